/** The states of a page without a model: being read, and failed. */
import type { VNode } from 'preact';
import { t } from '../l10n/t';
import { Button, ProgressRing } from '../toolkit';

export function Loading(): VNode {
  return (
    <div class="state" role="status">
      <ProgressRing aria-label={t('page.reading')} />
      <p class="secondary">{t('page.reading')}</p>
    </div>
  );
}

export interface TroubleProps {
  readonly message: string;
  readonly retry: () => void;
}

export function Trouble({ message, retry }: TroubleProps): VNode {
  return (
    <div class="state" role="alert">
      <p class="state-message state-error">{message}</p>
      <Button appearance="secondary" onClick={retry}>
        {t('page.retry')}
      </Button>
    </div>
  );
}

/** Something failed while an older answer stands there: that is kept, and called old. */
export function OldAnswer({ message, retry }: TroubleProps): VNode {
  return (
    <div class="page-note" role="alert">
      <span>{t('page.old', { message })}</span>
      <Button appearance="secondary" onClick={retry}>
        {t('page.retry')}
      </Button>
    </div>
  );
}
