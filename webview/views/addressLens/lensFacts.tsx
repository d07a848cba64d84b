/** What the address is part of, and what memory holds there. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import { useMarkList } from '../../parts/markList';
import type { LensPartProps } from './lensProps';

export function LensFacts({ model, selected, scrollRequest, actions }: LensPartProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const { inside, memory } = model;
  const list = useMarkList({
    container,
    marks: [...inside, ...memory],
    selected,
    scrollRequest,
    actions,
  });
  if (inside.length + memory.length === 0) return <p class="lens-facts secondary">{t('lens.nothing')}</p>;
  return (
    <div class="lens-facts" ref={container} onKeyDown={list.onKeyDown}>
      {inside.length > 0 && (
        <section aria-label={t('lens.inside')}>
          <h3>{t('lens.inside')}</h3>
          {inside.map((hit) => (
            <button
              key={hit.id}
              type="button"
              class="lens-fact"
              aria-pressed={selected.includes(hit.id)}
              {...list.props(hit)}
            >
              <span>{hit.text}</span>
              {hit.sum !== undefined && <span class="mono secondary"> {hit.sum}</span>}
              {hit.lines !== undefined && <span class="lines"> {linesText(hit.lines)}</span>}
            </button>
          ))}
        </section>
      )}
      {memory.length > 0 && (
        <section aria-label={t('lens.memory')}>
          <h3>{t('lens.memory')}</h3>
          {memory.map((slot) => (
            <div key={slot.id} class="lens-slot">
              <button
                type="button"
                class="lens-fact"
                aria-pressed={selected.includes(slot.id)}
                {...list.props(slot)}
              >
                <span class="mono secondary">{slot.address}</span> <span class="mono">{slot.value}</span>
                {slot.means !== undefined && <span> {slot.means}</span>}
              </button>
              {slot.follow !== undefined && (
                <button
                  type="button"
                  class="text-button"
                  aria-label={t('lens.followValue', { value: slot.value })}
                  onClick={() => {
                    actions.look(slot.follow ?? '');
                  }}
                >
                  {t('lens.follow')}
                </button>
              )}
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
