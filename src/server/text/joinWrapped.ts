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

const site = /^(?::\s*)?(?:[\w.$<>]+!\S.*|[\w.$]+\+0x[0-9a-f]+(?:\s.*)?)$/i;
/** The rest of a symbol that was cut inside a word. */
const symbolEnd = /^[\w:~<>]*\+0x[0-9a-f]+(?:\s+(?:\(|\[).*)?$/i;
const openSymbol = /^[\w.$]+![\w:~<>@$?]*$/;
const threadState =
  /\b(?:WAIT|RUNNING|READY|STANDBY|TERMINATED|INITIALIZED|TRANSITION|DEFERREDREADY|GATEWAIT|INVALID)\b/;
const threadRest =
  /^(?:Cid:?\s|Teb:\s|Win32Thread:|[0-9a-f`]{8,17}\s+(?:Win32Thread:|[A-Z]{4,})|(?:WAIT|RUNNING|READY|TERMINATED)\b|\((?:Wr)?[A-Z]\w+\) (?:User|Kernel)Mode)/i;
/** The columns of a whole row of arguments: frame, return address and three, or return address, frame and four. */
const whole: ReadonlySet<number> = new Set([5, 6]);

export function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1]?.trim();
    const together = next === undefined || next === '' ? undefined : joinTwo(line, next);
    joined.push(together ?? line);
    if (together !== undefined) at++;
  }
  return joined;
}

/** Both lines as one, when together they are a row and apart they are not. */
function joinTwo(line: string, next: string): string | undefined {
  const left = line.trimEnd();
  if (left.trimStart().startsWith('THREAD '))
    return !threadState.test(left) && threadRest.test(next) ? `${left} ${next}` : undefined;
  const head = shapeOf(left);
  if (!head || head.columns < 2 || promptEnd(narrow(next), 0, next.length) >= 0) return undefined;
  if (openSymbol.test(head.rest) && symbolEnd.test(next)) return left + next;
  if (head.rest !== '' && !/^[0-9a-f`:]+$/i.test(head.rest)) return undefined;
  if (head.rest === '' && site.test(next)) return `${left} ${next}`;
  return joinRow(left, ' ', next) ?? joinRow(left, '', next);
}

function joinRow(left: string, between: string, next: string): string | undefined {
  const together = left + between + next;
  const shape = shapeOf(together);
  return shape && whole.has(shape.columns) && site.test(shape.rest) ? together : undefined;
}

function shapeOf(line: string): Shape | undefined {
  const text = line.trimStart();
  if (!readRow(narrow(text), 0, text.length, scratch)) return undefined;
  return { columns: scratch.columns, rest: text.slice(scratch.rest).trim() };
}
