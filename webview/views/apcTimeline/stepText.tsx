/** What a step says, drawn and spoken. */
import type { VNode } from 'preact';
import type { Story, StoryStep } from '../../../src/shared/triage';
import { gradeWords, grouped } from '../../format';

export function StepText({ step, story }: { readonly step: StoryStep; readonly story: Story }): VNode {
  return (
    <>
      <span class="step-what">{step.what}</span>
      {step.symbol !== undefined && <span class="step-symbol mono">{step.symbol}</span>}
      {step.at !== undefined && story.order === 'ticks' && (
        <span class="secondary">tick {grouped(step.at)}</span>
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
  if (before.length > 0) parts.push(`after: ${before.join('; ')}`);
  if (unordered) parts.push('not ordered against the step before');
  parts.push(gradeWords[step.grade]);
  return <span class="sr-only">{parts.join(', ')}</span>;
}

export interface SpokenStepProps {
  readonly step: StoryStep;
  readonly story: Story;
  readonly unordered: boolean;
}

export const orderWords: Readonly<Record<Story['order'], string>> = {
  'stack-nesting': 'Order from stack nesting: no clock',
  ticks: 'Order from tick counts',
  timestamps: 'Order from printed timestamps',
};
