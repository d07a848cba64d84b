/** A small tag of a severity; the sign says it without colour. */
import type { VNode } from 'preact';
import type { Severity } from '../../src/shared/triage';
import type { Badge } from '../../src/shared/viewModel';
import { t } from '../l10n/t';

const signs: Readonly<Record<Severity, string>> = { error: '✕', warning: '▲', info: 'i', hint: '·' };

export function BadgeTag({ badge }: { readonly badge: Badge }): VNode {
  return (
    <span class={`badge badge-${badge.severity}`} title={badge.title}>
      <span class="badge-sign" aria-hidden="true">
        {signs[badge.severity]}
      </span>
      <span class="sr-only">{t(`severity.${badge.severity}`)}: </span>
      <span class="badge-text">{badge.text}</span>
    </span>
  );
}
