/** Above the stacks: how they are arranged, what is looked for, and what can be done with all of them. */
import type { VNode } from 'preact';
import type { ThreadStacksView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import type { Actions } from '../../store';
import { Button, TextField } from '../../toolkit';
import { arrangements, type Arrangement } from './arrangements';
import type { Row } from './rows';
import { stackText } from './stackText';

export interface StackToolbarProps {
  readonly model: ThreadStacksView;
  readonly rows: readonly Row[];
  /** Stacks that the filters leave, and frames among them that hold what is looked for. */
  readonly kept: number;
  readonly hits: number;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly arrangement: Arrangement;
  readonly onArrangement: (arrangement: Arrangement) => void;
  /** Absent where nobody has said what own code is. */
  readonly ownOnly?: boolean;
  readonly onOwnOnly?: (ownOnly: boolean) => void;
  readonly onFold: (open: boolean) => void;
  readonly actions: Actions;
}

export function StackToolbar(props: StackToolbarProps): VNode {
  const { rows, hits, text, onText, onStep, arrangement, onArrangement, onFold, actions } = props;
  const { ownOnly, onOwnOnly } = props;
  return (
    <div class="toolbar">
      <Arrangements arrangement={arrangement} onArrangement={onArrangement} />
      <TextField
        class="filter"
        placeholder="Find: thread, module, function, wait"
        aria-label="Filter stacks"
        value={text}
        onInput={(event: Event) => {
          onText((event.target as HTMLInputElement).value);
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== 'F3') return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <Button
        appearance="secondary"
        disabled={hits === 0}
        title="Previous match (Shift+Enter)"
        aria-label="Previous match"
        onClick={() => {
          onStep(-1);
        }}
      >
        ↑
      </Button>
      <Button
        appearance="secondary"
        disabled={hits === 0}
        title="Next match (Enter)"
        aria-label="Next match"
        onClick={() => {
          onStep(1);
        }}
      >
        ↓
      </Button>
      <span class="secondary toolbar-count" role="status">
        {statusText(props)}
      </span>
      {ownOnly !== undefined && (
        <label class="own-only" title="Collapse the frames of modules that kdscope.ownCode does not name">
          <input
            type="checkbox"
            checked={ownOnly}
            onChange={({ currentTarget }) => {
              onOwnOnly?.(currentTarget.checked);
            }}
          />
          My code
        </label>
      )}
      <span class="toolbar-end">
        <Button
          appearance="secondary"
          onClick={() => {
            onFold(true);
          }}
        >
          Expand all
        </Button>
        <Button
          appearance="secondary"
          onClick={() => {
            onFold(false);
          }}
        >
          Collapse all
        </Button>
        <Button
          appearance="secondary"
          title="Copy what is shown, as text"
          onClick={() => {
            actions.copy(stackText(rows));
          }}
        >
          Copy
        </Button>
      </span>
    </div>
  );
}

function Arrangements({
  arrangement,
  onArrangement,
}: Pick<StackToolbarProps, 'arrangement' | 'onArrangement'>): VNode {
  return (
    <span class="choices" role="group" aria-label="Arrangement">
      {arrangements.map(({ arrangement: one, label, title }) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === arrangement}
          title={title}
          onClick={() => {
            onArrangement(one);
          }}
        >
          {label}
        </button>
      ))}
    </span>
  );
}

function statusText({ model: { stacks, next }, kept, hits, text }: StackToolbarProps): string {
  const all = `${counted(stacks.length, 'stack')}${next === undefined ? '' : ', more are being read'}`;
  if (kept === stacks.length && text.trim() === '') return all;
  const found = text.trim() === '' ? '' : `, ${counted(hits, 'frame')}`;
  return `${kept} of ${all}${found}`;
}
