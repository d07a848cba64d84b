/**
 * Who waits for whom, from all outputs of the text together. Every edge carries its grade, its lines and its arithmetic.
 *
 * Each kind of edge has a file in `waits/`, and a line below. Nothing here compares all threads with all others: edges are found by
 * address, so that a listing of a whole system costs no more than reading it.
 */
import type { WaitGraph } from '../../shared/triage';
import type { FileWait } from './fileWaits';
import type { MergedIrp } from './irps';
import type { Steps } from './steps';
import { thingId, type Transcript } from './transcript';
import type { SectionState } from './waits/criticalSections';
import { dispatcherEdges } from './waits/dispatcherEdges';
import { fileObjectEdges } from './waits/fileObjectEdges';
import { GraphBuilder } from './waits/graphBuilder';
import { heldByProgram } from './waits/heldByProgram';
import { irpEdges } from './waits/irpEdges';
import { lockOrderEdges } from './waits/lockOrderEdges';
import { messageEdges } from './waits/messageEdges';
import type { MonitorState } from './waits/monitors';
import { ownedStructEdges } from './waits/ownedStructEdges';
import { processEndEdges } from './waits/processEndEdges';
import { queuedLockEdges } from './waits/queuedLockEdges';
import { resourceEdges } from './waits/resourceEdges';
import type { ResourceState } from './waits/resources';
import { rings } from './waits/rings';

export interface KnownWaits {
  readonly fileWaits: readonly FileWait[];
  readonly irps: readonly MergedIrp[];
  readonly sections: readonly SectionState[];
  readonly monitors: readonly MonitorState[];
  readonly resources: readonly ResourceState[];
}

/** One kind of edge after the other. */
export function* buildWaitGraph(
  transcript: Transcript,
  { fileWaits, irps, sections, monitors, resources }: KnownWaits,
): Steps<WaitGraph> {
  const graph = new GraphBuilder(transcript);
  fileObjectEdges(graph, fileWaits);
  irpEdges(graph, irps);
  yield* dispatcherEdges(
    graph,
    new Set(fileWaits.map(({ entry, object }) => `${entry.index}:${object.address}`)),
  );
  resourceEdges(graph, resources);
  yield undefined;
  ownedStructEdges(graph);
  yield undefined;
  heldByProgram(graph, sections, {
    kind: 'criticalSection',
    what: 'critical section',
    teller: 'The debugger',
  });
  heldByProgram(graph, monitors, { kind: 'monitor', what: 'monitor', teller: 'The runtime' });
  yield undefined;
  messageEdges(graph);
  yield undefined;
  queuedLockEdges(graph);
  graph.completeThreads();
  yield undefined;
  processEndEdges(graph);
  yield undefined;
  lockOrderEdges(graph);
  const requests = new Map(
    fileWaits.flatMap(({ entry, irp }) =>
      irp ? [[thingId(entry.session, 'thread', entry.record.address), irp] as const] : [],
    ),
  );
  return { nodes: graph.nodes, edges: graph.edges, cycles: rings(graph, requests) };
}
