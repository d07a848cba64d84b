/** What became of the transcript that the page is pinned to, where no editor shows it any more. */
import type { VNode } from 'preact';
import type { PinState } from '../../src/shared/messages';
import { t } from '../l10n/t';
import type { Actions } from '../store';
import { Button } from '../toolkit';

export interface PinNoteProps {
  readonly pin: PinState | undefined;
  readonly title: string;
  readonly actions: Actions;
}

export function PinNote({ pin, title, actions }: PinNoteProps): VNode | null {
  if (pin === undefined || pin === 'open') return null;
  return (
    <div class="page-note" role="status">
      <span>{t(`pin.${pin}`, { name: title })}</span>
      {pin !== 'gone' && (
        <Button
          appearance="secondary"
          onClick={() => {
            actions.reveal([1, 1], false);
          }}
        >
          {t('pin.open')}
        </Button>
      )}
    </div>
  );
}
