/** A column of numbers that grows: what would be a field of a million objects, in a few bytes each. */

export class Column<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array> {
  length = 0;

  constructor(private values: T) {}

  push(value: number): void {
    if (this.length === this.values.length) {
      const Values = this.values.constructor as new (length: number) => T;
      const wider = new Values(Math.max(64, this.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  /** All values, as an array of their own. */
  all(): T {
    return this.values.slice(0, this.length) as T;
  }

  /** The value at `index`, which must be below `length`. */
  at(index: number): number {
    return this.values[index] ?? 0;
  }
}

/** The first index in [0, count) from which `holds` is true, by halves; `count` when there is none. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let begin = 0;
  let end = count;
  while (begin < end) {
    const middle = (begin + end) >> 1;
    if (holds(middle)) end = middle;
    else begin = middle + 1;
  }
  return begin;
}
