/** One cell of a row of memory: hex digits, or question marks where nothing could be read. */
import { backtick, hexValue } from '../../text/bytes';

/** Bytes of a cell. */
export type MemoryUnit = 1 | 2 | 4 | 8;

const [questionMark, dash] = [63, 45];

/** Where the cell at `at` ends: two characters a byte, a backtick between the halves of eight, and a gap behind; -1 for anything else. */
export function cellEnd(row: string, at: number, unit: MemoryUnit): number {
  const isUnread = row.charCodeAt(at) === questionMark;
  let end = at;
  for (let count = 0; count < 2 * unit; count++, end++) {
    if (count === 8 && row.charCodeAt(end) === backtick) end++;
    const code = row.charCodeAt(end);
    if (isUnread ? code !== questionMark : (hexValue[code] ?? 255) > 15) return -1;
  }
  return end === row.length || isGap(row.charCodeAt(end), unit) ? end : -1;
}

/** Where the text behind a cell begins: past one blank, or the dash in the middle of a row of bytes or double words. */
export function behindCell(row: string, end: number, unit: MemoryUnit): number {
  return end < row.length && row.charCodeAt(end) !== 9 && isGap(row.charCodeAt(end), unit) ? end + 1 : end;
}

function isGap(code: number, unit: MemoryUnit): boolean {
  return code === 32 || code === 9 || (code === dash && (unit === 1 || unit === 4));
}
