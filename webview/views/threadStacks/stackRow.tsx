/** The head of a stack: whose it is, what it waits for, its badges. */
import type { VNode } from 'preact';
import type { StackModel } from '../../../src/shared/viewModel';
import { BadgeTag } from '../../parts/badgeTag';
import { counted } from '../../format';

export function StackLine({ stack, open }: { readonly stack: StackModel; readonly open: boolean }): VNode {
  return (
    <>
      <span class="stack-line">
        <span class="twisty" data-open={open} aria-hidden="true" />
        <span class="stack-label">{stack.label}</span>
        {stack.badges.map((badge, index) => (
          <BadgeTag key={index} badge={badge} />
        ))}
        <span class="secondary stack-count">{counted(stack.frames.length, 'frame')}</span>
      </span>
      <span class="secondary stack-detail" title={stack.detail}>
        {stack.detail}
      </span>
    </>
  );
}
