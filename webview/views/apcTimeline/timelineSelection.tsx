/** What the selected step, wait or snapshot means, in words. */
import type { VNode } from 'preact';
import type { ApcTimelineView } from '../../../src/shared/viewModel';
import { duration, grouped } from '../../format';
import { snapshotId } from '../../marks';
import { Inspector, NoSelection } from '../../parts/inspector';

export interface TimelineSelectionProps {
  readonly model: ApcTimelineView;
  readonly selected: readonly string[];
}

export function TimelineSelection({ model, selected }: TimelineSelectionProps): VNode {
  const step = model.stories.flatMap(({ steps }) => steps).find(({ id }) => selected.includes(id));
  if (step !== undefined) {
    return (
      <Inspector title={step.what} why={step.why} grade={step.grade} lines={step.lines}>
        {step.symbol !== undefined && <p class="mono">{step.symbol}</p>}
      </Inspector>
    );
  }
  for (const clock of model.clocks) {
    const wait = clock.waits.find(({ id }) => selected.includes(id));
    if (wait !== undefined) {
      const ticks = grouped(wait.end - wait.start);
      const why = `Waits since tick ${grouped(wait.start)}, seen waiting at tick ${grouped(wait.end)}: ${ticks} ticks, ${duration(wait.waitMs)}.`;
      return <Inspector title={`${wait.label} waits for ${wait.what}`} why={why} lines={wait.lines} />;
    }
    const at = clock.snapshots.findIndex((_, index) => selected.includes(snapshotId(clock.session, index)));
    const snapshot = clock.snapshots[at];
    if (snapshot !== undefined) {
      const why = `The debugger read this state at tick ${grouped(snapshot.tick)}: wait start plus ticks waited. States of different snapshots need not have held together.`;
      return <Inspector title={`Snapshot ${at + 1}`} why={why} lines={snapshot.lines} />;
    }
  }
  return <NoSelection hint="Select a step, a wait or a snapshot to see how it is known." />;
}
