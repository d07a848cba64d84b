/** Sorts rows by their addresses: by digits, because a comparison of two rows costs more than all that is done for one here. */
import type { Column } from './column';
import type { Steps } from './steps';

/** The fewer rows, the more the buckets count: with 16 bits a text of 5 MB took longer for them than for its rows. */
const bits = 11;
const buckets = 1 << bits;
const shifts = [0, bits, 2 * bits];
/** Fewer rows are compared. */
const few = 4096;

/** The indexes of all rows by address, those of one address in their own order. `high` and `low` are the halves of the addresses. */
export function* addressOrder(high: Column<Uint32Array>, low: Column<Uint32Array>): Steps<Uint32Array> {
  let rows = Uint32Array.from({ length: high.length }, (_, row) => row);
  if (rows.length < few)
    return rows.sort((a, b) => high.at(a) - high.at(b) || low.at(a) - low.at(b) || a - b);
  let sorted = new Uint32Array(rows.length);
  const ends = new Uint32Array(buckets);
  for (const half of [low.all(), high.all()]) {
    const varying = varyingBits(half);
    for (const shift of shifts) {
      if (((varying >>> shift) & (buckets - 1)) === 0) continue;
      yield undefined;
      place(rows, sorted, ends, half, shift);
      [rows, sorted] = [sorted, rows];
    }
  }
  return rows;
}

/** The bits in which not all values are alike: most addresses of a system begin with the same. */
function varyingBits(half: Uint32Array): number {
  const first = half[0] ?? 0;
  let varying = 0;
  for (const value of half) varying |= value ^ first;
  return varying;
}

/** Puts `rows` into the order of one digit, rows of one digit in the order they have. Its loops call nothing: they run before V8 has optimised them. */
function place(
  rows: Uint32Array,
  sorted: Uint32Array,
  ends: Uint32Array,
  half: Uint32Array,
  shift: number,
): void {
  const mask = buckets - 1;
  ends.fill(0);
  for (const value of half) {
    const digit = (value >>> shift) & mask;
    ends[digit] = (ends[digit] ?? 0) + 1;
  }
  let end = 0;
  for (let bucket = 0; bucket < buckets; bucket++) ends[bucket] = end += ends[bucket] ?? 0;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? 0;
    const digit = ((half[row] ?? 0) >>> shift) & mask;
    const position = (ends[digit] ?? 0) - 1;
    ends[digit] = position;
    sorted[position] = row;
  }
}
