/** A thread as user-mode debuggers name it: by its number and its Cid, above its stack. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';
import type { Cid, StartAddress } from './thread';

export interface UserThreadRecord extends RecordBase {
  readonly kind: 'userThread';
  /** The debugger's own number, decimal. */
  readonly number: number;
  /** Without the process where an extension prints the thread alone. */
  readonly cid: Pick<Cid, 'thread'> & Partial<Cid>;
  readonly teb?: Address;
  readonly suspendCount?: number;
  readonly frozen?: boolean;
  /** The description that the program gave it. */
  readonly name?: string;
  /** `.` the current thread, `#` the one that raised the event. */
  readonly mark?: '.' | '#';
  readonly priority?: number;
  readonly priorityClass?: number;
  readonly startAddress?: StartAddress;
  /** The next record of the section is this thread's stack. */
  readonly stackFollows?: true;
}
