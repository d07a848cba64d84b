/** A crash: its name, what the code means, and its four parameters by meaning. */
import type { VNode } from 'preact';
import type { CrashModel } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import type { CardProps } from './cardProps';

export interface CrashCardProps extends CardProps {
  readonly crash: CrashModel;
}

export function CrashCard({ crash, markProps }: CrashCardProps): VNode {
  const { id, title, words, parameters, lines } = crash;
  return (
    <section class="overview-card" aria-label={title}>
      <h2>
        <button type="button" class="sentence" {...markProps({ id, lines })}>
          <span>
            {title} <span class="lines">{linesText(lines)}</span>
          </span>
        </button>
      </h2>
      {words !== undefined && <p>{words}</p>}
      {parameters.length > 0 && (
        <table class="overview-table">
          <caption class="sr-only">{t('overview.parameters')}</caption>
          <tbody>
            {parameters.map(({ id: parameter, number, value, what, says, lines: at }) => (
              <tr key={parameter}>
                <th scope="row">{number}</th>
                <td>
                  {value !== undefined && (
                    <button type="button" class="sentence mono" {...markProps({ id: parameter, lines: at })}>
                      {value}
                    </button>
                  )}
                </td>
                <td>
                  {what}
                  {says !== undefined && (
                    <>
                      {what === undefined ? '' : ': '}
                      <strong>{says}</strong>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
