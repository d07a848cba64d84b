/** Above the stacks: how they are arranged, what is looked for, and what can be done with all of them. */
import type { VNode } from 'preact';
import type { ThreadStacksView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
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
        placeholder={t('stacks.find')}
        aria-label={t('stacks.filter')}
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
        title={t('stacks.previousHint')}
        aria-label={t('stacks.previous')}
        onClick={() => {
          onStep(-1);
        }}
      >
        ↑
      </Button>
      <Button
        appearance="secondary"
        disabled={hits === 0}
        title={t('stacks.nextHint')}
        aria-label={t('stacks.next')}
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
        <label class="own-only" title={t('stacks.ownOnlyHint')}>
          <input
            type="checkbox"
            checked={ownOnly}
            onChange={({ currentTarget }) => {
              onOwnOnly?.(currentTarget.checked);
            }}
          />
          {t('stacks.ownOnly')}
        </label>
      )}
      <span class="toolbar-end">
        <Button
          appearance="secondary"
          onClick={() => {
            onFold(true);
          }}
        >
          {t('stacks.expandAll')}
        </Button>
        <Button
          appearance="secondary"
          onClick={() => {
            onFold(false);
          }}
        >
          {t('stacks.collapseAll')}
        </Button>
        <Button
          appearance="secondary"
          title={t('stacks.copyHint')}
          onClick={() => {
            actions.copy(stackText(rows));
          }}
        >
          {t('copy.one')}
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
    <span class="choices" role="group" aria-label={t('stacks.arrangement')}>
      {arrangements.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === arrangement}
          title={t(`stacks.${one}Hint`)}
          onClick={() => {
            onArrangement(one);
          }}
        >
          {t(`stacks.${one}`)}
        </button>
      ))}
    </span>
  );
}

function statusText({ model: { stacks, next }, kept, hits, text }: StackToolbarProps): string {
  const known = counted(stacks.length, 'stack');
  const all = next === undefined ? known : t('stacks.partial', { stacks: known });
  if (text.trim() !== '') return t('stacks.someHits', { kept, stacks: all, frames: counted(hits, 'frame') });
  return kept === stacks.length ? all : t('stacks.some', { kept, stacks: all });
}
