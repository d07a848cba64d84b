/** An edge of the wait graph: its line says how it is known, its label what it means. */
import type { VNode } from 'preact';
import type { WaitEdge } from '../../../src/shared/triage';
import { gradeWords } from '../../format';
import { t } from '../../l10n/t';
import type { MarkProps } from '../../parts/markList';
import { smoothPath, type Box, type Point } from './graphLayout';

export interface GraphEdgeProps {
  readonly edge: WaitEdge;
  readonly points: readonly Point[];
  readonly label: Box;
  readonly em: number;
  readonly ends: readonly [from: string, to: string];
  readonly selected: boolean;
  readonly mark: MarkProps;
}

export function GraphEdge({ edge, points, label, em, ends, selected, mark }: GraphEdgeProps): VNode {
  const path = smoothPath(points, em);
  const [width, height] = [label.width * em, label.height * em];
  const [x, y] = [label.x * em - width / 2, label.y * em - height / 2];
  return (
    <g
      class="graph-edge"
      role="button"
      aria-pressed={selected}
      aria-label={t('graph.edge', {
        edge: edge.label,
        from: ends[0],
        to: ends[1],
        grade: gradeWords(edge.grade),
      })}
      {...mark}
    >
      <path class="edge-hit" d={path} />
      <path class={`edge-line stroke-${edge.grade}`} d={path} marker-end="url(#graph-arrow)" />
      <rect class="edge-plate" x={x} y={y} width={width} height={height} rx="3" />
      <foreignObject x={x} y={y} width={width} height={height}>
        <div class="edge-text" title={edge.why}>
          {edge.label}
        </div>
      </foreignObject>
    </g>
  );
}
