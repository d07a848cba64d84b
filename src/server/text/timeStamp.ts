/**
 * The time that a terminal or a log writer puts before every line.
 *
 *     12:04:31.250 0: kd> k        [2021-03-04 12:04:31] 0: kd> k        2021-03-04T12:04:31,250Z 0: kd> k
 */
import { colon, isBlank, isDigit } from './bytes';

/** The stamp and the blank behind it. */
export const stamp = /^\[?(?:\d{4}-\d\d-\d\d[T ])?\d?\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?\]?(?:\s|$)/;

const [openBracket, closeBracket, minus, capitalT, capitalZ, dot, comma] = [91, 93, 45, 84, 90, 46, 44];

/** Where the text behind a stamp at `at` begins, or `at` when there is none. Most lines answer at the first bytes. */
export function behindStamp(bytes: Uint8Array, at: number, end: number): number {
  let index = bytes[at] === openBracket ? at + 1 : at;
  if (!isDigit(bytes[index])) return at;
  if (bytes[index + 4] === minus) index = behindDate(bytes, index);
  index = behindClock(bytes, index);
  if (index < 0) return at;
  if (bytes[index] === capitalZ) index++;
  if (bytes[index] === closeBracket) index++;
  return index >= end || isBlank(bytes[index]) ? Math.min(index, end) : at;
}

/** Behind `12:04:31.250`, or -1. The hour may have one digit. */
function behindClock(bytes: Uint8Array, at: number): number {
  const hour = bytes[at + 1] === colon ? at - 1 : at;
  const isClock =
    isDigit(bytes[hour + 1]) &&
    bytes[hour + 2] === colon &&
    two(bytes, hour + 3) &&
    bytes[hour + 5] === colon &&
    two(bytes, hour + 6);
  if (!isClock) return -1;
  let index = hour + 8;
  if (bytes[index] === dot || bytes[index] === comma) for (index++; isDigit(bytes[index]);) index++;
  return index;
}

function two(bytes: Uint8Array, at: number): boolean {
  return isDigit(bytes[at]) && isDigit(bytes[at + 1]);
}

/** Behind `2021-03-04 ` or `2021-03-04T`. */
function behindDate(bytes: Uint8Array, at: number): number {
  const isDate =
    two(bytes, at) &&
    two(bytes, at + 2) &&
    two(bytes, at + 5) &&
    bytes[at + 7] === minus &&
    two(bytes, at + 8);
  const next = bytes[at + 10];
  return isDate && (next === capitalT || isBlank(next)) ? at + 11 : at;
}
