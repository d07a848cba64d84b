/** The foot of a view: what the selected mark is, how it is known, and where the text says so. */
import type { ComponentChildren, VNode } from 'preact';
import type { Grade, Lines } from '../../src/shared/triage';
import { gradeWords, linesText } from '../format';
import { t } from '../l10n/t';

export interface InspectorProps {
  readonly title: string;
  readonly mono?: boolean;
  readonly grade?: Grade | undefined;
  readonly why?: string | undefined;
  readonly lines?: Lines | undefined;
  readonly children?: ComponentChildren;
}

/** One line, until something is selected; from then on the foot keeps its height, whatever it says. */
export function NoSelection({ hint }: { readonly hint: string }): VNode {
  return <div class="inspector inspector-none secondary">{hint}</div>;
}

export function Inspector({ title, mono, grade, why, lines, children }: InspectorProps): VNode {
  return (
    // A tab stop: what does not fit is scrolled to by keys.
    <div class="inspector" role="note" aria-label={t('selection.label')} tabIndex={0}>
      <div class="inspector-head">
        <span class={mono === true ? 'inspector-title mono' : 'inspector-title'}>{title}</span>
        {lines !== undefined && <span class="lines inspector-lines">{linesText(lines)}</span>}
      </div>
      {why !== undefined && <p>{why}</p>}
      {grade !== undefined && <p class="secondary">{t('grade.known', { grade: gradeWords(grade) })}</p>}
      {children}
    </div>
  );
}
