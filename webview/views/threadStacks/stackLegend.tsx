/** How far a frame can be trusted, as the marks before it say. */
import type { VNode } from 'preact';
import type { FrameTrust } from '../../../src/shared/viewModel';
import { trustNames, trustWords } from './frameRow';

const trusts: readonly FrameTrust[] = ['context', 'unwound', 'scanned', 'none'];

export function StackLegend(): VNode {
  return (
    <ul class="legend legend-foot" aria-label="How far a frame can be trusted">
      {trusts.map((trust) => (
        <li key={trust} title={trustWords[trust]}>
          <span class={`trust trust-${trust}`} aria-hidden="true" />
          {trustNames[trust]}
        </li>
      ))}
    </ul>
  );
}
