/** What can be taken out of every view: its text, and its drawing. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewModel } from '../../src/shared/viewModel';
import { svgOf } from '../export/svgOf';
import { viewText } from '../export/viewText';
import type { Actions } from '../store';

export interface PageActionsProps {
  readonly model: ViewModel | undefined;
  readonly title: string;
  readonly actions: Actions;
}

export function PageActions({ model, title, actions }: PageActionsProps): VNode | null {
  const [said, setSaid] = useState('');
  if (model === undefined || model.empty !== undefined) return null;
  return (
    <div class="page-actions" role="group" aria-label="Export">
      <button
        type="button"
        class="icon-button"
        aria-label="Copy the view as text"
        title="Copy as text"
        onClick={() => {
          actions.copy(viewText(model));
          setSaid('Copied');
        }}
      >
        <svg class="action-sign" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5.5 5.5v-4h9v9h-4m-9-5h9v9h-9z" />
        </svg>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Save the view as SVG"
        title="Save as SVG"
        onClick={({ currentTarget }) => {
          const page = (currentTarget as Element).closest('.page');
          const panel = page?.querySelector<HTMLElement>('.panel');
          if (panel === undefined || panel === null) return;
          const name = title.replace(/\.\w+$/, '');
          actions.save(`${name}-${model.kind}.svg`, svgOf(panel, `${title}: ${model.kind}`));
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
