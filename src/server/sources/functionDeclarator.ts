/** Names and parameters of function definitions. */
import type { SyntaxNode } from './sourceHost';
import { ancestors, children } from './syntax';

/** The `name(parameters)` part of a definition, below pointers, references and parentheses. */
export function functionDeclarator(definition: SyntaxNode): SyntaxNode | undefined {
  let at = definition.childForFieldName('declarator');
  for (let step = 0; at && step < 20; step++) {
    if (at.type === 'function_declarator' && !isNested(at)) return at;
    at = at.childForFieldName('declarator') ?? children(at).at(-1) ?? null;
  }
  return undefined;
}

/** `(*Pick(int which))(void)`: the outer declarator is the type of what is returned. */
function isNested(declarator: SyntaxNode): boolean {
  const inner = declarator.childForFieldName('declarator');
  return inner?.type === 'parenthesized_declarator' && /\(.*\(/s.test(inner.text);
}

/** As written: `SoftFSOpen`, `Volume::Open`; undefined for lambdas and what is no function. */
export function definedName(definition: SyntaxNode): string | undefined {
  return functionDeclarator(definition)?.childForFieldName('declarator')?.text;
}

/** Names of the parameters by position; an empty string for one without a name. */
export function parameterNames(definition: SyntaxNode): readonly string[] {
  const list = functionDeclarator(definition)?.childForFieldName('parameters');
  if (!list) return [];
  return children(list)
    .filter((node) => node.type.endsWith('parameter_declaration'))
    .map((node) => /\w*(?=[\s\]]*$)/.exec(node.childForFieldName('declarator')?.text ?? '')?.[0] ?? '');
}

/** Scope and name: `['ns', 'Volume', 'Open']`, from the name itself and the classes and namespaces around the definition. */
export function qualifiedName(definition: SyntaxNode): readonly string[] {
  const own = definedName(definition);
  if (own === undefined) return [];
  const scope: string[] = [];
  for (const at of ancestors(definition)) {
    if (!/^(?:class|struct|union)_specifier$|^namespace_definition$/.test(at.type)) continue;
    const name = at.childForFieldName('name')?.text;
    if (name !== undefined) scope.unshift(...splitScope(name));
  }
  return [...scope, ...splitScope(own)];
}

/** The parts of `a::B<c::D>::e` without template arguments, which the debugger writes in other words than the source. */
export function splitScope(symbol: string): string[] {
  if (/\boperator\b/.test(symbol)) {
    const at = symbol.search(/\boperator\b/);
    return [
      ...splitScope(symbol.slice(0, at)),
      `operator ${symbol.slice(at + 'operator'.length).replace(/\s+/g, '')}`,
    ];
  }
  let depth = 0;
  let flat = '';
  for (const character of symbol) {
    if (character === '<') depth++;
    else if (character === '>') depth = Math.max(0, depth - 1);
    else if (depth === 0) flat += character;
  }
  return flat
    .split('::')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isAnonymous(part));
}

function isAnonymous(part: string): boolean {
  return /^[`'(]?anonymous[ -]namespace[')]?$/.test(part);
}
