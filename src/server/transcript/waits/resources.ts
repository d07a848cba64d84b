/** ERESOURCEs, who owns them and who waits for them: by `!locks`, by MEX, and by the stacks of the threads that acquire them. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Grade, Lines, SessionInfo } from '../../../shared/triage';
import type { LockOwner, LockRecord, LockWaiter } from '../../model/lock';
import { placeOf } from '../recordLabel';
import type { Steps } from '../steps';
import { thingId, type Entry, type Transcript } from '../transcript';
import { resourceWaits, type ResourceWait } from './resourceWaits';

export interface ResourceWaiter {
  /** Node of the graph. */
  readonly id: string;
  readonly thread?: Address;
  /** Where only a stack shows the thread. */
  readonly label?: string;
  readonly access: LockWaiter['access'];
  readonly lines: Lines;
  readonly grade: Grade;
  readonly why: string;
}

export interface ResourceOwner extends Omit<LockOwner, 'lines'> {
  readonly lines: Lines;
}

export interface ResourceState {
  readonly session: SessionInfo;
  readonly address: Address;
  readonly label: string;
  /** Where it is printed; the row that acquires it where no output prints it. */
  readonly lines: Lines;
  readonly state: LockRecord['state'];
  readonly owners: readonly ResourceOwner[];
  readonly waiters: readonly ResourceWaiter[];
}

export interface Resources {
  /** Those that somebody waits for. */
  readonly states: readonly ResourceState[];
  /** Waits of which the stack does not show the resource. */
  readonly unknown: readonly ResourceWait[];
}

export function* resources(transcript: Transcript): Steps<Resources> {
  const printed = new Map<string, Entry<LockRecord>[]>();
  for (const entry of transcript.each('lock')) {
    if (!entry.record.address) continue;
    const key = thingId(entry.session, 'lock', entry.record.address);
    const others = printed.get(key);
    if (others) others.push(entry);
    else printed.set(key, [entry]);
  }
  const byStack = resourceWaits(transcript, (session, address) =>
    printed.has(thingId(session, 'lock', address)),
  );
  yield undefined;
  const waits = new Map<string, ResourceWait[]>();
  for (const wait of byStack) {
    if (!wait.resource) continue;
    const key = thingId(wait.session, 'lock', wait.resource);
    const others = waits.get(key);
    if (others) others.push(wait);
    else waits.set(key, [wait]);
  }
  const keys = new Set([...printed.keys(), ...waits.keys()]);
  const states = Array.from(keys, (key) => stateOf(transcript, printed.get(key) ?? [], waits.get(key) ?? []));
  const told = new Set(states.flatMap((state) => state?.waiters.map(({ id }) => id) ?? []));
  return {
    states: states.filter((state) => state !== undefined),
    unknown: byStack.filter(({ resource, id }) => !resource && !told.has(id)),
  };
}

/** From all printings of one resource; undefined while nobody waits for it. */
function stateOf(
  transcript: Transcript,
  entries: readonly Entry<LockRecord>[],
  stacks: readonly ResourceWait[],
): ResourceState | undefined {
  const shown = lastContended(entries) ?? entries.at(-1);
  const listed = shown
    ? resourceWaiters(shown.record).map((one) => listedWaiter(transcript, shown, one))
    : [];
  const known = new Set(listed.map(({ id }) => id));
  const waiters = [...listed, ...stacks.filter(({ id }) => !known.has(id)).map(stackWaiter)];
  if (waiters.length === 0) return undefined;
  return shown ? printedState(transcript, shown, waiters) : unprintedState(stacks, waiters);
}

function printedState(
  transcript: Transcript,
  shown: Entry<LockRecord>,
  waiters: readonly ResourceWaiter[],
): ResourceState | undefined {
  const { session, record } = shown;
  const { address, state } = record;
  return (
    address && {
      session,
      address,
      label: `ERESOURCE ${placeOf(record) ?? ''}`,
      lines: transcript.lines(shown, [record.lines[0], record.lines[0]]),
      state,
      owners: owning(record).map((owner) => ({ ...owner, lines: transcript.lines(shown, owner.lines) })),
      waiters,
    }
  );
}

function unprintedState(
  [first]: readonly ResourceWait[],
  waiters: readonly ResourceWaiter[],
): ResourceState | undefined {
  if (!first?.resource) return undefined;
  const { session, resource: address, lines } = first;
  const label = `ERESOURCE ${formatAddress(address)}`;
  return { session, address, label, lines, state: 'unknown', owners: [], waiters };
}

/** The last printing that lists waiters, unless a later one names other owners, or none. */
function lastContended(entries: readonly Entry<LockRecord>[]): Entry<LockRecord> | undefined {
  const at = entries.findLastIndex(({ record }) => resourceWaiters(record).length > 0);
  const found = entries[at];
  if (!found) return undefined;
  const owners = owning(found.record).map(({ value }) => value);
  const isSame = ({ record }: Entry<LockRecord>): boolean =>
    record.state !== 'available' && owning(record).every(({ value }) => owners.includes(value));
  return entries.slice(at + 1).every(isSame) ? found : undefined;
}

function listedWaiter(
  transcript: Transcript,
  { base, session, record }: Entry<LockRecord>,
  { thread, access, lines }: LockWaiter,
): ResourceWaiter {
  const place = placeOf(record) ?? '';
  return {
    id: thingId(session, 'thread', thread),
    thread,
    access,
    lines: transcript.lines({ base, record }, lines),
    grade: 'observed',
    why: `The debugger lists ${formatAddress(thread)} among the threads that wait for ${access} access to ERESOURCE ${place}.`,
  };
}

function stackWaiter({ id, thread, label, access, lines, grade, why }: ResourceWait): ResourceWaiter {
  return { id, ...(thread ? { thread } : { label }), access, lines, grade, why };
}

/** `<*>` marks those that own it; old debuggers mark none. */
function owning({ owners }: LockRecord): readonly LockOwner[] {
  const marked = owners.filter(({ owns }) => owns);
  return marked.length > 0 ? marked : owners;
}

/**
 * Who waits: the list of those that wait for exclusive access, and, among the threads of a resource that has shared waiters, those that
 * `<*>` does not mark as owners.
 */
function resourceWaiters(record: LockRecord): readonly LockWaiter[] {
  const { owners, sharedWaiters = 0, waiters } = record;
  if (sharedWaiters === 0 || !owners.some(({ owns }) => owns)) return waiters;
  const shared = owners.flatMap(({ owns, thread, lines }): LockWaiter[] =>
    owns || !thread ? [] : [{ thread, access: 'shared', lines }],
  );
  return [...waiters, ...shared];
}
