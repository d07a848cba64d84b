/** A dump without gaps: its cells are found by arithmetic, and none is written down twice. */
import type { Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { MemoryRow } from '../model/memory';
import type { RawSlot } from '../model/stack';
import { hexAt } from '../text/addressAt';
import { toLines } from '../text/span';
import type { Entry } from './transcript';

export interface MemoryValue {
  readonly value: Address;
  /** Bytes. */
  readonly size: number;
  readonly lines: Lines;
  /** What the debugger says that the value points to. */
  readonly symbol?: string;
}

/** Fewer cells are kept one by one: short dumps of one place are often printed again. */
const fewest = 64;
/** Bytes behind which the upper half of an address changes. */
const half = 0x1_0000_0000;

type Rows = readonly (MemoryRow | RawSlot)[];

export class MemoryRun {
  private constructor(
    readonly entry: Entry,
    readonly rows: Rows,
    /** Cells of each row but the last, which may have fewer. */
    private readonly perRow: number,
    private readonly size: number,
    /** Halves of the first address. */
    readonly high: number,
    readonly low: number,
    readonly cells: number,
  ) {}

  /** Undefined for few cells, and for rows that do not follow each other. `size` is in bytes. */
  static of(entry: Entry, rows: Rows, size: number): MemoryRun | undefined {
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) return undefined;
    const perRow = widthOf(first);
    const cells = (rows.length - 1) * perRow + widthOf(last);
    if (cells < fewest || widthOf(last) > perRow) return undefined;
    const [high, low] = halvesOf(first.address);
    if (low + cells * size > half) return undefined;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      if (!row || (row !== last && widthOf(row) !== perRow)) return undefined;
      if (hexAt(row.address, 8, 16) !== low + index * perRow * size || hexAt(row.address, 0, 8) !== high)
        return undefined;
    }
    return new MemoryRun(entry, rows, perRow, size, high, low, cells);
  }

  /** Behind the last byte, from `low` on. */
  get end(): number {
    return this.low + this.cells * this.size;
  }

  /** The value at exactly this address; undefined between two cells, and where none could be read. */
  at(low: number): MemoryValue | undefined {
    const index = (low - this.low) / this.size;
    if (index < 0 || index >= this.cells || !Number.isInteger(index)) return undefined;
    const row = this.rows[Math.floor(index / this.perRow)];
    const value = row && ('values' in row ? row.values[index % this.perRow] : row.value);
    if (!value) return undefined;
    const symbol = 'values' in row ? undefined : placeIn(row);
    const shown = { value, size: this.size, lines: toLines(this.entry.base, row.lines) };
    return symbol === undefined ? shown : { ...shown, symbol };
  }
}

/** The halves of an address, as numbers of 32 bits. */
export function halvesOf(address: Address): readonly [high: number, low: number] {
  return [hexAt(address, 0, 8), hexAt(address, 8, 16)];
}

function widthOf(row: MemoryRow | RawSlot): number {
  return 'values' in row ? row.values.length : 1;
}

/** `nt!KeBugCheckEx+0x1e`: a symbol and how far behind it. */
export function placeIn({ symbol, displacement = 0 }: RawSlot): string | undefined {
  return symbol === undefined || displacement === 0 ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
