/** A story from top to bottom, for narrow places: the same steps with their lane as a chip. */
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useMarkList } from '../../parts/markList';
import { layoutStory } from './storyLayout';
import type { StoryProps } from './storyProps';
import { SpokenStep, StepText, laneLabel } from './stepText';

export function StoryList({ story, selected, scrollRequest, actions }: StoryProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const { steps } = useMemo(() => layoutStory(story), [story]);
  const marks = steps.map(({ step }) => step);
  const list = useMarkList({ container, marks, selected, scrollRequest, actions });
  return (
    <div
      class="story-list"
      role="listbox"
      aria-label={`${story.title}: steps`}
      ref={container}
      onKeyDown={list.onKeyDown}
    >
      {steps.map(({ step, unordered }) => (
        <div
          key={step.id}
          class="step step-line"
          role="option"
          aria-selected={selected.includes(step.id)}
          {...list.props(step)}
        >
          <span class={`step-dot border-${step.grade}`} data-unordered={unordered} />
          <span class="step-body">
            <span class="step-lane">
              <span class="chip">{laneLabel(story, step)}</span>
              {unordered && <span class="secondary">order to the step above unknown</span>}
            </span>
            <StepText step={step} story={story} />
            <SpokenStep step={step} story={story} unordered={unordered} />
          </span>
        </div>
      ))}
    </div>
  );
}
