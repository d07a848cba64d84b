/** The graph in sentences: says the same without sight of the drawing, and leads to the same lines. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { gradeWords, linesText } from '../../format';
import { t } from '../../l10n/t';
import { narrationId } from '../../marks';
import { useMarkList } from '../../parts/markList';
import type { Actions } from '../../store';
import { Button } from '../../toolkit';

export interface NarrationProps {
  readonly narration: WaitGraphView['narration'];
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

/** Sentences that are drawn at first, and those that come with each wish for more. */
const portion = 100;

export function Narration({ narration, selected, scrollRequest, actions }: NarrationProps): VNode {
  const container = useRef<HTMLOListElement>(null);
  const [wished, setWished] = useState(portion);
  const meant = narration.findLastIndex((_, index) => selected.includes(narrationId(index)));
  const shown = narration.slice(0, Math.max(wished, meant + 1));
  const left = narration.length - shown.length;
  const marks = shown.map(({ lines }, index) => ({ id: narrationId(index), lines }));
  const list = useMarkList({ container, marks, selected, scrollRequest, actions });
  return (
    <section class="narration" aria-label={t('graph.sentencesLabel')}>
      <h2>{t('graph.sentences')}</h2>
      <ol ref={container} onKeyDown={list.onKeyDown}>
        {shown.map(({ text, lines, grade }, index) => {
          const mark = marks[index];
          if (mark === undefined) return null;
          return (
            <li key={mark.id}>
              <button
                type="button"
                class="sentence"
                aria-pressed={selected.includes(mark.id)}
                {...list.props(mark)}
              >
                {grade !== undefined && (
                  <svg class="sentence-grade" width="26" height="8" aria-hidden="true">
                    <line class={`stroke-${grade}`} x1="1" y1="4" x2="25" y2="4" />
                  </svg>
                )}
                <span>
                  {text} {lines !== undefined && <span class="lines">{linesText(lines)}</span>}
                  {grade !== undefined && <span class="sr-only">, {gradeWords(grade)}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <Button
          appearance="secondary"
          onClick={() => {
            setWished(shown.length + portion);
          }}
        >
          {t('graph.moreSentences', { count: left })}
        </Button>
      )}
    </section>
  );
}
