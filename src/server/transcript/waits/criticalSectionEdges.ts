/** Critical sections: waiter by its stack → section → owner by its thread id. */
import { formatAddress } from '../../../shared/address';
import { thingId } from '../transcript';
import type { SectionState, SectionThread } from './criticalSections';
import type { GraphBuilder } from './graphBuilder';

export function criticalSectionEdges(graph: GraphBuilder, sections: readonly SectionState[]): void {
  for (const section of sections) if (section.waits.length > 0) draw(graph, section);
}

function draw(graph: GraphBuilder, { entry, address, label, owner, waits }: SectionState): void {
  const lines = graph.transcript.lines(entry);
  for (const { waiter } of waits) threadNode(graph, waiter);
  const id = graph.node({
    id: thingId(entry.session, 'criticalSection', address),
    kind: 'criticalSection',
    label,
    lines,
  });
  for (const wait of waits)
    graph.edge({
      from: threadNode(graph, wait.waiter),
      to: id,
      kind: 'waits-for',
      label: 'critical section',
      grade: wait.grade,
      lines: wait.lines,
      why:
        wait.grade === 'derived'
          ? `The thread stands in ${wait.routine}, and the argument with which it entered is ${formatAddress(address)}.`
          : `The thread stands in ${wait.routine}; its argument is not on the stack, and this is the only critical section that is printed as locked.`,
    });
  if (owner)
    graph.edge({
      from: id,
      to: threadNode(graph, owner),
      kind: 'held-by',
      label: 'owning thread',
      grade: 'observed',
      lines,
      why: `The debugger prints ${owner.thread.toString(16)} as the owning thread of ${label}.`,
    });
}

function threadNode(graph: GraphBuilder, { id, label, lines }: SectionThread): string {
  return graph.node({ id, kind: 'thread', label, ...(lines ? { lines } : { ghost: true }) });
}
