/** Call stacks as a debugger unwinds them, and raw stack memory with symbols. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/**
 * The columns of a stack: `x86` ChildEBP RetAddr · `x86-args` with Args to Child · `x64` Child-SP RetAddr · `x64-args` with Args to
 * Child · `minimal` RetAddr alone (kb on x64, old `!thread`) · `kc` call sites alone · `ia64` Child-SP Child-BSP RetAddr · `dotnet`
 * Child SP and the instruction.
 */
export type StackDialect =
  'x86' | 'x86-args' | 'x64' | 'x64-args' | 'minimal' | 'minimal-args' | 'kc' | 'ia64' | 'dotnet';

export interface Frame {
  /** Ordinal in this stack, from 0; a printed frame number is kept in `number`. */
  readonly index: number;
  readonly number?: number;
  /** ChildEBP or Child-SP. */
  readonly frame?: Address;
  readonly returnAddress?: Address;
  /** Where the frame stands, from commands that print that and no return address. */
  readonly instruction?: Address;
  /** Up to 32-bit: what stands in the stack's argument slots. On x64: home slots, usually not the arguments. */
  readonly args?: readonly Address[];
  readonly module?: string;
  /** `nt!KiSwapThread` without displacement, or the bare address as printed. */
  readonly symbol: string;
  readonly displacement?: number;
  readonly source?: { readonly path: string; readonly line: number };
  readonly inline?: true;
  readonly trapFrame?: Address;
  /** The warning printed directly above this row. */
  readonly warning?: string;
  readonly lines: Span;
}

export interface StackRecord extends RecordBase {
  readonly kind: 'stack';
  readonly dialect: StackDialect;
  readonly frames: readonly Frame[];
  readonly warnings: readonly { readonly text: string; readonly lines: Span }[];
}

export interface RawSlot {
  readonly address: Address;
  readonly value: Address;
  /** Module and name without displacement. */
  readonly symbol?: string;
  readonly displacement?: number;
  readonly lines: Span;
}

/** `dds`, `dps`, `dqs`, or a filtered listing of that shape. */
export interface RawStackRecord extends RecordBase {
  readonly kind: 'rawStack';
  readonly slots: readonly RawSlot[];
  /** Bytes per slot. */
  readonly pointerSize: 4 | 8;
}
