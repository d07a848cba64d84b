/** What the dev page is to show: in its address, so that a script can ask for it, as in `#of=story&theme=light&width=300&view=waitGraph`. */
import type { Page } from '../../src/shared/messages';
import type { ViewKind } from '../../src/shared/viewModel';
import { tabs } from '../tabs';
import { themes, type ThemeName } from '../themes';

export interface Wishes {
  /** The name of a transcript or of a set of fixtures. */
  readonly of: string;
  readonly theme: ThemeName;
  readonly page: Page;
  /** `all` shows every view, each in a frame of its own. */
  readonly view: ViewKind | 'all';
  readonly language: string;
  /** Of the page, in pixels. */
  readonly width: 'full' | '300' | '480' | '900';
  /** Without the bar. */
  readonly bare: boolean;
}

/** The values of each wish. */
export type Choices = { readonly [Name in Exclude<keyof Wishes, 'bare'>]: readonly Wishes[Name][] };

export const choices: Omit<Choices, 'of' | 'language'> = {
  theme: Object.keys(themes) as ThemeName[],
  page: ['triage', 'timeline'],
  view: [...tabs, 'all'],
  width: ['full', '300', '480', '900'],
};

/** Anything that the page does not know counts as not said. */
export function readWishes(hash: string, known: Pick<Choices, 'of' | 'language'>): Wishes {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === said.get(name)) ?? otherwise;
  return {
    of: one('of', known.of, known.of[0] ?? ''),
    theme: one('theme', choices.theme, 'dark'),
    page: one('page', choices.page, 'triage'),
    view: one('view', choices.view, 'overview'),
    language: one('language', known.language, 'en'),
    width: one('width', choices.width, 'full'),
    bare: said.has('bare'),
  };
}

export function hashOf(wishes: Wishes): string {
  const { bare, ...named } = wishes;
  return `#${new URLSearchParams({ ...named, ...(bare && { bare: '' }) }).toString()}`;
}
