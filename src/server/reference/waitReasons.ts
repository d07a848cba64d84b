// The words of a `WAIT:` line and of the lines below it: wait reasons, thread states, kinds of dispatcher objects.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { dispatcherObjectExplanations, threadStateExplanations, waitReasonExplanations } from './waitTables';

export interface Explained {
  readonly explanation: string;
}

/** The reason in brackets, as printed: `UserRequest`, `WrQueue`, `Unknown`. */
export function waitReason(name: string): Explained | undefined {
  return reasons().get(name);
}

/** A thread state as the debugger prints it (`RUNNING`, `WAIT`) or as KTHREAD_STATE spells it (`Running`, `Waiting`). */
export function threadState(name: string): Explained | undefined {
  return states().get(name.toLowerCase());
}

/** The kind of a waited-for object as printed (`SynchronizationEvent`) or as KOBJECTS spells it (`EventSynchronizationObject`). */
export function dispatcherObject(name: string): Explained | undefined {
  return objects().get(name);
}

const reasons = lazyTable(() => explained(waitReasonExplanations));
const states = lazyTable(() => explained(threadStateExplanations));
const objects = lazyTable(() => explained(dispatcherObjectExplanations));

function explained(text: string): ReadonlyMap<string, Explained> {
  return new Map([...keyedLines(text)].map(([name, explanation]) => [name, { explanation }]));
}
