/** Stories in the order that is known, then waits on the clock that was printed. Narrow places get lists. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ApcTimelineView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { GradeLegend } from '../../parts/gradeLegend';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { ViewProps } from '../../viewProps';
import { ClockChart } from './clockChart';
import { StoryChart } from './storyChart';
import { StoryList } from './storyList';
import { orderWords } from './stepText';
import { TimelineSelection } from './timelineSelection';

/** In em: below this width the lanes would be seen through a slit. */
const listBelow = 46;

export type ApcTimelineProps = ViewProps<ApcTimelineView> & { readonly compact: boolean };

export function ApcTimeline({ model, compact, selected, scrollRequest, actions }: ApcTimelineProps): VNode {
  const body = useRef<HTMLDivElement>(null);
  const { width, em } = useSize(body);
  useScrollMemory(body, 'apcTimeline.scroll', actions);
  const asList = compact || width < listBelow * em;
  const rest = { selected, scrollRequest, actions };
  return (
    <div class="view timeline" data-compact={asList}>
      <div class="timeline-body" ref={body}>
        {model.stories.map((story) => (
          <section key={story.id} class="story" aria-label={story.title}>
            <h2>{story.title}</h2>
            <p class="story-order">{orderWords(story.order)}</p>
            {asList ? (
              <StoryList story={story} {...rest} />
            ) : (
              <StoryChart story={story} em={em} room={width / em - 2.4} {...rest} />
            )}
          </section>
        ))}
        {(model.omitted ?? 0) > 0 && (
          <p class="secondary">{t('timeline.more', { count: model.omitted ?? 0 })}</p>
        )}
        {model.clocks.map((clock) => (
          <ClockChart key={clock.session} clock={clock} width={width} em={em} {...rest} />
        ))}
      </div>
      <TimelineSelection model={model} selected={selected} />
      {model.stories.length > 0 && (
        <div class="legend-foot">
          <GradeLegend />
        </div>
      )}
    </div>
  );
}
