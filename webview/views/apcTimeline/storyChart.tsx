/** A story in lanes: boxes in the order that is known, arrows for what comes before what. */
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { t } from '../../l10n/t';
import { breakable } from '../../parts/breakable';
import { useMarkList } from '../../parts/markList';
import { ZoomButtons } from '../../parts/zoomButtons';
import { arrowPath, box, geometryOf } from './storyGeometry';
import { storyStep } from './storyKeys';
import { layoutStory } from './storyLayout';
import type { StoryProps } from './storyProps';
import { SpokenStep, StepText } from './stepText';
import { useStoryZoom } from './useStoryZoom';

export function StoryChart({
  story,
  selected,
  scrollRequest,
  actions,
  em: fontSize,
  room,
}: StoryProps & { readonly em: number; readonly room: number }): VNode {
  const container = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useStoryZoom(scroller, story.id, actions);
  const em = fontSize * view.scale;
  const layout = useMemo(() => layoutStory(story), [story]);
  const geometry = geometryOf(layout, room / view.scale);
  const list = useMarkList({
    container,
    marks: layout.steps.map(({ step }) => step),
    selected,
    scrollRequest,
    actions,
    step: (key, from) => storyStep(layout.steps, key, from),
  });
  const placed = new Map(layout.steps.map((step) => [step.step.id, step]));
  const px = (value: number): string => `${value * em}px`;
  return (
    <div class="story-frame">
      <ZoomButtons what="story" zoom={view.zoom} fit={view.fit} />
      <div class="story-scroller" ref={scroller} onPointerDown={view.onPointerDown}>
        <div
          class="story-chart"
          style={{ width: px(geometry.width), height: px(geometry.height), fontSize: `${em}px` }}
        >
          {story.lanes.map((lane, index) => (
            <div
              key={lane.id}
              class="lane"
              aria-hidden="true"
              style={{ top: px(geometry.laneTops[index] ?? 0), height: px(geometry.laneHeights[index] ?? 0) }}
            >
              <span class="lane-label" style={{ width: px(box.labelWidth) }} title={lane.label}>
                <span>{breakable(lane.label)}</span>
              </span>
            </div>
          ))}
          <svg class="arrows" width={geometry.width * em} height={geometry.height * em} aria-hidden="true">
            <defs>
              <marker
                id="story-arrow"
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                orient="auto"
              >
                <path d="M0 0.5 8 4 0 7.5z" />
              </marker>
            </defs>
            {layout.arrows.map(([from, to]) => {
              const [start, end] = [placed.get(from), placed.get(to)];
              if (start === undefined || end === undefined) return null;
              const lit = selected.includes(from) || selected.includes(to);
              return (
                <path
                  key={`${from} ${to}`}
                  class={lit ? 'arrow arrow-lit' : 'arrow'}
                  d={arrowPath(geometry, start, end, em)}
                  marker-end="url(#story-arrow)"
                />
              );
            })}
          </svg>
          <div
            class="steps"
            role="listbox"
            aria-label={t('timeline.steps', { story: story.title })}
            aria-orientation="horizontal"
            ref={container}
            onKeyDown={(event) => {
              if (!view.onKey(event)) list.onKeyDown(event);
            }}
          >
            {layout.steps.map((place) => (
              <div
                key={place.step.id}
                class={`step step-box border-${place.step.grade}`}
                role="option"
                aria-selected={selected.includes(place.step.id)}
                title={
                  place.step.symbol === undefined
                    ? place.step.what
                    : `${place.step.what}\n${place.step.symbol}`
                }
                {...list.props(place.step)}
                style={{
                  left: px(geometry.left(place)),
                  top: px(geometry.top(place)),
                  width: px(geometry.boxWidth),
                  height: px(box.height),
                }}
              >
                <StepText step={place.step} story={story} />
                <SpokenStep {...place} story={story} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
