/**
 * Separates what lost the line break between it: a prompt behind the last line of output, a second row of a stack on one line.
 *
 *     nt!KiSwapThread+0x2e50: kd> !thread
 *     f714f2a8 8041c60f nt!KiSwapThread+0x85 f714f2d0 8041cd3c nt!KeWaitForSingleObject+0x1c2
 */
import { narrow } from './bytes';
import { splitPrompt } from './prompt';
import { readRow, type Row } from './row';

/** No session has more prompts: a machine has so many processors. */
const mostPrompts = 64;
/** Behind a symbol, an address and what may follow it in a row: another address, a colon, a symbol. */
const secondRow =
  /\+0x[0-9a-f]+(?: +\[[^\]]{0,260}\])? +(?=(?:[0-9a-f]{1,2} )?[0-9a-f]{8}(?:`?[0-9a-f]{8})? +(?::|[0-9a-f]{8}|[\w.$]+(?:!|\+0x)))/gi;
/** No line of rows is longer. */
const longest = 4096;
const scratch: Row = { columns: 0, rest: 0 };

export function separate(lines: readonly string[]): string[] {
  const prompts = promptsOf(lines);
  return lines.flatMap((line) => {
    if (splitPrompt(line)) return [line];
    const at = gluedPrompt(line, prompts);
    return at < 0 ? rowsOf(line) : [...rowsOf(line.slice(0, at)), line.slice(at)];
  });
}

/** The prompts with which lines begin. */
function promptsOf(lines: readonly string[]): string[] {
  const prompts = new Set<string>();
  for (const line of lines) {
    const prompt = prompts.size < mostPrompts ? splitPrompt(line)?.prompt : undefined;
    if (prompt !== undefined) prompts.add(prompt);
  }
  return [...prompts];
}

/** Where one of the prompts stands directly behind other text; prose that names one has a blank before it. */
function gluedPrompt(line: string, prompts: readonly string[]): number {
  if (!line.includes('>')) return -1;
  for (const prompt of prompts) {
    const at = line.indexOf(prompt);
    if (at > 0 && line[at - 1] !== ' ' && line[at - 1] !== '>') return at;
  }
  return -1;
}

/** The rows on one line: all of them, or the line as it is, when they do not have the same columns. */
export function rowsOf(line: string): string[] {
  const first = line.length > longest ? -1 : line.indexOf('+0x');
  if (first < 0 || !line.includes('+0x', first + 3)) return [line];
  const columns = columnsOf(line);
  if (columns === 0) return [line];
  const rows: string[] = [];
  let from = 0;
  for (const { index, 0: end } of line.matchAll(secondRow)) {
    const next = index + end.length;
    rows.push(line.slice(from, next).trimEnd());
    from = next;
  }
  rows.push(line.slice(from));
  return rows.every((row) => columnsOf(row) === columns) ? rows : [line];
}

function columnsOf(line: string): number {
  const text = line.trimStart().replace(/^[0-9a-f]{1,2} /i, '');
  return readRow(narrow(text), 0, text.length, scratch) ? scratch.columns : 0;
}
