/** What of a large wait graph is shown first, and what of a huge one at all. */
import type { Finding, WaitGraph } from '../../shared/triage';

/** A graph up to here is drawn whole. */
const readable = 40;
/** What one message to a webview should carry. */
const mostNodes = 2000;
const mostCrowded = 3;

export interface GraphFocus {
  readonly focus: readonly string[];
  /** The part that is sent, with the reach of the focus in it. */
  readonly graph: WaitGraph;
}

/** Rings, and what findings name; where there is neither, what most wait for. Undefined for a graph that is drawn whole. */
export function graphFocus(graph: WaitGraph, findings: readonly Finding[]): GraphFocus | undefined {
  if (graph.nodes.length <= readable) return undefined;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const named = [
    ...graph.cycles.flatMap(({ nodes }) => nodes),
    ...findings.flatMap(({ things = [] }) => things).filter((id) => ids.has(id)),
  ];
  const focus = named.length > 0 ? named.slice(0, readable) : mostWaitedFor(graph);
  return { focus: [...new Set(focus)], graph: reachOf(graph, named.length > 0 ? named : focus) };
}

function mostWaitedFor({ edges }: WaitGraph): string[] {
  const counts = new Map<string, number>();
  for (const { to } of edges) counts.set(to, (counts.get(to) ?? 0) + 1);
  const crowded = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostCrowded);
  return crowded.map(([id]) => id);
}

/** The nodes nearest to the start, as many as can be sent, and then the others in their order. */
function reachOf(graph: WaitGraph, start: readonly string[]): WaitGraph {
  if (graph.nodes.length <= mostNodes) return graph;
  const beside = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const known = beside.get(from);
    if (known) known.push(to);
    else beside.set(from, [to]);
  };
  for (const { from, to } of graph.edges) {
    link(from, to);
    link(to, from);
  }
  const kept = new Set(start.slice(0, mostNodes));
  // Breadth first: a set is read on while it grows.
  for (const id of kept) {
    for (const next of beside.get(id) ?? []) if (kept.size < mostNodes) kept.add(next);
    if (kept.size === mostNodes) break;
  }
  for (const { id } of graph.nodes) if (kept.size < mostNodes) kept.add(id);
  return {
    nodes: graph.nodes.filter(({ id }) => kept.has(id)),
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    cycles: graph.cycles.filter(({ nodes }) => nodes.every((id) => kept.has(id))),
  };
}
