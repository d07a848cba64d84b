/** One frame of a stack: trust mark, call, role, source; struck and restored frames with their reason. */
import type { VNode } from 'preact';
import type { FrameModel, FrameTrust } from '../../../src/shared/viewModel';
import { callOf } from './parallelStacks';

export const trustWords: Readonly<Record<FrameTrust, string>> = {
  context: 'from a register context',
  unwound: 'unwound by the debugger',
  scanned: 'found by scanning the stack',
  none: 'not vouched for',
};

/** The same for the legend, where there is little room. */
export const trustNames: Readonly<Record<FrameTrust, string>> = {
  context: 'context',
  unwound: 'unwound',
  scanned: 'scanned',
  none: 'not vouched for',
};

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
        <span class={`trust trust-${trust}`} title={why ?? trustWords[trust]} aria-hidden="true" />
        {!shared && (
          <span class="frame-index" aria-hidden="true">
            {String(frame.index).padStart(2, '0')}
          </span>
        )}
        {state === 'struck' ? <s class="frame-text">{text}</s> : <span class="frame-text">{text}</span>}
        {state === 'restored' && <span class="tag">restored</span>}
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
  if (state === 'struck') parts.push('struck: not part of the live stack');
  if (state === 'restored') parts.push('the debugger skipped it');
  parts.push(trustWords[trust]);
  if (why !== undefined && state === 'printed') parts.push(why);
  if (source !== undefined) parts.push(source.path);
  return parts.join(', ');
}
