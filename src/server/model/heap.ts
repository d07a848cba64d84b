/** User-mode heaps as `!heap` prints them. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';
import type { TraceRow } from './trace';

/** The allocation that `!heap -p -a` found for an address. */
export interface HeapBlock {
  readonly asked: Address;
  readonly state?: 'busy' | 'free';
  /** `_DPH_HEAP_ROOT` or `_HEAP`. */
  readonly heap?: Address;
  readonly userAddress?: Address;
  readonly userSize?: number;
  readonly lines: Span;
}

export interface HeapRecord extends RecordBase {
  readonly kind: 'heap';
  readonly heaps: readonly { readonly address: Address; readonly flags?: number; readonly lines: Span }[];
  readonly block?: HeapBlock;
  /** The call stack that the heap remembered for the block. */
  readonly trace: readonly TraceRow[];
  /** Rows of blocks, segments and free lists. */
  readonly entries: number;
}
