/** Lays the wait graph out in layers, who waits above what it waits for. All lengths in em. */
import { Graph, layout, type EdgeLabel, type NodeLabel } from '@dagrejs/dagre';
import type { WaitEdge, WaitGraph, WaitNode } from '../../../src/shared/triage';
import { nodeNames } from './nodeNames';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Centre and size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly { readonly node: WaitNode; readonly box: Box }[];
  readonly edges: readonly {
    readonly edge: WaitEdge;
    readonly points: readonly Point[];
    readonly label: Box;
  }[];
}

/** Widths of text are estimated: there is no measuring before drawing, and ellipses forgive; but an address must not lose its end. */
const perLetter = 0.56;
const node = {
  perBoldLetter: 0.64,
  perSmallLetter: 0.52,
  least: 11,
  most: 34,
  padding: 2.4,
  height: 2.5,
  heightWithDetail: 3.9,
} as const;
const edgeLabel = { most: 24, padding: 1.3, height: 1.7 } as const;

export function layoutGraph({ nodes, edges }: Pick<WaitGraph, 'nodes' | 'edges'>): GraphLayout {
  const graph = new Graph<object, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 3.4, ranksep: 3.4, edgesep: 2, marginx: 1.6, marginy: 2.2 });
  for (const item of nodes) graph.setNode(item.id, nodeSize(item));
  const drawn = edges.filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
  for (const edge of drawn) {
    const width = Math.min(edgeLabel.most, edge.label.length * perLetter + edgeLabel.padding);
    graph.setEdge(edge.from, edge.to, { width, height: edgeLabel.height, labelpos: 'c' }, edge.id);
  }
  layout(graph as never);
  const size = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: nodes.map((item) => ({ node: item, box: boxOf(graph.node(item.id)) })),
    edges: drawn.map((edge) => {
      const placed = graph.edge(edge.from, edge.to, edge.id);
      const points = (placed as { readonly points?: readonly Point[] }).points ?? [];
      return { edge, points, label: boxOf(placed) };
    }),
  };
}

function nodeSize(item: WaitNode): { width: number; height: number } {
  const { first, second } = nodeNames(item);
  const text = Math.max(first.length * node.perBoldLetter, (second?.length ?? 0) * node.perSmallLetter);
  return {
    width: Math.min(node.most, Math.max(node.least, text + node.padding)),
    height: second === undefined ? node.height : node.heightWithDetail,
  };
}

function boxOf(label: object | undefined): Box {
  return { x: 0, y: 0, width: 0, height: 0, ...label };
}

/** A smooth path through the points, in pixels: straight ends, quadratic bends at the points between. */
export function smoothPath(points: readonly Point[], em: number): string {
  const [start, ...rest] = points.map(({ x, y }) => ({ x: round(x * em), y: round(y * em) }));
  const end = rest.at(-1);
  if (start === undefined || end === undefined) return '';
  let path = `M${start.x} ${start.y}`;
  for (let index = 0; index < rest.length - 1; index += 1) {
    const bend = rest[index] ?? end;
    const next = rest[index + 1] ?? end;
    const last = index === rest.length - 2;
    const target = last ? end : { x: round((bend.x + next.x) / 2), y: round((bend.y + next.y) / 2) };
    path += ` Q${bend.x} ${bend.y} ${target.x} ${target.y}`;
  }
  return rest.length === 1 ? `${path} L${end.x} ${end.y}` : path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
