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

/** Where an address of full width at `at` ends: behind 8 or 16 digits, or 8`8; -1 for anything else. What follows is not looked at. */
export function fullAddressEnd(line: string, at: number): number {
  if (hexAt(line, at, at + 8) < 0) return -1;
  const low = line.charCodeAt(at + 8) === backtick ? at + 9 : at + 8;
  if (hexAt(line, low, low + 8) >= 0) return low + 8;
  return low === at + 8 ? low : -1;
}

/** The address that [at, end), as `fullAddressEnd` tells it, spells. */
export function addressAt(line: string, at: number, end: number, extend: 'sign' | 'zero'): Address {
  if (end - at > 8) return addressOfHalves(hexAt(line, at, at + 8), hexAt(line, end - 8, end));
  const low = hexAt(line, at, end);
  return addressOfHalves(extend === 'sign' && low > 0x7fffffff ? -1 : 0, low);
}
