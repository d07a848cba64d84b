/** The next commands: one line that asks for everything, each by itself, and those that cannot work here. */
import type { VNode } from 'preact';
import type { VerdictModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { CopyButton } from '../../parts/copyButton';
import type { CardProps } from './cardProps';

export interface CommandPlanProps extends Pick<CardProps, 'copy'> {
  readonly verdict: VerdictModel;
}

export function CommandPlan({ verdict: { next, nextLine, leftOut }, copy }: CommandPlanProps): VNode | null {
  if (nextLine === undefined && leftOut.length === 0) return null;
  return (
    <>
      <h3>{t('overview.next')}</h3>
      {nextLine !== undefined && (
        <div class="overview-command overview-line">
          <code>{nextLine}</code>
          <CopyButton text={nextLine} copy={copy} label={t('copy.all')} />
        </div>
      )}
      {next.length > 1 && (
        <ul class="overview-commands">
          {next.map(({ command, why }) => (
            <li key={command}>
              <CommandRow command={command} why={why} copy={copy} />
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <details class="overview-left">
          <summary>{t('overview.leftOut', { count: leftOut.length })}</summary>
          <ul class="overview-texts">
            {leftOut.map(({ command, why }) => (
              <li key={command}>
                <code>{command}</code> <span class="secondary">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export interface CommandRowProps extends Pick<CardProps, 'copy'> {
  readonly command: string;
  readonly why?: string;
}

export function CommandRow({ command, why, copy }: CommandRowProps): VNode {
  return (
    <div class="overview-command">
      <code>{command}</code>
      {why !== undefined && <span class="secondary overview-why">{why}</span>}
      <CopyButton text={command} copy={copy} label={t('copy.one')} />
    </div>
  );
}
