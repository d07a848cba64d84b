/** What the header of the IRP says, as a table; a fact with lines leads to them. */
import type { VNode } from 'preact';
import type { IrpModel } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import { factId } from '../../marks';
import type { Actions } from '../../store';

export interface IrpFactsProps {
  readonly irp: IrpModel;
  readonly selected: readonly string[];
  readonly actions: Actions;
}

export function IrpFacts({ irp, selected, actions }: IrpFactsProps): VNode {
  return (
    <table class="facts">
      <caption>{t('irp.facts')}</caption>
      <tbody>
        {irp.facts.map(({ name, value, lines }, index) => {
          const mark = { id: factId(irp.id, index), lines };
          return (
            <tr key={mark.id} data-selected={selected.includes(mark.id)}>
              <th scope="row">{name}</th>
              <td class="mono">
                {lines === undefined ? (
                  value
                ) : (
                  <button
                    type="button"
                    class="text-button"
                    data-mark={mark.id}
                    title={t('lines.show', { lines: linesText(lines) })}
                    onClick={({ detail }) => {
                      // A click by Enter has no count: it goes to the editor, as Enter does on every mark.
                      actions.activate(mark, detail === 1);
                    }}
                  >
                    {value}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
