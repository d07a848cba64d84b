/**
 * Rows that begin with an address: the bulk of every transcript. Recognised on bytes, by columns.
 *
 *     fffff880`0653b1c0 fffff800`02a7c1b2 : 00000000`00000001 … : nt!KiSwapThread+0x3c9     columns 6, a symbol
 *     a9750c84 806ffa16 hal!KeAcquireInStackQueuedSpinLock+0x26                              columns 2, a symbol
 *     fffffadfccf732d0 SynchronizationEvent                                                  columns 1, a word
 *     00000000`014edf48 000002b0 00000000 00000000 014edfac                                  columns 5, nothing
 */
import { backtick, colon, fourBytes, hexValue, space, tab } from './bytes';

/** The end of a full-width address (8 or 16 digits, or 8`8) that a blank, a colon or the line's end follows; -1 for anything else. */
export function addressEnd(bytes: Uint8Array, at: number, end: number): number {
  const high = eightDigits(bytes, at, end);
  if (high < 0 || high === end) return high;
  const next = bytes[high];
  if (next === space) return high;
  const split = next === backtick;
  const low = eightDigits(bytes, split ? high + 1 : high, end);
  if (low < 0) return !split && isGap(next) ? high : -1;
  return low === end || isGap(bytes[low]) ? low : -1;
}

/** Where the eight hex digits at `at` end; -1 when there are fewer. */
function eightDigits(bytes: Uint8Array, at: number, end: number): number {
  const last = at + 8;
  if (last > end) return -1;
  const four = fourBytes(bytes);
  return (hexLanes(four.getInt32(at)) & hexLanes(four.getInt32(at + 4))) === everyLane ? last : -1;
}

const everyLane = 0x80808080 | 0;
/** Sets the high bit of each of four bytes that is a hex digit, by sums that carry into it. Bytes past ASCII carry on, and drop out. */
function hexLanes(four: number): number {
  const lower = four | 0x20202020;
  const decimal = (four + 0x50505050) & ~(four + 0x46464646);
  const letter = (lower + 0x1f1f1f1f) & ~(lower + 0x19191919);
  return (decimal | letter) & ~four & everyLane;
}

/** What a row holds: how many address columns, and where its text begins (`end` when there is none). */
export interface Row {
  columns: number;
  rest: number;
}

/**
 * Reads the columns of the row at `at` into `row`, up to `most` of them; answers false when the line does not begin with an address.
 * Behind the last column that was asked for, `rest` may hold more.
 */
export function readRow(bytes: Uint8Array, at: number, end: number, row: Row, most = Infinity): boolean {
  let index = addressEnd(bytes, at, end);
  if (index < 0) return false;
  row.columns = 1;
  while (row.columns < most) {
    while (index < end && isGap(bytes[index])) index++;
    const next = index < end && hexValue[bytes[index] ?? 0] !== 255 ? addressEnd(bytes, index, end) : -1;
    if (next < 0) break;
    row.columns++;
    index = next;
  }
  row.rest = index;
  return true;
}

function isGap(byte: number | undefined): boolean {
  return byte === space || byte === colon || byte === tab || byte === 13 || byte === 0xc2 || byte === 0xa0;
}
