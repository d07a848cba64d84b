/** Which rows of a long list are in sight. Heights differ by shape, so positions are summed once and searched. */

export interface Offsets {
  /** Top of each row, and after the last one the height of all. */
  readonly tops: Float64Array;
}

export function offsetsOf(count: number, heightOf: (index: number) => number): Offsets {
  const tops = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) tops[index + 1] = (tops[index] ?? 0) + heightOf(index);
  return { tops };
}

/** First row and the row after the last that are in sight, or by `margin` pixels out of it. */
export function inSight(
  { tops }: Offsets,
  scrollTop: number,
  height: number,
  margin: number,
): readonly [from: number, to: number] {
  const count = tops.length - 1;
  const from = Math.max(0, rowAt(tops, scrollTop - margin));
  const to = Math.min(count, rowAt(tops, scrollTop + height + margin) + 1);
  return [from, to];
}

/** The last row whose top is not below `y`. */
function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
