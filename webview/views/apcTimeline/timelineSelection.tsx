/** What the selected step, wait or snapshot means, in words. */
import type { VNode } from 'preact';
import type { ApcTimelineView } from '../../../src/shared/viewModel';
import { duration } from '../../format';
import { t } from '../../l10n/t';
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
      const { label, what, start, end, waitMs, lines } = wait;
      const why = t('clock.waitWhy', { start, end, ticks: end - start, time: duration(waitMs) });
      return <Inspector title={t('clock.wait', { thread: label, what })} why={why} lines={lines} />;
    }
    const at = clock.snapshots.findIndex((_, index) => selected.includes(snapshotId(clock.session, index)));
    const snapshot = clock.snapshots[at];
    if (snapshot !== undefined) {
      const { tick, lines } = snapshot;
      const title = t('clock.snapshot', { number: at + 1 });
      return <Inspector title={title} why={t('clock.snapshotWhy', { tick })} lines={lines} />;
    }
  }
  return <NoSelection hint={t('timeline.hint')} />;
}
