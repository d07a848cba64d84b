/** Memory as the `d*` commands print it, and single disassembly lines. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface MemoryRow {
  readonly address: Address;
  /** As printed, zero-extended to 16 digits; undefined for `????????`. */
  readonly values: readonly (Address | undefined)[];
  readonly lines: Span;
}

export interface MemoryRecord extends RecordBase {
  readonly kind: 'memory';
  readonly start: Address;
  /** Bytes per value. */
  readonly unit: 1 | 2 | 4 | 8;
  readonly rows: readonly MemoryRow[];
  /** `@esp+4`: the expression that was asked for, when the command names one. */
  readonly expression?: string;
}

export interface DisassemblyRecord extends RecordBase {
  readonly kind: 'disassembly';
  /** `ntdll_7d600000!ZwLockFile` of the line above, with its displacement. */
  readonly symbol?: string;
  readonly displacement?: number;
  readonly instruction: string;
  readonly bytes: string;
}
