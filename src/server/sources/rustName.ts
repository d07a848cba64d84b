/** The scope and name of a Rust function, as far as one file shows them. */
import { splitScope } from './functionDeclarator';
import type { SyntaxNode } from './sourceHost';
import { ancestors } from './syntax';

/** `['Queue', 'push']`: the type of the `impl`, the trait, the modules around the item. Crate and file are not in the text. */
export function rustName(item: SyntaxNode): readonly string[] {
  const scope = splitScope(item.childForFieldName('name')?.text ?? '');
  for (const at of ancestors(item)) {
    if (!/^(?:impl|trait|mod)_item$/.test(at.type)) continue;
    const name = at.childForFieldName(at.type === 'impl_item' ? 'type' : 'name')?.text;
    const last = name === undefined ? undefined : splitScope(name).at(-1);
    if (last !== undefined) scope.unshift(last);
  }
  return scope;
}
