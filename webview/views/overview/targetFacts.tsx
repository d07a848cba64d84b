/** Target and dump, a table for each session. */
import type { VNode } from 'preact';
import type { FactModel, OverviewView } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import type { CardProps } from './cardProps';

export interface TargetFactsProps extends CardProps {
  readonly sessions: OverviewView['sessions'];
}

export function TargetFacts({ sessions, markProps }: TargetFactsProps): VNode | null {
  if (sessions.length === 0) return null;
  return (
    <section class="overview-card" aria-label={t('overview.targetAndDump')}>
      <h2>{t('overview.target')}</h2>
      {sessions.map(({ id, label, facts, lines }) => (
        <table key={id} class="overview-table">
          <caption class={sessions.length > 1 ? 'overview-caption' : 'sr-only'}>
            {label}, {linesText(lines)}
          </caption>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.id}>
                <th scope="row">{fact.name}</th>
                <td>
                  <FactValue fact={fact} markProps={markProps} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function FactValue({
  fact: { id, value, lines },
  markProps,
}: Pick<CardProps, 'markProps'> & { readonly fact: FactModel }): VNode {
  if (lines === undefined) return <>{value}</>;
  return (
    <button type="button" class="sentence" {...markProps({ id, lines })}>
      {value}
    </button>
  );
}
