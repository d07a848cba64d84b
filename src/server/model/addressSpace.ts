/** Address space: `!address`, `!pte`, `!vad`, and the counters of `!vm` and `!memusage`. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface AddressRegion {
  readonly start: Address;
  /** The first address behind it. */
  readonly end?: Address;
  /** `MEM_PRIVATE`, `Image` … as printed. */
  readonly type?: string;
  readonly state?: string;
  readonly protect?: string;
  readonly usage?: string;
  readonly allocationBase?: Address;
  readonly lines: Span;
}

export interface AddressRegionRecord extends RecordBase {
  readonly kind: 'addressRegion';
  /** One for `!address ADDRESS`, every one of a table. */
  readonly regions: readonly AddressRegion[];
}

export interface PageTableEntry {
  /** `PXE`, `PPE`, `PDE`, `PTE`. */
  readonly level: string;
  readonly at: Address;
  readonly contains?: Address;
  readonly pfn?: number;
  /** `---DA--KWEV`. */
  readonly attributes?: string;
}

export interface PteRecord extends RecordBase {
  readonly kind: 'pte';
  readonly entries: readonly PageTableEntry[];
  /** `not valid`, `DemandZero`, `Transition: 12a4`: what the debugger says below the entries. */
  readonly notes: readonly string[];
}

export interface VadRecord extends RecordBase {
  readonly kind: 'vad';
  readonly nodes: readonly {
    readonly address: Address;
    readonly level: number;
    /** Page numbers. */
    readonly startVpn: number;
    readonly endVpn: number;
    readonly commit: number;
    /** `Mapped  Exe  EXECUTE_WRITECOPY \Windows\…`, blanks as one. */
    readonly description: string;
    readonly lines: Span;
  }[];
}

/** `!vm`, and the counters at the head of `!memusage`. */
export interface VmRecord extends RecordBase {
  readonly kind: 'vm';
  readonly counters: readonly {
    readonly name: string;
    readonly pages?: number;
    readonly kb?: number;
    readonly lines: Span;
  }[];
  /** Lines between asterisks: what the debugger found remarkable. */
  readonly warnings: readonly { readonly text: string; readonly lines: Span }[];
}
