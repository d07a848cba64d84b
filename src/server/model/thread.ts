/** `THREAD …` as `!thread` and `!process` print it. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface Cid {
  readonly process: number;
  readonly thread: number;
}

export interface WaitObject {
  readonly address: Address;
  /** `SynchronizationEvent`, `Mutant`, `Semaphore` … as printed. */
  readonly type: string;
  readonly owner?: Address;
  readonly limit?: number;
  readonly lines: Span;
}

/** What a thread has sent and has no answer to: an ALPC message, or an LPC message before Windows Vista. */
export interface ReplyWait {
  readonly message?: Address;
  /** Of an LPC message. */
  readonly messageId?: number;
  readonly port?: Address;
  /** The owner of the port. */
  readonly process?: Address;
  readonly lines: Span;
}

export interface ThreadRecord extends RecordBase {
  readonly kind: 'thread';
  readonly address: Address;
  readonly cid?: Cid;
  readonly teb?: Address;
  readonly win32Thread?: Address;
  /** `WAIT`, `RUNNING`, `READY`, `TERMINATED` … */
  readonly state?: string;
  readonly processor?: number;
  readonly waitReason?: string;
  readonly waitMode?: 'KernelMode' | 'UserMode';
  readonly alertable?: boolean;
  readonly waitObjects: readonly WaitObject[];
  readonly reply?: ReplyWait;
  readonly irps: readonly { readonly address: Address; readonly flags?: number; readonly lines: Span }[];
  readonly impersonation?: string;
  readonly deviceMap?: Address;
  readonly process?: Address;
  readonly image?: string;
  readonly attachedProcess?: Address;
  readonly waitStartTick?: number;
  readonly ticks?: number;
  /** From the parentheses behind the ticks: what the debugger made of them. */
  readonly waitMs?: number;
  readonly waitLines?: Span;
  readonly contextSwitches?: number;
  readonly idealProcessor?: number;
  readonly userTimeMs?: number;
  readonly kernelTimeMs?: number;
  readonly win32StartAddress?: StartAddress;
  readonly startAddress?: StartAddress;
  readonly stackInit?: Address;
  readonly stackCurrent?: Address;
  readonly stackBase?: Address;
  readonly stackLimit?: Address;
  readonly priority?: Readonly<Record<string, number>>;
  /** The next record of the section is this thread's stack. */
  readonly stackFollows?: true;
}

/** `windbg!_imp_RegCreateKeyExW (0x0000000000401000)`, or the bare address. */
export interface StartAddress {
  readonly symbol?: string;
  readonly address?: Address;
  readonly lines: Span;
}
