/** What a stack can be chosen by beside its text: process, module, state, wait reason, finding. */
import type { StackModel } from '../../../src/shared/viewModel';

export type Facet = 'process' | 'module' | 'state' | 'reason' | 'finding';

/** The value chosen for each; a facet without one lets every stack pass. */
export type Choice = Readonly<Partial<Record<Facet, string>>>;

interface FacetOf {
  readonly facet: Facet;
  readonly valuesOf: (stack: StackModel) => readonly (string | undefined)[];
}

export const facets: readonly FacetOf[] = [
  { facet: 'process', valuesOf: ({ process }) => [process] },
  { facet: 'module', valuesOf: ({ frames }) => frames.map(({ module }) => module) },
  { facet: 'state', valuesOf: ({ state }) => [state] },
  { facet: 'reason', valuesOf: ({ reason }) => [reason] },
  { facet: 'finding', valuesOf: ({ badges }) => badges.map(({ text }) => text) },
];

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** More than anybody looks through in a menu. */
const most = 60;

/** The values that stacks have, the most frequent first. */
export function valuesOf(stacks: readonly StackModel[], facet: Facet): readonly FacetValue[] {
  const counts = new Map<string, number>();
  const of = facets.find((one) => one.facet === facet)?.valuesOf;
  for (const stack of stacks)
    for (const value of new Set(of?.(stack)))
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .slice(0, most);
}

export function passes(stack: StackModel, choice: Choice): boolean {
  return facets.every(({ facet, valuesOf: of }) => {
    const wanted = choice[facet];
    return wanted === undefined || of(stack).includes(wanted);
  });
}

/** A remembered choice, read with distrust. */
export function readChoice(kept: unknown): Choice {
  if (typeof kept !== 'object' || kept === null) return {};
  const given = kept as Partial<Record<Facet, unknown>>;
  return Object.fromEntries(
    facets.flatMap(({ facet }) => {
      const value = given[facet];
      return typeof value === 'string' ? [[facet, value]] : [];
    }),
  );
}
