/** What the debugger says of execution: processor time, traces, breakpoints, events. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/** `!runaway`: time by thread. */
export interface RunawayRecord extends RecordBase {
  readonly kind: 'runaway';
  readonly clock: 'user' | 'kernel' | 'elapsed';
  readonly threads: readonly {
    readonly number: number;
    /** The thread's id. */
    readonly thread: number;
    readonly ms: number;
    readonly name?: string;
    readonly lines: Span;
  }[];
}

/** `wt`: calls as they happened, with the instructions run in each. */
export interface TraceRecord extends RecordBase {
  readonly kind: 'trace';
  readonly calls: number;
  readonly deepest: number;
  /** Of the outermost function, where its last line was seen. */
  readonly instructions?: number;
}

export interface BreakpointRecord extends RecordBase {
  readonly kind: 'breakpoint';
  readonly number: number;
  /** Listed, set, or hit. */
  readonly what: 'listed' | 'hit';
  readonly enabled?: boolean;
  readonly symbol?: string;
  readonly command?: string;
}

/** `!threads` and `!pe` of SOS. */
export interface ManagedThreadRecord extends RecordBase {
  readonly kind: 'managedThread';
  /** The debugger's number; undefined for `XXXX`. */
  readonly number?: number;
  readonly id: number;
  /** The id of the thread of the operating system. */
  readonly osId: number;
  readonly state?: number;
  readonly lockCount?: number;
  readonly apartment?: string;
  /** `(Finalizer)`, `(Threadpool Worker)`, an exception. */
  readonly note?: string;
}

export interface ManagedExceptionRecord extends RecordBase {
  readonly kind: 'managedException';
  readonly type?: string;
  readonly message?: string;
  readonly hresult?: number;
  readonly inner?: string;
}

/** `!syncblk` of SOS: the monitor of a managed object. `address` is the object's. */
export interface MonitorRecord extends RecordBase {
  readonly kind: 'monitor';
  readonly syncBlock: Address;
  /** As printed: 1 for the owner, and 2 for each thread that waits ("SOS debugging extension", `SyncBlk`). */
  readonly held: number;
  readonly recursionCount: number;
  /** The thread's id; undefined where nobody owns it. */
  readonly owningThread?: number;
  readonly type: string;
}

/** `!stacks`: one thread in one row, with its topmost functions. */
export interface ThreadSummaryRecord extends RecordBase {
  readonly kind: 'threadSummary';
  readonly address: Address;
  readonly process: number;
  readonly thread: number;
  readonly ticks?: number;
  readonly state?: string;
  readonly functions: readonly string[];
}
