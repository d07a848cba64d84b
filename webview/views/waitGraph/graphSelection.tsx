/** What the selected node or edge is, how it is known, and the sum that shows it. */
import type { VNode } from 'preact';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { Inspector, NoSelection } from '../../parts/inspector';
import { Button } from '../../toolkit';
import type { Neighbourhood } from './useNeighbourhood';

export interface GraphSelectionProps {
  readonly model: WaitGraphView;
  readonly selected: readonly string[];
  readonly neighbourhood: Neighbourhood;
}

export function GraphSelection({ model, selected, neighbourhood }: GraphSelectionProps): VNode {
  const edge = model.edges.find(({ id }) => selected.includes(id));
  if (edge !== undefined) {
    return (
      <Inspector title={edge.label} why={edge.why} grade={edge.grade} lines={edge.lines}>
        {edge.check !== undefined && (
          <p class="mono">
            {edge.check.terms.join(' ')} = {edge.check.equals}
          </p>
        )}
      </Inspector>
    );
  }
  const node = model.nodes.find(({ id }) => selected.includes(id));
  if (node === undefined) return <NoSelection hint={t('graph.hint')} />;
  const why = node.ghost === true ? t('graph.ghost') : undefined;
  return (
    <Inspector title={node.label} lines={node.lines} why={why}>
      {node.detail !== undefined && <p class="secondary">{node.detail}</p>}
      {neighbourhood.toggle !== undefined && (
        <Button
          appearance="secondary"
          onClick={() => {
            neighbourhood.toggle?.(node.id);
          }}
        >
          {t(neighbourhood.isOpen(node.id) ? 'graph.hideNeighbours' : 'graph.showNeighbours')}
        </Button>
      )}
    </Inspector>
  );
}
