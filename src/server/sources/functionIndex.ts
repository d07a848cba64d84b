/** Where a function named as the debugger names it is defined in a C, C++ or Rust text. */
import type { Lines } from '../../shared/triage';
import { blankAnnotations } from './blankAnnotations';
import { definitionNames } from './definitionNames';
import { functionDeclarator, qualifiedName, splitScope } from './functionDeclarator';
import { rustName } from './rustName';
import type { CParser, Language, SyntaxNode } from './sourceHost';
import { ancestors } from './syntax';

/** `Read$filt$0`, `Read$fin$1`, `Read$catch$2`: code the compiler split off the function it belongs to. */
const funclet = /\$(?:filt|fin|catch)\$\d+$/;
/** `_Read@12`, `@Read@8`: names from an export table instead of a PDB. */
const decorated = /^[_@](?<name>\w+)@\d+$/;

/** `Read::<lambda_0a1b>::operator()`: code inside the function that is named before it. */
const lambda = /::<lambda_\w*>::(?:operator\s*\(\)|<lambda_invoker_\w+>).*$/s;
/** `core::fmt::impl$3::write::h0123456789abcdef`, `drv::run::closure$0`: what rustc adds to names. */
const rustc =
  /::(?:h[0-9a-f]{16}$|(?:closure|async_fn|async_block|closure_env)\$\d+|\{\{?closure[^}]*\}\}?|impl\$\d+(?=::))/g;

/** A symbol without decoration, split at `::`; empty when it names no function of a source text. */
export function symbolParts(symbol: string): readonly string[] {
  const bare = symbol.replace(funclet, '').replace(lambda, '').replace(rustc, '');
  return splitScope(decorated.exec(bare)?.groups?.['name'] ?? bare);
}

/** What a text must contain to define the symbol. Cheap to search for. */
export function searchName(symbol: string): string | undefined {
  const name = symbolParts(symbol).at(-1);
  if (name === undefined) return undefined;
  return /^operator\b|^~?[A-Za-z_$][\w$]*/.exec(name)?.[0];
}

export interface Definition {
  /** Scope and name. */
  readonly scope: readonly string[];
  /** From the line of the name to the closing brace. */
  readonly lines: Lines;
}

/** Every function that a text defines, in its order; undefined when it cannot be parsed. `code`: what was parsed. */
export function definitionsIn(
  text: string,
  language: Language,
  parser: CParser,
): { readonly definitions: readonly Definition[]; readonly code: string } | undefined {
  const code = language === 'rust' ? text : blankAnnotations(text);
  const places = [...definitionNames(code, language)];
  if (places.length === 0) return { definitions: [], code }; // headers of declarations are the slowest to parse
  const tree = parser.parse(code);
  if (!tree) return undefined;
  try {
    const found = new Map<number, Definition>();
    for (const { name, start } of places) {
      const node = tree.root.namedDescendantForIndex(start, start + name.length);
      const definition = node && (language === 'rust' ? ofRust(node) : ofCpp(node));
      if (definition) found.set(definition[0], definition[1]);
    }
    return { definitions: [...found.values()], code };
  } finally {
    tree.delete();
  }
}

type Found = readonly [id: number, definition: Definition] | undefined;

function ofCpp(name: SyntaxNode): Found {
  for (const at of ancestors(name)) {
    if (at.type === 'compound_statement' || at.type === 'parameter_list') break; // a use, not the name of a definition
    if (at.type !== 'function_definition') continue;
    if (!functionDeclarator(at) || !at.childForFieldName('body')) break;
    const lines: Lines = [name.startPosition.row + 1, at.endPosition.row + 1];
    return [at.id, { scope: qualifiedName(at), lines }];
  }
  return undefined;
}

function ofRust(name: SyntaxNode): Found {
  const item = name.parent;
  if (item?.type !== 'function_item' || item.childForFieldName('name')?.id !== name.id) return undefined;
  const lines: Lines = [name.startPosition.row + 1, item.endPosition.row + 1];
  return [item.id, { scope: rustName(item), lines }];
}

/**
 * The definitions that a symbol names. Scopes count: `Volume::Open` is not a free `Open`. When none fits whole, a definition that
 * names fewer scopes does (`using namespace`, a macro around the namespace; in Rust crate and module are those of the file).
 */
export function definitionsNamed(
  symbol: string,
  definitions: readonly Definition[],
  language: Language,
): readonly Definition[] {
  const wanted = symbolParts(symbol);
  if (wanted.length === 0) return [];
  // `impl$0` stands for a type that the symbol does not name.
  if (language === 'rust' && /\bimpl\$\d/.test(symbol))
    return definitions.filter(({ scope }) => scope.at(-1) === wanted.at(-1));
  const fewest = language === 'rust' ? 1 : 2;
  const groups = [
    definitions.filter(({ scope }) => scope.join('::') === wanted.join('::')),
    definitions.filter(({ scope }) => wanted.length > 1 && endsWith(scope, wanted)),
    definitions.filter(({ scope }) => scope.length >= fewest && endsWith(wanted, scope)),
  ];
  return groups.find((group) => group.length > 0) ?? [];
}

function endsWith(whole: readonly string[], end: readonly string[]): boolean {
  return (
    whole.length >= end.length &&
    end.every((part, index) => whole[whole.length - end.length + index] === part)
  );
}
