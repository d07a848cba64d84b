/** A story from top to bottom, for narrow places: the same steps with their lane as a chip. */
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Grade } from '../../../src/shared/triage';
import { t } from '../../l10n/t';
import { useMarkList } from '../../parts/markList';
import { storyOrder } from './storyOrder';
import type { StoryProps } from './storyProps';
import { SpokenStep, StepText, laneLabel } from './stepText';

/** Lengths in which the dashes and dots of the grades come out even around a circle. */
const turns = { observed: 44, derived: 44, inferred: 36.8 } as const satisfies Record<Grade, number>;

export function StoryList({ story, selected, scrollRequest, actions }: StoryProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => storyOrder(story), [story]);
  const marks = steps.map(({ step }) => step);
  const list = useMarkList({ container, marks, selected, scrollRequest, actions });
  return (
    <div
      class="story-list"
      role="listbox"
      aria-label={t('timeline.steps', { story: story.title })}
      ref={container}
      onKeyDown={list.onKeyDown}
    >
      {steps.map(({ step, unordered }) => (
        <div
          key={step.id}
          class="step step-line"
          role="option"
          aria-selected={selected.includes(step.id)}
          data-unordered={unordered}
          {...list.props(step)}
        >
          <svg class="step-dot" viewBox="0 0 13 13" aria-hidden="true">
            <circle class={`stroke-${step.grade}`} cx="6.5" cy="6.5" r="5" pathLength={turns[step.grade]} />
          </svg>
          <span class="step-body">
            <span class="step-lane">
              <span class="chip">{laneLabel(story, step)}</span>
              {unordered && <span class="secondary">{t('timeline.unordered')}</span>}
            </span>
            <StepText step={step} story={story} />
            <SpokenStep step={step} story={story} unordered={unordered} />
          </span>
        </div>
      ))}
    </div>
  );
}
