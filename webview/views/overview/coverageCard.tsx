/** How much of the text was understood, as a bar and in numbers; what was not leads to its lines. */
import type { VNode } from 'preact';
import type { OverviewView } from '../../../src/shared/viewModel';
import { counted, linesText } from '../../format';
import { t } from '../../l10n/t';
import type { CardProps } from './cardProps';

export interface CoverageCardProps extends CardProps {
  readonly coverage: OverviewView['coverage'];
}

export function CoverageCard({ coverage, markProps }: CoverageCardProps): VNode {
  const { lines, blank, recognised, prose, unrecognised, unread } = coverage;
  const part = (count: number): number => (lines === 0 ? 0 : (100 * count) / lines);
  const seen = part(recognised + blank);
  return (
    <section class="overview-card" aria-label={t('overview.coverage')}>
      <h2>{t('overview.coverage')}</h2>
      <svg class="overview-coverage" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="coverage-seen" x="0" y="0" width={seen} height="4" />
        <rect class="coverage-prose" x={seen} y="0" width={part(prose)} height="4" />
        <rect class="coverage-unread" x={seen + part(prose)} y="0" width={part(unrecognised)} height="4" />
      </svg>
      <p>
        {t('overview.coverageText', {
          lines: counted(lines, 'line'),
          recognised,
          blank,
          prose,
          unrecognised,
        })}
      </p>
      {unread.length > 0 && (
        <ul class="overview-list">
          {unread.map(({ id, text, lines: at }) => (
            <li key={id}>
              <button type="button" class="sentence" {...markProps({ id, lines: at })}>
                <span>
                  <span class="lines">{linesText(at)}</span> <span class="mono">{text}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
