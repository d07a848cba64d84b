/** Keeps the page with the transcript on show, whichever becomes active; pressed while it does. */
import type { VNode } from 'preact';
import type { PinState } from '../../src/shared/messages';
import { t } from '../l10n/t';
import type { Actions } from '../store';

export interface PinButtonProps {
  readonly pin: PinState | undefined;
  readonly actions: Actions;
}

export function PinButton({ pin, actions }: PinButtonProps): VNode | null {
  const { pin: set } = actions;
  if (set === undefined) return null;
  const on = pin !== undefined;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('pin.label')}
      aria-pressed={on}
      title={on ? t('pin.offHint') : t('pin.onHint')}
      onClick={() => {
        set(!on);
      }}
    >
      <svg class="action-sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5.5 1.5h5m-4 0v5l-2 3h7l-2-3v-5m-1.5 8v5" />
      </svg>
    </button>
  );
}
