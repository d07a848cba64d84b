/** How much of a large graph is drawn, and how to see more or less of it. */
import type { VNode } from 'preact';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { Button } from '../../toolkit';
import type { Neighbourhood } from './useNeighbourhood';

export interface GraphExtentProps {
  readonly model: WaitGraphView;
  readonly neighbourhood: Neighbourhood;
}

/** More marks are no picture, and more elements than a frame has time for: a node and its edge are about fifteen. */
const mostDrawn = 120;

export function GraphExtent({ model, neighbourhood }: GraphExtentProps): VNode {
  const { part, isWhole, showAll, reset } = neighbourhood;
  const omitted = model.omitted?.nodes ?? 0;
  return (
    <div class="toolbar">
      <Button appearance="secondary" onClick={reset}>
        {t('graph.rings')}
      </Button>
      {!isWhole && model.nodes.length <= mostDrawn && (
        <Button appearance="secondary" onClick={showAll}>
          {t('graph.everything')}
        </Button>
      )}
      <span class="secondary toolbar-count" role="status">
        {t('graph.extent', {
          count: part.nodes.length,
          nodes: counted(model.nodes.length + omitted, 'node'),
        })}
        {omitted > 0 && `, ${t('graph.omitted', { count: omitted })}`}
      </span>
    </div>
  );
}
