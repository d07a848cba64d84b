/** What runs, and what waits to run, on each processor: `!running`, `!ready`, `!pcr`, `!prcb`, `!dpcs`, `!timer`, `!apc`. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';

/** One row of `!running`. */
export interface RunningRecord extends RecordBase {
  readonly kind: 'running';
  readonly processor: number;
  readonly prcb: Address;
  readonly current: Address;
  readonly next?: Address;
  readonly idle?: Address;
}

/** One heading of `!ready`; the THREAD blocks below it are records of their own. */
export interface ReadyRecord extends RecordBase {
  readonly kind: 'ready';
  readonly processor?: number;
  readonly priority?: number;
  /** `No threads in READY state`. */
  readonly empty?: true;
}

/** `!pcr` and `!prcb`. */
export interface PcrRecord extends RecordBase {
  readonly kind: 'pcr';
  readonly processor: number;
  readonly prcb?: Address;
  readonly irql?: number;
  readonly currentThread?: Address;
  readonly nextThread?: Address;
  readonly idleThread?: Address;
}

export interface DpcRecord extends RecordBase {
  readonly kind: 'dpc';
  readonly address: Address;
  readonly processor?: number;
  /** `Normal`, `Threaded`. */
  readonly type?: string;
  readonly routine?: Address;
  readonly symbol?: string;
}

export interface TimerRecord extends RecordBase {
  readonly kind: 'timer';
  readonly address: Address;
  readonly periodic?: true;
  /** As printed: `12/ 8/2000 10:59:23.154`, `NEVER`. */
  readonly due?: string;
  /** The routine of the DPC. */
  readonly symbol?: string;
  readonly thread?: Address;
}

export interface ApcRecord extends RecordBase {
  readonly kind: 'apc';
  readonly address: Address;
  readonly thread?: Address;
  readonly mode?: 'kernel' | 'user';
  readonly kernelRoutine?: { readonly routine: Address; readonly symbol?: string };
}

/** One queue of `!exqueue`. */
export interface WorkQueueRecord extends RecordBase {
  readonly kind: 'workQueue';
  /** `Critical`, `Delayed`. */
  readonly name: string;
}

/** A work item that waits in a queue. */
export interface WorkItemRecord extends RecordBase {
  readonly kind: 'workItem';
  readonly routine?: Address;
  readonly symbol?: string;
}
