/** Strongly connected components of the wait-for graph: one ring each. Tarjan's algorithm, without recursion, over numbered nodes. */
import type { WaitEdge, WaitNode } from '../../shared/triage';

export interface Ring {
  readonly nodes: readonly string[];
  readonly edges: readonly WaitEdge[];
}

/** `from` and `to` of edges by the numbers of their nodes. */
class Numbered {
  readonly ids: readonly string[];
  /** Of node n: the places [starts[n], starts[n + 1]) in `order`. */
  private readonly starts: Int32Array;
  private readonly order: Int32Array;
  private readonly targets: Int32Array;

  constructor(
    nodes: readonly Pick<WaitNode, 'id'>[],
    private readonly edges: readonly WaitEdge[],
  ) {
    this.ids = nodes.map(({ id }) => id);
    const numbers = new Map(this.ids.map((id, number) => [id, number]));
    const sources = Int32Array.from(edges, ({ from }) => numbers.get(from) ?? -1);
    this.targets = Int32Array.from(edges, ({ to }) => numbers.get(to) ?? -1);
    const counts = new Int32Array(this.ids.length + 1);
    for (const source of sources) if (source >= 0) counts[source + 1] = (counts[source + 1] ?? 0) + 1;
    for (let node = 0; node < this.ids.length; node++)
      counts[node + 1] = (counts[node + 1] ?? 0) + (counts[node] ?? 0);
    this.starts = counts.slice();
    this.order = new Int32Array(edges.length);
    for (const [edge, source] of sources.entries()) {
      if (source < 0) continue;
      const place = counts[source] ?? 0;
      this.order[place] = edge;
      counts[source] = place + 1;
    }
  }

  /** The nth edge that leaves a node. */
  edge(node: number, nth: number): { readonly edge: WaitEdge; readonly to: number } | undefined {
    const place = (this.starts[node] ?? 0) + nth;
    if (place >= (this.starts[node + 1] ?? 0)) return undefined;
    const index = this.order[place] ?? 0;
    const edge = this.edges[index];
    return edge && { edge, to: this.targets[index] ?? -1 };
  }

  leads(from: number, to: number): boolean {
    for (let place = this.starts[from] ?? 0; place < (this.starts[from + 1] ?? 0); place++)
      if (this.targets[this.order[place] ?? 0] === to) return true;
    return false;
  }

  *leaving(node: number): Iterable<{ readonly edge: WaitEdge; readonly to: number }> {
    for (let nth = 0, found = this.edge(node, 0); found; found = this.edge(node, ++nth)) yield found;
  }
}

export function findCycles(nodes: readonly Pick<WaitNode, 'id'>[], edges: readonly WaitEdge[]): Ring[] {
  const graph = new Numbered(nodes, edges);
  const order = new Int32Array(nodes.length).fill(-1);
  const low = new Int32Array(nodes.length);
  const next = new Int32Array(nodes.length);
  const onStack = new Uint8Array(nodes.length);
  const stack: number[] = [];
  const rings: Ring[] = [];
  let entered = 0;

  const enter = (node: number): number => {
    order[node] = low[node] = entered++;
    stack.push(node);
    onStack[node] = 1;
    return node;
  };
  const lower = (node: number, value: number | undefined): void => {
    low[node] = Math.min(low[node] ?? 0, value ?? 0);
  };

  for (let root = 0; root < nodes.length; root++) {
    if (order[root] !== -1) continue;
    const visits = [enter(root)];
    for (let node = visits.at(-1); node !== undefined; node = visits.at(-1)) {
      const nth = next[node] ?? 0;
      const edge = graph.edge(node, nth);
      next[node] = nth + 1;
      if (edge) {
        if (order[edge.to] === -1) visits.push(enter(edge.to));
        else if (onStack[edge.to] === 1) lower(node, order[edge.to]);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent !== undefined) lower(parent, low[node]);
      if (low[node] !== order[node]) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) onStack[member] = 0;
      const ring = ringOf(members, graph);
      if (ring) rings.push(ring);
    }
  }
  return rings;
}

/** The members in the order of their edges, from the first one on; a single node is a ring only when it waits for itself. */
function ringOf(members: readonly number[], graph: Numbered): Ring | undefined {
  const [only] = members;
  if (members.length === 1 && only !== undefined && !graph.leads(only, only)) return undefined;
  const known = new Set(members);
  const inside = members.flatMap((node) =>
    Array.from(graph.leaving(node)).flatMap(({ edge, to }) => (known.has(to) ? [edge] : [])),
  );
  if (inside.length === 0) return undefined;
  const walked = new Set<number>();
  for (let node = members[0]; node !== undefined && !walked.has(node);) {
    walked.add(node);
    node = Array.from(graph.leaving(node)).find(({ to }) => known.has(to) && !walked.has(to))?.to;
  }
  for (const node of members) walked.add(node);
  return { nodes: Array.from(walked, (node) => graph.ids[node] ?? ''), edges: inside };
}
