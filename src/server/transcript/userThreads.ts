/** Threads of user mode as views and lenses name them. */
import type { UserThreadRecord } from '../model/userThread';
import type { Entry } from './transcript';
import { formatCid, words } from './recordLabel';

/** `s0/userThread:000000869ff0a000`: by its TEB as every thing, or by its Cid. */
export function userThreadId({ session, record: { teb, cid } }: Entry<UserThreadRecord>): string {
  return `${session.id}/userThread:${teb ?? formatCid(cid)}`;
}

/** `thread 0 1f04.6e78 main`. */
export function userThreadLabel({ number, cid, name }: UserThreadRecord): string {
  return words(`thread ${number}`, formatCid(cid), name);
}

/** What the debugger says of the thread beside its stack: `current, suspend count 2`. */
export function userThreadWords({ mark, suspendCount = 0, frozen, startAddress }: UserThreadRecord): string {
  const parts = [
    mark === '.' ? 'current' : mark === '#' ? 'raised the event' : undefined,
    suspendCount > 1 ? `suspend count ${suspendCount}` : undefined,
    frozen === true ? 'frozen' : undefined,
    startAddress?.symbol === undefined ? undefined : `starts at ${startAddress.symbol}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
