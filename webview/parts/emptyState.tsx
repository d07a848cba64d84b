/** What a view says when there is nothing to draw, with the debugger command that would supply it, ready to copy. */
import type { VNode } from 'preact';
import type { Empty } from '../../src/shared/viewModel';
import { t } from '../l10n/t';
import { CopyButton } from './copyButton';

export type EmptyStateProps = Empty & { readonly copy: (text: string) => void };

export function EmptyState({ message, command, copy }: EmptyStateProps): VNode {
  return (
    <div class="state">
      <svg class="state-sign" viewBox="0 0 48 32" aria-hidden="true">
        <rect x="1" y="1" width="46" height="8" rx="2" />
        <rect x="1" y="12" width="34" height="8" rx="2" />
        <rect x="1" y="23" width="40" height="8" rx="2" />
      </svg>
      <p class="state-message">{message}</p>
      {command !== undefined && (
        <>
          <p class="secondary">{t('page.printedBy')}</p>
          <div class="state-command">
            <code>{command}</code>
            <CopyButton text={command} copy={copy} />
          </div>
        </>
      )}
    </div>
  );
}
