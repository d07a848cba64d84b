/** The heads of the tree: a stack with whose it is and what it waits for, a shape that many threads have, a fold. */
import type { VNode } from 'preact';
import type { StackModel } from '../../../src/shared/viewModel';
import { counted, grouped, linesText } from '../../format';
import { t } from '../../l10n/t';
import { BadgeRow } from '../../parts/badgeRow';
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
            {t('stacks.idle')}
          </span>
        )}
        <BadgeRow badges={stack.badges} />
        <span class="secondary stack-count">{counted(stack.frames.length, 'frame')}</span>
      </span>
      <span class="secondary stack-detail" title={stack.detail}>
        {detailOf(stack)}
      </span>
    </>
  );
}

/** What the thread does; where nothing is known of it, where the stack stands. */
function detailOf({ detail, lines }: StackModel): string {
  return detail === '' ? linesText(lines) : detail;
}

/** How many threads of a group are named. */
const named = 4;

export function GroupLine({ unique, open }: { readonly unique: UniqueStack; readonly open: boolean }): VNode {
  const { stack, stacks } = unique;
  const names = stacks.slice(0, named).map(({ label }) => label);
  const rest = stacks.length - names.length;
  const who = stacks.length === 1 ? [stack.label, detailOf(stack)].join(' · ') : names.join(', ');
  return (
    <>
      <span class="stack-line">
        <Twisty open={open} />
        <ThreadCount count={stacks.length} />
        <span class="stack-label mono">{shapeText(stack)}</span>
        <BadgeRow badges={stack.badges} />
        <span class="secondary stack-count">{counted(stack.frames.length, 'frame')}</span>
      </span>
      <span class="secondary stack-detail">
        {rest > 0 ? t('stacks.others', { names: who, count: rest }) : who}
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
  const threads = counted(count, 'thread');
  return (
    <span class="thread-count" title={passive > 0 ? t('stacks.idleByDesign', { threads, passive }) : threads}>
      {grouped(count)}
      <span class="sr-only">{` ${t('stacks.threadWord', { count })} `}</span>
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
  return both ? (innermost?.text ?? t('stacks.noFrames')) : `${innermost.text} … ${other.text}`;
}
