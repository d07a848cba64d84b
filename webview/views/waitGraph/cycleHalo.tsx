/** The ring of a cycle: a band under its nodes and edges, drawn by its weakest grade, and its name. */
import type { VNode } from 'preact';
import type { Cycle } from '../../../src/shared/triage';
import { t } from '../../l10n/t';
import { smoothPath, type GraphLayout } from './graphLayout';

export interface CycleHaloProps {
  readonly cycle: Cycle;
  readonly layout: GraphLayout;
  readonly em: number;
}

const reach = 7;

export function cycleName({ grade }: Cycle): string {
  return t(grade === 'inferred' ? 'graph.candidate' : 'graph.cycle');
}

export function CycleHalo({ cycle, layout, em }: CycleHaloProps): VNode {
  const edges = layout.edges.filter(({ edge }) => cycle.edges.includes(edge.id));
  const nodes = layout.nodes.filter(({ node }) => cycle.nodes.includes(node.id));
  return (
    <g class="halo" aria-hidden="true">
      {edges.map(({ edge, points }) => (
        <path key={edge.id} class="halo-band" d={smoothPath(points, em)} />
      ))}
      {nodes.map(({ node, box }) => (
        <rect
          key={node.id}
          class={`halo-ring stroke-${cycle.grade}`}
          x={(box.x - box.width / 2) * em - reach}
          y={(box.y - box.height / 2) * em - reach}
          width={box.width * em + 2 * reach}
          height={box.height * em + 2 * reach}
          rx={node.kind === 'thread' ? (box.height * em) / 3 + reach : 3 + reach}
        />
      ))}
    </g>
  );
}

/** Plates on the ring: the name of the cycle at its topmost node, and where to break it. */
export function CyclePlates({ cycle, layout, em }: CycleHaloProps): VNode {
  const nodes = layout.nodes.filter(({ node }) => cycle.nodes.includes(node.id));
  const top = [...nodes].sort((a, b) => a.box.y - b.box.y)[0]?.box;
  const atNode = layout.nodes.find(({ node }) => node.id === cycle.breakAt)?.box;
  const atEdge = layout.edges.find(({ edge }) => edge.id === cycle.breakAt)?.label;
  const at = atNode ?? atEdge;
  return (
    <g aria-hidden="true" class="plates">
      {top !== undefined && (
        <Plate
          text={cycleName(cycle)}
          kind="cycle"
          x={top.x - top.width / 2}
          y={top.y - top.height / 2}
          em={em}
        />
      )}
      {at !== undefined && (
        <Plate
          text={t('graph.breakHere')}
          kind="break"
          x={at.x + at.width / 2}
          y={at.y - at.height / 2}
          em={em}
        />
      )}
    </g>
  );
}

interface PlateProps {
  readonly text: string;
  readonly kind: 'cycle' | 'break';
  readonly x: number;
  readonly y: number;
  readonly em: number;
}

/** `x` and `y` in em: the corner of the node it hangs on, on the left for a cycle, on the right for a break. */
function Plate({ text, kind, x, y, em }: PlateProps): VNode {
  const width = (text.length * 0.56 + 1.6) * em;
  const height = 1.5 * em;
  const left = kind === 'cycle' ? x * em + 10 : x * em - width * 0.4;
  const top = y * em - reach - height / 2;
  return (
    <g transform={`translate(${left} ${top})`}>
      <rect class={`plate plate-${kind}`} width={width} height={height} rx="3" />
      <text class="plate-text" x={width / 2} y={height * 0.7} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}
