/** Sorts rows by their addresses: by digits, because a comparison of two rows costs more than all that is done for one here. */
import type { Column } from './column';

const bits = 16;
const buckets = 1 << bits;
/** Fewer rows are compared: the buckets alone would cost more. */
const few = 4096;

/** The indexes of all rows by address, those of one address in their own order. `high` and `low` are the halves of the addresses. */
export function addressOrder(high: Column<Uint32Array>, low: Column<Uint32Array>): Uint32Array {
  let rows = Uint32Array.from({ length: high.length }, (_, row) => row);
  if (rows.length < few)
    return rows.sort((a, b) => high.at(a) - high.at(b) || low.at(a) - low.at(b) || a - b);
  let sorted = new Uint32Array(rows.length);
  const ends = new Uint32Array(buckets);
  for (const [half, shift] of [
    [low, 0],
    [low, bits],
    [high, 0],
    [high, bits],
  ] as const) {
    place(rows, sorted, ends, half, shift);
    [rows, sorted] = [sorted, rows];
  }
  return rows;
}

/** Puts `rows` into the order of one digit, rows of one digit in the order they have. */
function place(
  rows: Uint32Array,
  sorted: Uint32Array,
  ends: Uint32Array,
  half: Column<Uint32Array>,
  shift: number,
): void {
  const digit = (row: number): number => (half.at(row) >>> shift) & (buckets - 1);
  ends.fill(0);
  for (const row of rows) ends[digit(row)] = (ends[digit(row)] ?? 0) + 1;
  let end = 0;
  for (let bucket = 0; bucket < buckets; bucket++) ends[bucket] = end += ends[bucket] ?? 0;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? 0;
    const position = (ends[digit(row)] ?? 0) - 1;
    ends[digit(row)] = position;
    sorted[position] = row;
  }
}
