/** Menus that leave only the stacks of one process, module, state, wait reason or finding. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { StackModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { facets, valuesOf, type Choice } from './facets';

export interface FacetBarProps {
  readonly stacks: readonly StackModel[];
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** A facet that would not leave anything out has no menu. */
export function FacetBar({ stacks, choice, onChoice }: FacetBarProps): VNode | null {
  const menus = useMemo(
    () =>
      facets.map(({ facet }) => ({ facet, label: t(`stacks.${facet}`), values: valuesOf(stacks, facet) })),
    [stacks],
  );
  const useful = menus.filter(({ facet, values }) => choice[facet] !== undefined || isUseful(values, stacks));
  if (useful.length === 0) return null;
  return (
    <div class="facets" role="group" aria-label={t('stacks.filters')}>
      {useful.map(({ facet, label, values }) => (
        <select
          key={facet}
          class="facet"
          aria-label={label}
          data-chosen={choice[facet] !== undefined}
          value={choice[facet] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { [facet]: _, ...others } = choice;
            onChoice(value === '' ? others : { ...others, [facet]: value });
          }}
        >
          <option value="">{t('stacks.facetAny', { facet: label })}</option>
          {values.map(({ value, count }) => (
            <option key={value} value={value}>
              {`${value} (${count})`}
            </option>
          ))}
          {choice[facet] !== undefined && !values.some(({ value }) => value === choice[facet]) && (
            <option value={choice[facet]}>{choice[facet]}</option>
          )}
        </select>
      ))}
    </div>
  );
}

function isUseful(values: ReturnType<typeof valuesOf>, stacks: readonly StackModel[]): boolean {
  return values.length > 1 || values.some(({ count }) => count < stacks.length);
}
