/** One frame of a stack: trust mark, call, role, source; struck and restored frames with their reason. */
import type { VNode } from 'preact';
import type { FrameModel, FrameTrust } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { callOf } from './parallelStacks';

export function trustWords(trust: FrameTrust): string {
  return t(`trust.${trust}.means`);
}

export interface FrameLineProps {
  readonly frame: FrameModel;
  /** It stands for the frames of several threads: without what only one of them has. */
  readonly shared: boolean;
}

export function FrameLine({ frame, shared }: FrameLineProps): VNode {
  const text = shared ? callOf(frame) : frame.text;
  const { state, trust, why } = frame;
  return (
    <>
      <span class="frame-line">
        <span class={`trust trust-${trust}`} title={why ?? trustWords(trust)} aria-hidden="true" />
        {!shared && (
          <span class="frame-index" aria-hidden="true">
            {String(frame.index).padStart(2, '0')}
          </span>
        )}
        {state === 'struck' ? <s class="frame-text">{text}</s> : <span class="frame-text">{text}</span>}
        {state === 'restored' && <span class="tag">{t('stacks.restored')}</span>}
        {frame.role !== undefined && <span class="secondary frame-role">{frame.role}</span>}
        {frame.source !== undefined && (
          <span class="frame-source" title={frame.source.path}>
            {sourceText(frame.source)}
          </span>
        )}
        <span class="sr-only">{spokenMarks(frame)}</span>
      </span>
      {state !== 'printed' && why !== undefined && <span class="frame-why">{why}</span>}
    </>
  );
}

/** `queue.c:212`: the folder is in the tooltip. Printed paths may be of either kind. */
function sourceText({ path, line }: NonNullable<FrameModel['source']>): string {
  return `${path.split(/[\\/]/).at(-1) ?? path}:${line}`;
}

/** What the marks of a frame say to the eye, for a screen reader. */
function spokenMarks({ state, trust, why, source }: FrameModel): string {
  const parts = [''];
  if (state === 'struck') parts.push(t('stacks.struckSpoken'));
  if (state === 'restored') parts.push(t('stacks.restoredSpoken'));
  parts.push(trustWords(trust));
  if (why !== undefined && state === 'printed') parts.push(why);
  if (source !== undefined) parts.push(source.path);
  return parts.join(', ');
}
