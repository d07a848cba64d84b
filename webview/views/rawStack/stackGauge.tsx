/** The whole stack as a bar: what is in use, and what the listing shows of it. */
import type { VNode } from 'preact';
import type { RawStackModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { spelled } from './slotWords';

export function StackGauge({ range }: { readonly range: NonNullable<RawStackModel['range']> }): VNode {
  const { size, used, listed, label, limit, base } = range;
  const percent = (bytes: number): string => `${((100 * bytes) / size).toFixed(2)}%`;
  const place = { stack: label, limit: spelled(limit), base: spelled(base), size: hex(size) };
  const words =
    used === undefined
      ? t('raw.range', place)
      : t('raw.rangeUsed', { ...place, used: hex(used), percent: Math.round((100 * used) / size) });
  return (
    <figure class="gauge" aria-label={words}>
      <svg class="gauge-bar" aria-hidden="true">
        <rect class="gauge-all" width="100%" height="100%" />
        {used !== undefined && (
          <rect class="gauge-used" x={percent(size - used)} width={percent(used)} height="100%" />
        )}
        <rect
          class="gauge-listed"
          x={percent(listed[0])}
          width={percent(Math.max(listed[1] - listed[0], size / 400))}
          height="100%"
        />
      </svg>
      <figcaption class="secondary">{t('raw.rangeDrawn', { range: words })}</figcaption>
    </figure>
  );
}

function hex(bytes: number): string {
  return `0x${bytes.toString(16)}`;
}
