/** Which part of a large graph is drawn: what the reader opened, and what lies around it. */
import type { WaitGraph } from '../../../src/shared/triage';

type Graph = Pick<WaitGraph, 'nodes' | 'edges' | 'cycles'>;

export interface Part extends Graph {
  /** How many neighbours of a drawn node are not drawn, where there are some. */
  readonly hidden: ReadonlyMap<string, number>;
}

/** A neighbourhood that is opened at once: a crowd of waiters is no picture. */
const mostAround = 24;

/** `open`: nodes whose neighbours are drawn, too. Undefined draws everything. */
export function partOf(graph: Graph, open: ReadonlySet<string> | undefined): Part {
  if (open === undefined) return { ...graph, hidden: new Map() };
  const around = neighbours(graph);
  const shown = new Set<string>();
  for (const id of open) {
    if (!around.has(id)) continue;
    shown.add(id);
    for (const next of (around.get(id) ?? []).slice(0, mostAround)) shown.add(next);
  }
  const nodes = graph.nodes.filter(({ id }) => shown.has(id));
  const hidden = new Map<string, number>();
  for (const { id } of nodes) {
    const count = around.get(id)?.filter((next) => !shown.has(next)).length ?? 0;
    if (count > 0) hidden.set(id, count);
  }
  return {
    nodes,
    edges: graph.edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    cycles: graph.cycles.filter((cycle) => cycle.nodes.every((id) => shown.has(id))),
    hidden,
  };
}

/** The neighbours of every node, each once. */
function neighbours({ nodes, edges }: Graph): ReadonlyMap<string, readonly string[]> {
  const around = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of edges) {
    around.get(from)?.add(to);
    around.get(to)?.add(from);
  }
  return new Map(Array.from(around, ([id, found]) => [id, [...found]]));
}
