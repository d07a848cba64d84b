/** The graph in sentences: says the same without sight of the drawing, and leads to the same lines. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { gradeWords, linesText } from '../../format';
import { narrationId } from '../../marks';
import { useMarkList } from '../../parts/markList';
import type { Actions } from '../../store';

export interface NarrationProps {
  readonly narration: WaitGraphView['narration'];
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

export function Narration({ narration, selected, scrollRequest, actions }: NarrationProps): VNode {
  const container = useRef<HTMLOListElement>(null);
  const marks = narration.map(({ lines }, index) => ({ id: narrationId(index), lines }));
  const list = useMarkList({ container, marks, selected, scrollRequest, actions });
  return (
    <section class="narration" aria-label="The graph in sentences">
      <h2>In sentences</h2>
      <ol ref={container} onKeyDown={list.onKeyDown}>
        {narration.map(({ text, lines, grade }, index) => {
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
                  {text} {lines !== undefined && <span class="secondary">{linesText(lines)}</span>}
                  {grade !== undefined && <span class="sr-only">, {gradeWords[grade]}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
