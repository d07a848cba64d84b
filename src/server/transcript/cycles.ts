/** Strongly connected components of the wait-for graph: one ring each. Tarjan's algorithm, without recursion. */
import type { WaitEdge, WaitNode } from '../../shared/triage';

export interface Ring {
  readonly nodes: readonly string[];
  readonly edges: readonly WaitEdge[];
}

interface Visit {
  readonly id: string;
  next: number;
}

export function findCycles(nodes: readonly WaitNode[], edges: readonly WaitEdge[]): Ring[] {
  const out = bySource(edges);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const rings: Ring[] = [];

  const enter = (id: string): Visit => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    stack.push(id);
    onStack.add(id);
    return { id, next: 0 };
  };
  const lower = (id: string, value: number): void => void low.set(id, Math.min(low.get(id) ?? value, value));

  for (const { id: root } of nodes) {
    if (order.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const edge = out.get(visit.id)?.[visit.next++];
      if (edge) {
        if (!order.has(edge.to)) visits.push(enter(edge.to));
        else if (onStack.has(edge.to)) lower(visit.id, order.get(edge.to) ?? 0);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) lower(parent.id, low.get(visit.id) ?? 0);
      if (low.get(visit.id) !== order.get(visit.id)) continue;
      const members = stack.splice(stack.lastIndexOf(visit.id));
      for (const member of members) onStack.delete(member);
      const ring = ringOf(members, out);
      if (ring) rings.push(ring);
    }
  }
  return rings;
}

/** The members in the order of their edges, from the first one on; a single node is a ring only when it waits for itself. */
function ringOf(members: readonly string[], out: ReadonlyMap<string, readonly WaitEdge[]>): Ring | undefined {
  const known = new Set(members);
  const inside = members.flatMap((id) => (out.get(id) ?? []).filter(({ to }) => known.has(to)));
  if (inside.length === 0) return undefined;
  const walked = new Set<string>();
  for (let id = members[0]; id !== undefined && !walked.has(id);) {
    walked.add(id);
    id = out.get(id)?.find(({ to }) => known.has(to) && !walked.has(to))?.to;
  }
  for (const id of members) walked.add(id);
  return { nodes: [...walked], edges: inside };
}

function bySource(edges: readonly WaitEdge[]): ReadonlyMap<string, readonly WaitEdge[]> {
  const out = new Map<string, WaitEdge[]>();
  for (const edge of edges) {
    const known = out.get(edge.from);
    if (known) known.push(edge);
    else out.set(edge.from, [edge]);
  }
  return out;
}
