/** The foot of the stacks: why the selected frame stands there, or what the selected thread waits for. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import { Inspector, NoSelection } from '../../parts/inspector';
import type { Actions } from '../../store';
import { trustWords } from './frameRow';

export interface StackSelectionProps {
  readonly stacks: readonly StackModel[];
  readonly selected: readonly string[];
  readonly actions: Actions;
}

export function StackSelection({ stacks, selected, actions }: StackSelectionProps): VNode {
  // The head of a group stands for the first of its stacks.
  const id = selected[0]?.replace(/^unique:/, '');
  const { stack, frame } = useMemo(() => found(stacks, id), [stacks, id]);
  if (stack === undefined) return <NoSelection hint={t('stacks.hint')} />;
  if (frame !== undefined) {
    return (
      <Inspector title={frame.text} mono why={frame.why} lines={frame.lines}>
        <p class="secondary">{frameWords(frame)}</p>
        <SourceLink frame={frame} actions={actions} />
        <WaitsFor stack={stack} actions={actions} />
      </Inspector>
    );
  }
  return (
    <Inspector title={stack.label} why={stack.passive} lines={stack.lines}>
      {stack.detail !== '' && <p class="secondary">{stack.detail}</p>}
      {stack.badges.map(({ title }, index) => (
        <p key={index}>{title}</p>
      ))}
      <WaitsFor stack={stack} actions={actions} />
    </Inspector>
  );
}

/** Leads to the source: the editor finds it by the printed path, else by the name of the function. */
function SourceLink({
  frame,
  actions,
}: {
  readonly frame: FrameModel;
  readonly actions: Actions;
}): VNode | null {
  const { source } = actions;
  if (source === undefined || frame.module === undefined) return null;
  return (
    <p>
      <button
        type="button"
        class="text-button"
        onClick={() => {
          source(frame.lines);
        }}
      >
        {t(frame.source === undefined ? 'stacks.findSource' : 'stacks.openSource')}
      </button>
    </p>
  );
}

/** Leads to what the thread of the selection waits for. */
function WaitsFor({
  stack: { waitsFor },
  actions,
}: {
  readonly stack: StackModel;
  readonly actions: Actions;
}): VNode | null {
  if (waitsFor === undefined) return null;
  const { text, lines } = waitsFor;
  return (
    <p>
      <button
        type="button"
        class="text-button"
        title={t('lines.show', { lines: linesText(lines) })}
        onClick={({ detail }) => {
          actions.reveal(lines, detail === 1);
        }}
      >
        {t('stacks.waitsFor', { what: text })}
      </button>
    </p>
  );
}

function frameWords({ index, trust, role, source }: FrameModel): string {
  const frame = t('stacks.frame', { index: String(index), trust: trustWords(trust) });
  const parts = [frame, role, source && `${source.path}:${source.line}`];
  return parts.filter(Boolean).join(' · ');
}

function found(
  stacks: readonly StackModel[],
  id: string | undefined,
): { readonly stack?: StackModel; readonly frame?: FrameModel } {
  if (id === undefined) return {};
  for (const stack of stacks) {
    if (stack.id === id) return { stack };
    const frame = stack.frames.find((one) => one.id === id);
    if (frame !== undefined) return { stack, frame };
  }
  return {};
}
