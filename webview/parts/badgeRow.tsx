/** The badges of a row: the first and gravest one says what it is, the others are counted and named in a tooltip. */
import type { VNode } from 'preact';
import type { Badge } from '../../src/shared/viewModel';
import { BadgeTag } from './badgeTag';

export function BadgeRow({ badges }: { readonly badges: readonly Badge[] }): VNode | null {
  const [first, ...others] = badges;
  if (first === undefined) return null;
  return (
    <>
      <BadgeTag badge={first} />
      {others.length > 0 && (
        <span
          class="badge badge-more"
          title={others.map(({ text, title }) => `${text}: ${title}`).join('\n')}
        >
          <span aria-hidden="true">+{others.length}</span>
          <span class="sr-only">{others.map(({ text }) => text).join(', ')}</span>
        </span>
      )}
    </>
  );
}
