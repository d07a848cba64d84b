/** The whole stack as a bar: what is in use, and what the listing shows of it. */
import type { VNode } from 'preact';
import type { RawStackModel } from '../../../src/shared/viewModel';
import { spelled } from './slotWords';

export function StackGauge({ range }: { readonly range: NonNullable<RawStackModel['range']> }): VNode {
  const { size, used, listed, label, limit, base } = range;
  const percent = (bytes: number): string => `${((100 * bytes) / size).toFixed(2)}%`;
  const usage =
    used === undefined ? '' : `, 0x${used.toString(16)} in use (${Math.round((100 * used) / size)} %)`;
  const words = `${label}: ${spelled(limit)} to ${spelled(base)}, 0x${size.toString(16)} bytes${usage}`;
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
      <figcaption class="secondary">{words}; outlined: what is listed.</figcaption>
    </figure>
  );
}
