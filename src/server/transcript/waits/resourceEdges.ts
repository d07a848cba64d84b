/** ERESOURCEs that somebody waits for: waiter → resource → owner. */
import { formatAddress } from '../../../shared/address';
import { thingId } from '../transcript';
import type { GraphBuilder } from './graphBuilder';
import type { ResourceOwner, ResourceState, ResourceWaiter } from './resources';

export function resourceEdges(graph: GraphBuilder, states: readonly ResourceState[]): void {
  for (const state of states) draw(graph, state);
}

function draw(graph: GraphBuilder, state: ResourceState): void {
  const { session, address, label, lines, owners, waiters } = state;
  const id = graph.node({
    id: thingId(session, 'lock', address),
    kind: 'lock',
    label,
    lines,
    ...(state.state === 'unknown'
      ? { ghost: true }
      : { detail: state.state === 'exclusive' ? 'exclusively owned' : state.state }),
  });
  for (const waiter of waiters)
    graph.edge({
      from: waiterNode(graph, state, waiter),
      to: id,
      kind: 'waits-for',
      label: `${waiter.access} access`,
      grade: waiter.grade,
      lines: waiter.lines,
      why: waiter.why,
    });
  for (const owner of owners)
    if (owner.thread)
      graph.edge({
        from: id,
        to: graph.named(session, 'thread', owner.thread),
        kind: 'held-by',
        label: state.state === 'shared' ? 'shared owner' : 'owner',
        grade: 'observed',
        lines: owner.lines,
        why: `The debugger prints ${formatAddress(owner.thread)} as an owner of ${label}${how(owner)}.`,
      });
}

function waiterNode(graph: GraphBuilder, { session }: ResourceState, waiter: ResourceWaiter): string {
  const { id, thread, label = '', lines } = waiter;
  return thread ? graph.named(session, 'thread', thread) : graph.node({ id, kind: 'thread', label, lines });
}

function how({ thread, value, count }: ResourceOwner): string {
  if (thread !== value)
    return ` through the owner pointer ${formatAddress(value)}, which it resolves to the thread`;
  return count === undefined ? '' : ` with a count of ${count}`;
}
