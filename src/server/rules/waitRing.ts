/** WT14: threads that wait for each other in a ring. Rings through a byte range are told by the rule on file objects. */
import type { Cycle, WaitEdge, WaitGraph, WaitNode } from '../../shared/triage';
import type { Draft, Rule } from './rule';
import { addressOf, edgeProof, sessionOf, together } from './support/waiters';

/** How many edges are listed as proof; the graph has them all. */
const mostEdges = 32;
const mostThreads = 8;

export const waitRing: Rule = {
  id: 'wait-ring',
  severity: 'error',
  surface: 'diagnostic',
  summary:
    'Threads wait for each other in a ring: a deadlock, or a candidate where an edge is only inferred.',
  *check({ waitGraph }) {
    const nodes = new Map(waitGraph.nodes.map((node) => [node.id, node]));
    const edges = new Map(waitGraph.edges.map((edge) => [edge.id, edge]));
    for (const cycle of waitGraph.cycles) {
      const ring = cycle.nodes.flatMap((id) => nodes.get(id) ?? []);
      if (ring.some(({ kind }) => kind === 'byteRange')) continue;
      yield draft(cycle, ring, edges);
    }
  },
};

function draft(
  { nodes, edges: ids, grade, why, caveats, breakAt }: Cycle,
  ring: readonly WaitNode[],
  edges: ReadonlyMap<string, WaitGraph['edges'][number]>,
): Draft | undefined {
  const proof = ids.slice(0, mostEdges).flatMap((id) => edges.get(id) ?? []);
  const [first] = proof;
  const [start] = [...nodes].sort();
  if (!first || start === undefined) return undefined;
  const names = new Map(ring.map(({ id, label }) => [id, label]));
  const inferred = proof.filter((edge) => edge.grade === 'inferred');
  const reasons = new Set(inferred.map((edge) => edge.why));
  const doubts = caveats.filter((caveat) => !reasons.has(caveat));
  const supposed = inferred.map(({ from, to, kind }) => {
    const verb = kind === 'held-by' ? 'is held by' : 'waits for';
    return `${names.get(from) ?? 'one'} ${verb} ${names.get(to) ?? 'the next'}`;
  });
  const kernel = ring.flatMap(({ kind, id }) =>
    kind === 'thread' && id.includes('/thread:') ? addressOf(id) : [],
  );
  const isManaged = ring.some(({ kind }) => kind === 'monitor');
  const again =
    kernel.length > 0
      ? together(kernel.slice(0, mostThreads))
      : isManaged
        ? '~*e !clrstack; ~*e !dso'
        : '~*kb';
  return {
    session: sessionOf(start),
    subject: start.slice(start.indexOf('/') + 1),
    lines: first.lines,
    grade,
    ...((grade === 'inferred' || doubts.length > 0) && { severity: 'warning' as const }),
    message: `${heading(grade, doubts)}: ${why}`,
    proof: proof.map(edgeProof),
    related: ring
      .flatMap(({ lines, label }) => (lines ? [{ message: label, lines }] : []))
      .slice(0, mostThreads),
    alternatives: [
      ...doubts,
      ...supposed.map((what) => `That ${what} is inferred; if it is not so, there is no ring.`),
    ],
    missing: [
      ...supposed.map((what) => ({ what: `proof that ${what}` })),
      ...(doubts.length > 0 ? [{ what: 'all threads of the ring at one moment', command: again }] : []),
    ],
    next: [again],
    things: [...(breakAt === undefined ? [] : [breakAt]), ...nodes.filter((id) => id !== breakAt)],
    supersedes: nodes.flatMap(told),
  };
}

function heading(grade: WaitEdge['grade'], doubts: readonly string[]): string {
  if (grade === 'inferred') return 'Candidate deadlock';
  return doubts.length > 0 ? 'Ring of waits' : 'Deadlock';
}

/** What other rules say of a node by itself. */
const parts: Readonly<Record<string, readonly string[]>> = {
  thread: ['wait-on-file-object-lock', 'process-rundown-hang', 'wait-for-end'],
  process: ['wait-for-end'],
  object: ['mutant-owner'],
  lock: ['resource-contention', 'mutex-owner'],
  criticalSection: ['critical-section-wait'],
  monitor: ['monitor-wait'],
  message: ['reply-wait'],
};

function told(id: string): string[] {
  const kind = id.slice(id.indexOf('/') + 1, id.lastIndexOf(':'));
  return (parts[kind] ?? []).map((rule) => `${rule}:${addressOf(id)}`);
}
