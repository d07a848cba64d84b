/** The foot of the stacks: why the selected frame stands there, or what the selected thread waits for. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { Inspector, NoSelection } from '../../parts/inspector';
import type { Actions } from '../../store';
import { trustWords } from './frameRow';

export interface StackSelectionProps {
  readonly stacks: readonly StackModel[];
  readonly selected: readonly string[];
  readonly actions: Actions;
}

export function StackSelection({ stacks, selected, actions }: StackSelectionProps): VNode {
  const [id] = selected;
  const { stack, frame } = useMemo(() => found(stacks, id), [stacks, id]);
  if (stack === undefined) return <NoSelection hint="Select a frame to see why it stands there." />;
  if (frame !== undefined) {
    return (
      <Inspector title={frame.text} mono why={frame.why} lines={frame.lines}>
        <p class="secondary">{frameWords(frame)}</p>
        {frame.source !== undefined && (
          <p>
            <button
              type="button"
              class="text-button"
              onClick={() => {
                actions.source(frame.lines);
              }}
            >
              Open the source
            </button>
          </p>
        )}
        <WaitsFor stack={stack} actions={actions} />
      </Inspector>
    );
  }
  return (
    <Inspector title={stack.label} why={stack.passive} lines={stack.lines}>
      <p class="secondary">{stack.detail}</p>
      <WaitsFor stack={stack} actions={actions} />
    </Inspector>
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
        title={`Show ${linesText(lines)}`}
        onClick={({ detail }) => {
          actions.reveal(lines, detail === 1);
        }}
      >
        Waits for {text}
      </button>
    </p>
  );
}

function frameWords({ index, trust, role, source }: FrameModel): string {
  const parts = [`Frame ${index}, ${trustWords[trust]}`, role, source && `${source.path}:${source.line}`];
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
