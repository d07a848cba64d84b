/** How the three grades are drawn, and what they mean. Line styles, so that it works without colour. */
import type { VNode } from 'preact';
import type { Grade } from '../../src/shared/triage';
import { gradeWords } from '../format';
import { t } from '../l10n/t';

const grades: readonly Grade[] = ['observed', 'derived', 'inferred'];

export function GradeLegend(): VNode {
  return (
    <ul class="legend" aria-label={t('grade.label')}>
      {grades.map((grade) => (
        <li key={grade} title={gradeWords(grade)}>
          <svg width="26" height="8" aria-hidden="true">
            <line class={`stroke-${grade}`} x1="1" y1="4" x2="25" y2="4" />
          </svg>
          {t(`grade.${grade}`)}
        </li>
      ))}
    </ul>
  );
}
