/** Addresses made of numbers: each a flat string, the ones that were asked for last shared when they are equal. */
import type { Address } from '../../shared/address';

/** A power of two. */
const places = 4096;
const highs = new Int32Array(places);
const lows = new Int32Array(places);
const known: (Address | undefined)[] = new Array<undefined>(places).fill(undefined);
const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/**
 * The address of two halves of 32 bits each. Zero, flags and the pointers around one structure come again and again; of others a copy is
 * made digit by digit, which costs less than joining pieces of the text, and pins none of it.
 */
export function addressOfHalves(high: number, low: number): Address {
  const [upper, lower] = [high | 0, low | 0];
  const place = (lower ^ (lower >>> 12) ^ (lower >>> 24) ^ Math.imul(upper, 769)) & (places - 1);
  const recent = known[place];
  if (recent !== undefined && highs[place] === upper && lows[place] === lower) return recent;
  const made = spelled(upper, lower);
  highs[place] = upper;
  lows[place] = lower;
  known[place] = made;
  return made;
}

/** In one call with as many characters as there are: a call with an array is slower by half. */
function spelled(high: number, low: number): Address {
  return String.fromCharCode(
    digit(high, 28),
    digit(high, 24),
    digit(high, 20),
    digit(high, 16),
    digit(high, 12),
    digit(high, 8),
    digit(high, 4),
    digit(high, 0),
    digit(low, 28),
    digit(low, 24),
    digit(low, 20),
    digit(low, 16),
    digit(low, 12),
    digit(low, 8),
    digit(low, 4),
    digit(low, 0),
  ) as Address;
}

function digit(half: number, shift: number): number {
  return digits[(half >>> shift) & 15] ?? 0;
}
