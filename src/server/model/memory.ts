/** Memory as the `d*` commands print it, and single disassembly lines. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface MemoryRow {
  readonly address: Address;
  /** As printed, zero-extended to 16 digits; undefined for `????????`. Empty where only text or decimals were printed. */
  readonly values: readonly (Address | undefined)[];
  /** The characters behind the cells, or the string, or the floating-point values. */
  readonly text?: string;
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
  readonly address: Address;
  /** `ntdll_7d600000!ZwLockFile` of the line above, with its displacement. */
  readonly symbol?: string;
  readonly displacement?: number;
  readonly instruction: string;
  readonly bytes: string;
  /** Every instruction of a listing of several; the fields above are those of the first. */
  readonly instructions?: readonly Instruction[];
}

export interface Instruction {
  readonly address: Address;
  readonly bytes: string;
  /** Mnemonic and operands, and what the debugger found in memory there. */
  readonly instruction: string;
  readonly lines: Span;
}
