/** Waits on dispatcher objects: the end of threads and processes, mutants with their owners, timers, and what several threads share. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Lines } from '../../../shared/triage';
import type { ThreadRecord, WaitObject } from '../../model/thread';
import type { Steps } from '../steps';
import type { Thing, ThingKind } from '../things';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';
import { ownObject } from './ownObject';

/** In a listing of a whole system many threads share objects without being stuck: only short texts show that. */
const mostSharedWaits = 500;
/** What a thread waits for by itself, not for something inside it. */
const targets: ReadonlySet<ThingKind> = new Set(['thread', 'process', 'timer', 'object']);
/** Waits that are looked up in one step: a millisecond. */
const waitsOfStep = 512;

/** `known`: waits that are drawn elsewhere, as `record:address`. */
export function* dispatcherEdges(graph: GraphBuilder, known: ReadonlySet<string>): Steps<void> {
  const { waits, things } = graph.transcript;
  const counts = new Map<Address, number>();
  if (waits.length <= mostSharedWaits)
    for (const { address } of waits) counts.set(address, (counts.get(address) ?? 0) + 1);
  const isShared = ({ address, type }: Pick<WaitObject, 'address' | 'type'>): boolean =>
    (counts.get(address) ?? 0) > 1 && type !== 'QueueObject'; // worker threads share their queue
  const telling: number[] = [];
  for (const [index, wait] of waits.entries()) {
    if (index % waitsOfStep === 0) yield undefined;
    if (wait.owner !== undefined || isShared(wait) || things.begins(wait.address, targets))
      telling.push(wait.section);
  }
  for (const entry of graph.transcript.threadsIn(telling)) {
    yield undefined;
    for (const object of entry.record.waitObjects)
      if (!known.has(`${entry.index}:${object.address}`)) wait(graph, entry, object, isShared(object));
  }
}

function wait(graph: GraphBuilder, entry: Entry<ThreadRecord>, object: WaitObject, isShared: boolean): void {
  const lines = graph.transcript.lines(entry, object.lines);
  const target = graph.transcript.things
    .exactly(object.address)
    .find(({ kind, session }) => session === entry.session.id && targets.has(kind));
  if (!target && !object.owner && !isShared) return;
  if (ownObject(entry.record, object, entry.session.machine)) return;
  if (target?.kind === 'thread' || target?.kind === 'process') endOf(graph, entry, target, lines);
  else if (object.owner ?? isShared) onObject(graph, entry, object, target, lines);
  else if (target && object.type !== 'QueueObject') onObject(graph, entry, object, target, lines);
}

function endOf(graph: GraphBuilder, entry: Entry<ThreadRecord>, target: Thing, lines: Lines): void {
  graph.edge({
    from: graph.thread(entry),
    to: graph.node({
      id: target.id,
      kind: target.kind,
      label: target.label,
      lines: target.lines[0] ?? lines,
    }),
    kind: 'waits-for',
    label: `end of the ${target.kind}`,
    grade: 'observed',
    lines,
    why: `The thread waits for the end of ${target.label}.`,
  });
}

/** A named object is called by its name. */
function onObject(
  graph: GraphBuilder,
  entry: Entry<ThreadRecord>,
  { address, type, owner }: WaitObject,
  target: Thing | undefined,
  lines: Lines,
): void {
  const from = graph.thread(entry);
  const id = graph.node({
    id: `${entry.session.id}/object:${address}`,
    kind: target?.kind ?? 'object',
    label: target?.label ?? `${type} ${formatAddress(address)}`,
    ...(target?.lines[0] ? { lines: target.lines[0] } : { ghost: true }),
  });
  graph.edge({
    from,
    to: id,
    kind: 'waits-for',
    label: type,
    grade: 'observed',
    lines,
    why: `The thread waits on ${type} ${formatAddress(address)}, as printed.`,
  });
  if (!owner || owner === entry.record.address || isNull(owner)) return;
  graph.edge({
    from: id,
    to: graph.named(entry.session, 'thread', owner),
    kind: 'held-by',
    label: 'owning thread',
    grade: 'observed',
    lines,
    why: `The debugger prints ${formatAddress(owner)} as the owning thread.`,
  });
}

/** A mutant that is free names no thread. */
function isNull(address: Address): boolean {
  return /^0+$/.test(address);
}
