/** Pool memory as `!pool`, `!poolfind` and `!poolused` print it. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface PoolBlock {
  readonly address: Address;
  /** Bytes. */
  readonly size: number;
  readonly previousSize?: number;
  /** `Allocated`, `Free`, `Lookaside`, `NonPaged` … as printed. */
  readonly state: string;
  readonly tag?: string;
  /** Marked `*`: holds the address that was asked for. */
  readonly asked: boolean;
  readonly lines: Span;
}

export interface PoolRecord extends RecordBase {
  readonly kind: 'pool';
  /** `Paged pool`, `Nonpaged pool`, `Special pool`. */
  readonly region?: string;
  readonly blocks: readonly PoolBlock[];
  /** Who uses the tag of the asked block, from the debugger's tag file. */
  readonly tagOwner?: string;
}

export interface PoolUsageRow {
  readonly tag: string;
  readonly nonPagedAllocations: number;
  /** Bytes. */
  readonly nonPagedUsed: number;
  readonly pagedAllocations: number;
  readonly pagedUsed: number;
  readonly owner?: string;
  readonly lines: Span;
}

export interface PoolUsageRecord extends RecordBase {
  readonly kind: 'poolUsage';
  readonly sortedBy?: string;
  readonly rows: readonly PoolUsageRow[];
}
