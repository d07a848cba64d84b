/** Addresses at a place of a line, read digit by digit: rows of them are the bulk of every transcript, and no string is cut for them. */
import type { Address } from '../../shared/address';
import { backtick, hexValue } from './bytes';
import { addressOfHalves } from './recentAddress';

/** The number that hex digits [at, end) of a line spell, of 32 bits at most; -1 where one of them is none. */
export function hexAt(line: string, at: number, end: number): number {
  if (end > line.length) return -1;
  let value = 0;
  let wrong = 0;
  for (let index = at; index < end; index++) {
    const digit = hexValue[line.charCodeAt(index)] ?? 255;
    wrong |= digit;
    value = (value << 4) | digit;
  }
  return wrong > 15 ? -1 : value >>> 0;
}

/** An address of full width on a line: where it ends, and its halves as numbers of 32 bits. */
export interface FullAddress {
  end: number;
  /** Undefined for eight digits. */
  high: number | undefined;
  low: number;
}

/**
 * Reads the address at `at` into `into`, each digit once; answers false for anything but 8 or 16 digits, or 8`8. What follows is not
 * looked at.
 */
export function readFullAddress(line: string, at: number, into: FullAddress): boolean {
  if (!readHalf(line, at, into)) return false;
  const first = into.low;
  const next = line.charCodeAt(at + 8);
  const low = next === backtick ? at + 9 : at + 8;
  into.end = at + 8;
  into.high = undefined;
  if (next !== backtick && (hexValue[next] ?? 255) > 15) return true;
  if (!readHalf(line, low, into)) {
    into.low = first;
    return next !== backtick;
  }
  into.high = first;
  into.end = low + 8;
  return true;
}

function readHalf(line: string, at: number, into: FullAddress): boolean {
  if (at + 8 > line.length) return false;
  let value = 0;
  let wrong = 0;
  for (let index = at; index < at + 8; index++) {
    const digit = hexValue[line.charCodeAt(index)] ?? 255;
    wrong |= digit;
    value = (value << 4) | digit;
  }
  into.low = value;
  return wrong < 16;
}

/** The address that was read. */
export function addressRead({ high, low }: FullAddress, extend: 'sign' | 'zero'): Address {
  return addressOfHalves(high ?? (extend === 'sign' && low < 0 ? -1 : 0), low);
}

/** Where the next column begins: behind blanks, of which there must be one; -1 where nothing stands behind them. */
export function nextColumn(line: string, at: number): number {
  let next = at;
  while (isSpace(line.charCodeAt(next))) next++;
  return next === at || next >= line.length ? -1 : next;
}

function isSpace(code: number): boolean {
  return code === 32 || (code < 14 && code > 8);
}
