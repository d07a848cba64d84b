/** What a step says, drawn and spoken. */
import type { VNode } from 'preact';
import type { Story, StoryStep } from '../../../src/shared/triage';
import { gradeWords } from '../../format';
import { t } from '../../l10n/t';
import { breakable } from '../../parts/breakable';

export function StepText({ step, story }: { readonly step: StoryStep; readonly story: Story }): VNode {
  return (
    <>
      <span class="step-what">{breakable(step.what)}</span>
      {step.symbol !== undefined && <span class="step-symbol mono">{breakable(step.symbol)}</span>}
      {step.at !== undefined && story.order === 'ticks' && (
        <span class="secondary">{t('timeline.tick', { tick: step.at })}</span>
      )}
    </>
  );
}

export function laneLabel(story: Story, step: StoryStep): string {
  return story.lanes.find(({ id }) => id === step.lane)?.label ?? step.lane;
}

/** What lanes, arrows and line styles say to the eye, for a screen reader. */
export function SpokenStep({ step, story, unordered }: SpokenStepProps): VNode {
  const parts = ['', laneLabel(story, step)];
  const before = story.steps.filter(({ id }) => step.after.includes(id)).map(({ what }) => what);
  if (before.length > 0) parts.push(t('timeline.after', { steps: before.join('; ') }));
  if (unordered) parts.push(t('timeline.unorderedSpoken'));
  parts.push(gradeWords(step.grade));
  return <span class="sr-only">{parts.join(', ')}</span>;
}

export interface SpokenStepProps {
  readonly step: StoryStep;
  readonly story: Story;
  readonly unordered: boolean;
}

/** Where the order of a story comes from. */
export function orderWords(order: Story['order']): string {
  return t(`timeline.${order === 'stack-nesting' ? 'nesting' : order}`);
}
