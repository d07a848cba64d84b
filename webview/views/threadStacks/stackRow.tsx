/** The heads of the tree: a stack with whose it is and what it waits for, a shape that many threads have, a fold. */
import type { VNode } from 'preact';
import type { StackModel } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { BadgeTag } from '../../parts/badgeTag';
import type { UniqueStack } from './uniqueStacks';

export function Twisty({ open }: { readonly open: boolean | undefined }): VNode {
  return <span class="twisty" data-open={open} aria-hidden="true" />;
}

export function StackLine({
  stack,
  open,
}: {
  readonly stack: StackModel;
  readonly open: boolean | undefined;
}): VNode {
  return (
    <>
      <span class="stack-line">
        <Twisty open={open} />
        <span class="stack-label">{stack.label}</span>
        {stack.passive !== undefined && (
          <span class="tag tag-idle" title={stack.passive}>
            idle
          </span>
        )}
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

/** How many threads of a group are named. */
const named = 4;

export function GroupLine({ unique, open }: { readonly unique: UniqueStack; readonly open: boolean }): VNode {
  const { stack, stacks } = unique;
  const names = stacks.slice(0, named).map(({ label }) => label);
  const rest = stacks.length - names.length;
  return (
    <>
      <span class="stack-line">
        <Twisty open={open} />
        <ThreadCount count={stacks.length} />
        <span class="stack-label mono">{shapeText(stack)}</span>
        {stack.badges.map((badge, index) => (
          <BadgeTag key={index} badge={badge} />
        ))}
        <span class="secondary stack-count">{counted(stack.frames.length, 'frame')}</span>
      </span>
      <span class="secondary stack-detail">
        {rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ')}
      </span>
    </>
  );
}

export function ThreadCount({
  count,
  passive = 0,
}: {
  readonly count: number;
  readonly passive?: number;
}): VNode {
  const words = counted(count, 'thread');
  return (
    <span class="thread-count" title={passive > 0 ? `${words}, ${passive} idle by design` : words}>
      {count}
      <span class="sr-only">{` ${words.replace(/^\S+ /, '')} `}</span>
    </span>
  );
}

/** The call that tells a stack from others: own code, else where another module begins to wait, else both ends. */
function shapeText({ frames }: StackModel): string {
  const live = frames.filter(({ state }) => state !== 'struck');
  const [innermost] = live;
  const telling = live.find(({ own }) => own) ?? live.find(({ module }) => module !== innermost?.module);
  const other = telling ?? live.at(-1);
  const both = innermost === undefined || other === undefined || innermost === other;
  return both ? (innermost?.text ?? 'no frames') : `${innermost.text} … ${other.text}`;
}
