/** Who waits for whom: the drawing, and beside it the same in sentences. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { WaitGraphView as Model } from '../../../src/shared/viewModel';
import { GradeLegend } from '../../parts/gradeLegend';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { ViewProps } from '../../viewProps';
import { CycleNotes } from './cycleNotes';
import { GraphCanvas } from './graphCanvas';
import { GraphExtent } from './graphExtent';
import { GraphSelection } from './graphSelection';
import { Narration } from './narration';
import { useNeighbourhood } from './useNeighbourhood';

/** Below this width in pixels the sentences stand under the drawing and the whole scrolls. */
const sideBySide = 760;

export function WaitGraphView({ model, selected, scrollRequest, actions }: ViewProps<Model>): VNode {
  const body = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const { width } = useSize(body);
  useScrollMemory(side, 'waitGraph.scroll', actions);
  const isWide = width >= sideBySide;
  const neighbourhood = useNeighbourhood(model, selected, actions);
  const rest = { selected, scrollRequest, actions };
  return (
    <div class="view wait-graph">
      {model.focus !== undefined && <GraphExtent model={model} neighbourhood={neighbourhood} />}
      <div class="graph-body" ref={body} data-wide={isWide}>
        <GraphCanvas neighbourhood={neighbourhood} wheelZooms={isWide} {...rest} />
        <div class="graph-side" ref={side}>
          <CycleNotes model={model} />
          {/* Under the drawing, going to a sentence would take the drawing out of sight. */}
          <Narration narration={model.narration} {...rest} scrollRequest={isWide ? scrollRequest : 0} />
        </div>
      </div>
      <GraphSelection model={model} selected={selected} neighbourhood={neighbourhood} />
      <div class="legend-foot">
        <GradeLegend />
      </div>
    </div>
  );
}
