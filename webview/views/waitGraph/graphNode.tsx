/** A node of the wait graph: what it is called first, what it is on the second line. */
import type { VNode } from 'preact';
import type { WaitNode } from '../../../src/shared/triage';
import { t } from '../../l10n/t';
import type { MarkProps } from '../../parts/markList';
import type { Box } from './graphLayout';
import { nodeNames } from './nodeNames';

export interface GraphNodeProps {
  readonly node: WaitNode;
  readonly box: Box;
  readonly em: number;
  readonly breakHere: boolean;
  readonly inCycle: boolean;
  readonly selected: boolean;
  readonly mark: MarkProps;
  /** Neighbours that are not drawn. */
  readonly hidden: number;
}

export function GraphNode({
  node,
  box,
  em,
  breakHere,
  inCycle,
  selected,
  mark,
  hidden,
}: GraphNodeProps): VNode {
  const [width, height] = [box.width * em, box.height * em];
  const { first, second } = nodeNames(node);
  return (
    <g
      class="graph-node"
      role="button"
      aria-pressed={selected}
      aria-label={nodeLabel(node, { breakHere, inCycle, hidden })}
      data-kind={node.kind}
      data-ghost={node.ghost === true}
      transform={`translate(${box.x * em - width / 2} ${box.y * em - height / 2})`}
      {...mark}
    >
      <rect class="node-focus" x="-4" y="-4" width={width + 8} height={height + 8} rx="7" />
      <rect class="node-shape" width={width} height={height} rx={node.kind === 'thread' ? height / 3 : 3} />
      <foreignObject width={width} height={height}>
        <div class="node-text" title={[node.label, node.detail].filter(Boolean).join('\n')}>
          <span class="node-label">{first}</span>{' '}
          {second !== undefined && <span class="node-detail">{second}</span>}
        </div>
      </foreignObject>
      {hidden > 0 && (
        <text class="node-hidden" aria-hidden="true" x={width - 4} y={height + em} text-anchor="end">
          +{hidden}
        </text>
      )}
    </g>
  );
}

function nodeLabel(
  node: WaitNode,
  { breakHere, inCycle, hidden }: Pick<GraphNodeProps, 'breakHere' | 'inCycle' | 'hidden'>,
): string {
  // What is seen comes first, so that a voice command finds it.
  const { kind, ghost } = node;
  const { first, second } = nodeNames(node);
  const parts = [second === undefined ? first : `${first} ${second}`, kind];
  if (ghost === true) parts.push(t('graph.ghostSpoken'));
  if (inCycle) parts.push(t('graph.inCycle'));
  if (hidden > 0) parts.push(t('graph.hidden', { count: hidden }));
  if (breakHere) parts.push(t('graph.breakSpoken'));
  return parts.join(', ');
}
