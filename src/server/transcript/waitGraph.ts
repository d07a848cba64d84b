/**
 * Who waits for whom, from all outputs of the text together. Every edge carries its grade, its lines and its arithmetic.
 *
 * Each kind of edge has a file in `waits/`, and a line below. Nothing here compares all threads with all others: edges are found by
 * address, so that a listing of a whole system costs no more than reading it.
 */
import type { WaitGraph } from '../../shared/triage';
import type { FileWait } from './fileWaits';
import type { MergedIrp } from './irps';
import { thingId, type Transcript } from './transcript';
import { criticalSectionEdges } from './waits/criticalSectionEdges';
import type { SectionState } from './waits/criticalSections';
import { dispatcherEdges } from './waits/dispatcherEdges';
import { fileObjectEdges } from './waits/fileObjectEdges';
import { GraphBuilder } from './waits/graphBuilder';
import { irpEdges } from './waits/irpEdges';
import { lockOrderEdges } from './waits/lockOrderEdges';
import { messageEdges } from './waits/messageEdges';
import { ownedStructEdges } from './waits/ownedStructEdges';
import { processEndEdges } from './waits/processEndEdges';
import { queuedLockEdges } from './waits/queuedLockEdges';
import { resourceEdges } from './waits/resourceEdges';
import { rings } from './waits/rings';

export function buildWaitGraph(
  transcript: Transcript,
  fileWaits: readonly FileWait[],
  irps: readonly MergedIrp[],
  sections: readonly SectionState[],
): WaitGraph {
  const graph = new GraphBuilder(transcript);
  fileObjectEdges(graph, fileWaits);
  irpEdges(graph, irps);
  dispatcherEdges(graph, new Set(fileWaits.map(({ entry, object }) => `${entry.index}:${object.address}`)));
  resourceEdges(graph);
  ownedStructEdges(graph);
  criticalSectionEdges(graph, sections);
  messageEdges(graph);
  queuedLockEdges(graph);
  graph.completeThreads();
  processEndEdges(graph);
  lockOrderEdges(graph);
  const requests = new Map(
    fileWaits.flatMap(({ entry, irp }) =>
      irp ? [[thingId(entry.session, 'thread', entry.record.address), irp] as const] : [],
    ),
  );
  return { nodes: graph.nodes, edges: graph.edges, cycles: rings(graph, requests) };
}
