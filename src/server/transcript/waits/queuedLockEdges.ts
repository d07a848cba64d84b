/** Queued spin locks as `!qlocks` prints them: processor → lock → processor that owns it. */
import type { QueuedLocksRecord } from '../../model/lock';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function queuedLockEdges(graph: GraphBuilder): void {
  for (const entry of graph.transcript.each('queuedLocks'))
    for (const lock of entry.record.locks) draw(graph, entry, lock);
}

function draw(
  graph: GraphBuilder,
  entry: Entry<QueuedLocksRecord>,
  { name, states, lines: span }: QueuedLocksRecord['locks'][number],
): void {
  if (!states.some(({ wait }) => wait !== undefined)) return;
  const lines = graph.transcript.lines(entry, span);
  const session = entry.session.id;
  const lock = graph.node({
    id: `${session}/spinLock:${name}`,
    kind: 'spinLock',
    label: `spin lock ${name}`,
    lines,
  });
  for (const { processor, wait, state } of states) {
    const node = graph.node({
      id: `${session}/processor:${processor}`,
      kind: 'processor',
      label: `processor ${processor}`,
      lines,
    });
    const edge = { lines, grade: 'observed' } as const;
    if (wait !== undefined)
      graph.edge({
        ...edge,
        from: node,
        to: lock,
        kind: 'waits-for',
        label: 'spins',
        why: `The debugger prints processor ${processor} as number ${wait} in the queue of ${name}.`,
      });
    else if (state === 'owner')
      graph.edge({
        ...edge,
        from: lock,
        to: node,
        kind: 'held-by',
        label: 'owner',
        why: `The debugger prints processor ${processor} as the owner of ${name}.`,
      });
  }
}
