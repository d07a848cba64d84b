/** A thing that records describe: one thread, one IRP, however often it is printed. */
import type { Address } from '../../shared/address';
import type { Lines, Machine } from '../../shared/triage';

export type ThingKind =
  | 'thread'
  | 'process'
  | 'irp'
  | 'fileObject'
  | 'threadStack'
  | 'memory'
  | 'lock'
  | 'criticalSection'
  | 'monitor'
  | 'errorRecord'
  | 'pool'
  | 'trapFrame'
  | 'contextRecord'
  | 'exceptionRecord'
  | 'device'
  | 'driver'
  | 'deviceNode'
  | 'vpb'
  | 'object'
  | 'teb'
  | 'dpc'
  | 'timer'
  | 'apc'
  | 'pcr'
  | 'peb'
  | 'token'
  | 'module'
  | 'unloadedModule'
  | 'userThread'
  | 'managedThread'
  | 'symbol'
  | 'struct'
  | 'heap'
  | 'heapBlock'
  | 'region'
  | 'pageTableEntry'
  | 'vad'
  | 'workItem'
  | 'controlArea';

/** Where something lies rather than what it is. */
export function isPlace(kind: ThingKind): boolean {
  return kind === 'memory' || kind === 'module' || kind === 'unloadedModule' || kind === 'region';
}

export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly address: Address;
  /** Bytes from `address` that belong to it for certain; 0 where only the address itself is known. */
  readonly size: number;
  /** The structure whose fields lie in it. */
  readonly struct?: string;
  readonly machine: Machine | undefined;
  readonly label: string;
  readonly session: string;
  readonly observations: readonly number[];
  readonly lines: readonly Lines[];
}
