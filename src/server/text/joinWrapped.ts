/**
 * Joins rows that a mail program or a page broke in two.
 *
 *     f714f2a8 8041c60f 81453a30 811a2708
 *     80475b18 NDIS!ndisPowerDispatch+0x84
 */
import { narrow } from './bytes';
import { promptEnd } from './prompt';
import { readRow, type Row } from './row';

const scratch: Row = { columns: 0, rest: 0 };

interface Shape {
  /** Columns of addresses before the rest. */
  readonly columns: number;
  readonly rest: string;
}

const site = /^(?::\s*)?(?:[\w.$<>]+!\S.*|[\w.$]+\+0x[0-9a-f]+(?:\s.*)?|0x[0-9a-f`]{3,17})$/i;
/** The rest of a symbol that was cut inside a word. */
const symbolEnd = /^[\w:~<>]*\+0x[0-9a-f]+(?:\s+(?:\(|\[).*)?$/i;
/** The rest of a template's arguments. */
const symbolTail = /^[^![\]]{1,200}\+0x[0-9a-f]+(?:\s+\[.*\])?$/i;
const frameNumber = /^[0-9a-f]{1,2} (?=[0-9a-f]{8})/i;
const openSymbol = /^[\w.$]+![\w:~<>@$?]*$/;
const threadState =
  /\b(?:WAIT|RUNNING|READY|STANDBY|TERMINATED|INITIALIZED|TRANSITION|DEFERREDREADY|GATEWAIT|INVALID)\b/;
const threadRest =
  /^(?:Cid:?\s|Teb:\s|Win32Thread:|[0-9a-f`]{8,17}\s+(?:Win32Thread:|[A-Z]{4,})|(?:WAIT|RUNNING|READY|TERMINATED)\b|\((?:Wr)?[A-Z]\w+\) (?:User|Kernel)Mode)/i;
/** `ModLoad:` without the path. */
const loaded = /^\s*ModLoad: [0-9a-f`]{8,17} [0-9a-f`]{8,17}$/i;
/** The columns of a whole row of arguments: frame, return address and three, or return address, frame and four. */
const whole: ReadonlySet<number> = new Set([5, 6]);

const path = /^(?!ModLoad:).{0,300}[\\.]/;
/** No part of a row is longer. */
const longest = 2000;
/** Lines on which one row may end up. */
const mostLines = 4;

export function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const found = joinFrom(lines, at);
    joined.push(found?.text ?? lines[at] ?? '');
    if (found) at = found.last;
  }
  return joined;
}

interface Joined {
  readonly text: string;
  /** The last line that is part of it. */
  readonly last: number;
}

/** The row that begins on line `at` and ends below it, when together the lines are a row and apart they are not. */
function joinFrom(lines: readonly string[], at: number): Joined | undefined {
  const line = (lines[at] ?? '').trimEnd();
  const next = lines[at + 1]?.trim() ?? '';
  if (next === '' || line.length > longest || next.length > longest) return undefined;
  const two = joinHead(line, next);
  if (two !== undefined) return { text: two, last: at + 1 };
  const head = shapeOf(line);
  if (!head) return undefined;
  if (openSymbol.test(head.rest) && symbolEnd.test(next)) return { text: line + next, last: at + 1 };
  if (site.test(head.rest)) return joinTail(lines, { text: line, last: at });
  if (head.rest !== '' && !/^[0-9a-f`:-]+$/i.test(head.rest)) return undefined;
  return joinRow(lines, at, head);
}

/** A THREAD line without its state, or a module without its path, and what is missing. */
function joinHead(line: string, next: string): string | undefined {
  if (line.trimStart().startsWith('THREAD '))
    return !threadState.test(line) && threadRest.test(next) ? `${line} ${next}` : undefined;
  return loaded.test(line) && path.test(next) ? `${line}   ${next}` : undefined;
}

/** The rest of the columns, and the call site. */
function joinRow(lines: readonly string[], at: number, head: Shape): Joined | undefined {
  let text = (lines[at] ?? '').trimEnd();
  for (let last = at + 1; last < Math.min(at + mostLines, lines.length); last++) {
    const next = lines[last]?.trim() ?? '';
    if (
      next === '' ||
      next.length > longest ||
      promptEnd(narrow(next), 0, next.length) >= 0 ||
      isRow(shapeOf(next))
    )
      return undefined;
    const whole = [`${text} ${next}`, text + next].find((together) => completes(shapeOf(together), head));
    if (whole !== undefined) return joinTail(lines, { text: whole, last }) ?? { text: whole, last };
    text += ` ${next}`;
  }
  return undefined;
}

/** Whether the lines together are a row: all columns, or those of the first line, and a call site. */
function completes(shape: Shape | undefined, head: Shape): boolean {
  if (isRow(shape)) return true;
  return head.columns > 1 && head.rest === '' && shape?.columns === head.columns && site.test(shape.rest);
}

/** The end of a call site that was cut inside `[path @ line]` or between the arguments of a template. */
function joinTail(lines: readonly string[], { text, last }: Joined): Joined | undefined {
  const next = lines[last + 1]?.trim() ?? '';
  if (text.length > longest) return undefined;
  const isCut = /\[[^\]]*$/.test(text)
    ? /^[^[\]]{1,200}\]$/.test(next)
    : /!\S*<[^+]*,$/.test(text) && symbolTail.test(next);
  return isCut ? { text: `${text} ${next}`, last: last + 1 } : undefined;
}

function isRow(shape: Shape | undefined): boolean {
  return shape !== undefined && whole.has(shape.columns) && site.test(shape.rest);
}

/** The columns behind the number of the frame. */
function shapeOf(line: string): Shape | undefined {
  const text = line.trimStart().replace(frameNumber, '');
  if (!readRow(narrow(text), 0, text.length, scratch)) return undefined;
  return { columns: scratch.columns, rest: text.slice(scratch.rest).trim() };
}
