/** The mentions in the order of the text: what the address is there, and the line itself. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { useMarkRows } from '../../parts/useMarkRows';
import { useSize } from '../../parts/useSize';
import type { LensPartProps } from './lensProps';

/** In em. */
const rowHeight = 3.3;

export function MentionList({ model, selected, scrollRequest, actions }: LensPartProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const { mentions, more, spelling } = model;
  const rows = useMarkRows({
    scroller,
    size,
    marks: mentions,
    rowHeight: Math.round(rowHeight * size.em),
    selected,
    scrollRequest,
    actions,
  });
  const count = counted(mentions.length, 'mention');
  return (
    <section class="mentions" aria-label={t('lens.mentions')}>
      <h3>{more ? t('lens.first', { mentions: count }) : count}</h3>
      <div class="mention-scroller" ref={scroller}>
        <div
          role="listbox"
          class="mention-rows"
          aria-label={t('lens.mentionsOf', { address: spelling ?? '' })}
          data-rows={mentions.length}
          style={{ height: `${rows.total}px` }}
          onKeyDown={rows.onKeyDown}
        >
          {rows.drawn.map((index) => {
            const mention = mentions[index];
            if (mention === undefined) return null;
            const [start, end] = mention.span;
            return (
              <div key={mention.id} class="mention" role="option" {...rows.props(index)}>
                <span class="mention-head">
                  <span class="mention-role">{mention.role}</span>
                  <span class="secondary mention-place">
                    {t('lines.one', { line: String(mention.lines[0]) })}
                    {mention.command !== undefined && `, ${mention.command}`}
                  </span>
                </span>
                <span class="mention-text mono">
                  <span class="mention-before">
                    <span>{mention.text.slice(0, start)}</span>
                  </span>
                  <mark>{mention.text.slice(start, end)}</mark>
                  <span class="mention-after">{mention.text.slice(end)}</span>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}
