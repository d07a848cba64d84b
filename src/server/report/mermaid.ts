/** The wait-for graph as a Mermaid flowchart in a fenced block. */
import type { Grade, WaitGraph, WaitNode } from '../../shared/triage';
import { mermaidLabel } from './escape';

/** Larger graphs are not drawn: they would be a ball of wool. The rings are kept. */
const most = 60;
/** How an edge is known is how it is drawn: thick printed, thin computed, dotted judged. */
const arrows: Readonly<Record<Grade, string>> = { observed: '==>', derived: '-->', inferred: '-.->' };
/** The order of locks is no wait. */
const order = '--o';

export function mermaidGraph(graph: WaitGraph): string[] {
  const shown = nodesShown(graph);
  const names = new Map(shown.map(({ id }, index) => [id, `n${index}`]));
  const edges = graph.edges.flatMap(({ from, to, kind, label, grade }) => {
    const [start, end] = [names.get(from), names.get(to)];
    if (start === undefined || end === undefined) return [];
    return [
      `  ${start} ${kind === 'lock-order' ? order : arrows[grade]}|"${mermaidLabel(`${kind.replaceAll('-', ' ')}: ${label}`)}"| ${end}`,
    ];
  });
  return [
    '```mermaid',
    'flowchart LR',
    ...shown.map((node) => `  ${names.get(node.id) ?? ''}${shape(node)}`),
    ...edges,
    '  classDef ghost stroke-dasharray: 4 4',
    '```',
    ...(shown.length < graph.nodes.length
      ? ['', `${graph.nodes.length - shown.length} nodes are not drawn.`]
      : []),
  ];
}

function nodesShown({ nodes, cycles }: WaitGraph): readonly WaitNode[] {
  if (nodes.length <= most) return nodes;
  const inRings = new Set(cycles.flatMap((cycle) => cycle.nodes));
  return [...nodes].sort((a, b) => Number(inRings.has(b.id)) - Number(inRings.has(a.id))).slice(0, most);
}

/** Threads are boxes, everything else is rounded. */
function shape({ kind, label, ghost }: WaitNode): string {
  const text = mermaidLabel(label);
  const drawn = kind === 'thread' ? `["${text}"]` : `("${text}")`;
  return ghost === true ? `${drawn}:::ghost` : drawn;
}
