/** Locks as `!locks`, `!critsec`, `!cs` and `!deadlock` print them. Addresses of owners and waiters are what a wait-for graph needs. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface LockOwner {
  /** As printed: a thread, or, when its two low bits are set, a pointer that somebody made the owner. */
  readonly value: Address;
  /** The thread: `value`, or what `*** Actual Thread` names; absent when the text does not say it. */
  readonly thread?: Address;
  /** How often it was acquired. */
  readonly count?: number;
  /** Marked `<*>`, or listed as an owner: owns the resource now. */
  readonly owns: boolean;
  readonly lines: Span;
}

export interface LockWaiter {
  readonly thread: Address;
  readonly access: 'exclusive' | 'shared';
  readonly lines: Span;
}

/** An ERESOURCE. */
export interface LockRecord extends RecordBase {
  readonly kind: 'lock';
  /** `nt!CmpRegistryLock`, when the resource has a name. */
  readonly symbol?: string;
  readonly state: 'exclusive' | 'shared' | 'available' | 'unknown';
  /** The number of owning threads, as printed for shared access. */
  readonly sharedOwners?: number;
  readonly contentionCount?: number;
  readonly exclusiveWaiters?: number;
  readonly sharedWaiters?: number;
  readonly owners: readonly LockOwner[];
  readonly waiters: readonly LockWaiter[];
}

/** A CRITICAL_SECTION. */
export interface CriticalSectionRecord extends RecordBase {
  readonly kind: 'criticalSection';
  readonly symbol?: string;
  readonly locked?: boolean;
  /** The thread's id, not its address. */
  readonly owningThread?: number;
  /** The debugger says that the process has no such thread. */
  readonly ownerInvalid?: true;
  /** As printed; its meaning changed with Windows Server 2003 SP1. */
  readonly lockCount?: number;
  readonly recursionCount?: number;
  readonly waiterWoken?: boolean;
  readonly entryCount?: number;
  readonly contentionCount?: number;
  readonly debugInfo?: Address;
}

/** What Driver Verifier's deadlock detection found. */
export interface DeadlockRecord extends RecordBase {
  readonly kind: 'deadlock';
  readonly resources?: number;
  readonly threads: readonly {
    readonly index: number;
    readonly thread?: Address;
    /** The locks by letter, in the order in which they were taken. */
    readonly order: readonly string[];
    readonly lines: Span;
  }[];
  readonly locks: readonly {
    readonly name: string;
    readonly address?: Address;
    readonly symbol?: string;
    readonly type?: string;
    readonly lines: Span;
  }[];
}

/** `!qlocks`: the queued spin locks of the kernel, by processor. */
export interface QueuedLocksRecord extends RecordBase {
  readonly kind: 'queuedLocks';
  /** Only locks that somebody owns or waits for. */
  readonly locks: readonly {
    /** `KE - Dispatcher`. */
    readonly name: string;
    readonly states: readonly {
      readonly processor: number;
      readonly state: 'owner' | 'waits' | 'corrupt';
      /** Its place in the queue, from 1. */
      readonly wait?: number;
    }[];
    readonly lines: Span;
  }[];
}
