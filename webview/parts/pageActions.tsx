/** What can be taken out of every view: its text, and its drawing. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewModel } from '../../src/shared/viewModel';
import { viewText } from '../export/viewText';
import { wholeSvg } from '../export/wholeSvg';
import { t } from '../l10n/t';
import type { Actions } from '../store';

export interface PageActionsProps {
  readonly model: ViewModel | undefined;
  readonly selected: readonly string[];
  readonly title: string;
  readonly actions: Actions;
}

export function PageActions({ model, selected, title, actions }: PageActionsProps): VNode | null {
  const [said, setSaid] = useState('');
  if (model === undefined || model.empty !== undefined) return null;
  return (
    <div class="page-actions" role="group" aria-label={t('export.group')}>
      <button
        type="button"
        class="icon-button"
        aria-label={t('export.text')}
        title={t('export.textHint')}
        onClick={() => {
          actions.copy(viewText(model));
          setSaid(t('copy.done'));
        }}
      >
        <svg class="action-sign" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5.5 5.5v-4h9v9h-4m-9-5h9v9h-9z" />
        </svg>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('export.svg')}
        title={t('export.svgHint')}
        onClick={({ currentTarget }) => {
          const width = (currentTarget as Element).closest('.page')?.clientWidth ?? 0;
          const view = { model, selected, width, actions, title: `${title}: ${t(`tab.${model.kind}`)}` };
          const name = `${title.replace(/\.\w+$/, '')}-${model.kind}.svg`;
          void wholeSvg(view).then((svg) => {
            actions.save(name, svg);
          });
        }}
      >
        <svg class="action-sign" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.5v9m-4-4 4 4 4-4m-10.5 8h13" />
        </svg>
      </button>
      <span class="sr-only" role="status">
        {said}
      </span>
    </div>
  );
}
