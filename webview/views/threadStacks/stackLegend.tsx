/** How far a frame can be trusted, as the marks before it say. */
import type { VNode } from 'preact';
import type { FrameTrust } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { trustWords } from './frameRow';

const trusts: readonly FrameTrust[] = ['context', 'unwound', 'scanned', 'none'];

export function StackLegend(): VNode {
  return (
    <ul class="legend legend-foot" aria-label={t('trust.label')}>
      {trusts.map((trust) => (
        <li key={trust} title={trustWords(trust)}>
          <span class={`trust trust-${trust}`} aria-hidden="true" />
          {t(`trust.${trust}`)}
        </li>
      ))}
    </ul>
  );
}
