/** ERESOURCEs that somebody waits for, as `!locks` prints them: waiter → resource → owner. */
import { formatAddress } from '../../../shared/address';
import type { LockOwner, LockRecord, LockWaiter } from '../../model/lock';
import { placeOf } from '../recordLabel';
import { thingId, type Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function resourceEdges(graph: GraphBuilder): void {
  for (const entry of graph.transcript.each('lock'))
    if (resourceWaiters(entry.record).length > 0) resource(graph, entry);
}

function resource(graph: GraphBuilder, entry: Entry<LockRecord>): void {
  const { session, record } = entry;
  if (!record.address) return;
  const { transcript } = graph;
  const label = `ERESOURCE ${placeOf(record) ?? ''}`;
  const id = graph.node({
    id: thingId(session, 'lock', record.address),
    kind: 'lock',
    label,
    detail: record.state === 'exclusive' ? 'exclusively owned' : record.state,
    lines: transcript.lines(entry, [record.lines[0], record.lines[0]]),
  });
  for (const { thread, access, lines } of resourceWaiters(record))
    graph.edge({
      from: graph.named(session, 'thread', thread),
      to: id,
      kind: 'waits-for',
      label: `${access} access`,
      grade: 'observed',
      lines: transcript.lines(entry, lines),
      why: `The debugger lists ${formatAddress(thread)} among the threads that wait for ${access} access to ${label}.`,
    });
  for (const { thread, value, count, lines } of owning(record)) {
    if (!thread) continue;
    const how =
      thread === value
        ? `with a count of ${count}`
        : `through the owner pointer ${formatAddress(value)}, which it resolves to the thread`;
    graph.edge({
      from: id,
      to: graph.named(session, 'thread', thread),
      kind: 'held-by',
      label: record.state === 'shared' ? 'shared owner' : 'owner',
      grade: 'observed',
      lines: transcript.lines(entry, lines),
      why: `The debugger prints ${formatAddress(thread)} as an owner of ${label} ${how}.`,
    });
  }
}

/** `<*>` marks those that own it; old debuggers mark none. */
export function owning({ owners }: LockRecord): readonly LockOwner[] {
  const marked = owners.filter(({ owns }) => owns);
  return marked.length > 0 ? marked : owners;
}

/**
 * Who waits: the list of those that wait for exclusive access, and, among the threads of a resource that has shared waiters, those that
 * `<*>` does not mark as owners.
 */
export function resourceWaiters(record: LockRecord): readonly LockWaiter[] {
  const { owners, sharedWaiters = 0, waiters } = record;
  if (sharedWaiters === 0 || !owners.some(({ owns }) => owns)) return waiters;
  const shared = owners.flatMap(({ owns, thread, lines }): LockWaiter[] =>
    owns || !thread ? [] : [{ thread, access: 'shared', lines }],
  );
  return [...waiters, ...shared];
}
