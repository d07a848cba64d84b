/** A process ends only when all of its threads have ended: from a process that is waited for to its threads in the graph. */
import { threadLabel } from '../describe';
import { thingId } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function processEndEdges(graph: GraphBuilder): void {
  const waitedFor = new Set(graph.edges.filter(({ kind }) => kind === 'waits-for').map(({ to }) => to));
  for (const [id, entry] of graph.threads) {
    const { process, waitLines } = entry.record;
    const owner = process && thingId(entry.session, 'process', process);
    if (owner === undefined || !waitedFor.has(owner)) continue;
    graph.edge({
      from: owner,
      to: id,
      kind: 'blocked-by',
      label: 'ends with its last thread',
      grade: 'derived',
      lines: graph.transcript.lines(entry, waitLines),
      why: `${threadLabel(entry.record)} is a thread of that process and waits; the process ends only when all of its threads have ended.`,
    });
  }
}
