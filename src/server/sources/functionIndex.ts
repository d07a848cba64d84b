/** Where a function named as the debugger names it is defined in a C or C++ text. */
import type { Lines } from '../../shared/triage';
import { blankAnnotations } from './blankAnnotations';
import { functionDeclarator, qualifiedName, splitScope } from './functionDeclarator';
import type { CParser, SyntaxNode } from './sourceHost';
import { ancestors, namesIn, wordPattern } from './syntax';

/** `Read$filt$0`, `Read$fin$1`, `Read$catch$2`: code the compiler split off the function it belongs to. */
const funclet = /\$(?:filt|fin|catch)\$\d+$/;
/** `_Read@12`, `@Read@8`: names from an export table instead of a PDB. */
const decorated = /^[_@](?<name>\w+)@\d+$/;

/** A symbol without decoration, split at `::`; empty when it names no function of a source text. */
export function symbolParts(symbol: string): readonly string[] {
  const bare = symbol.replace(funclet, '');
  return splitScope(decorated.exec(bare)?.groups?.['name'] ?? bare);
}

/** What a text must contain to define the symbol. Cheap to search for. */
export function searchName(symbol: string): string | undefined {
  const name = symbolParts(symbol).at(-1);
  if (name === undefined) return undefined;
  return /^operator\b|^~?[A-Za-z_$][\w$]*/.exec(name)?.[0];
}

/**
 * The definitions of a function, each from the line of its name to its closing brace, in the order of the text.
 * Scopes count: `Volume::Open` is not a free `Open`. When none fits whole, a definition that names fewer scopes does
 * (`using namespace`, a macro around the namespace).
 */
export function findDefinitions(functionName: string, text: string, parser: CParser): readonly Lines[] {
  const wanted = symbolParts(functionName);
  const name = searchName(functionName);
  if (name === undefined || !text.includes(name)) return [];
  const code = blankAnnotations(text);
  const tree = parser.parse(code);
  if (!tree) return [];
  try {
    return best(definitionsNamed(tree.root, code, name), wanted);
  } finally {
    tree.delete();
  }
}

interface Definition {
  readonly scope: readonly string[];
  readonly lines: Lines;
}

function definitionsNamed(root: SyntaxNode, code: string, name: string): readonly Definition[] {
  const found = new Map<number, Definition>();
  for (const node of namesIn(root, code, wordPattern(name))) {
    for (const at of ancestors(node)) {
      if (at.type === 'compound_statement' || at.type === 'parameter_list') break; // a use, not the name of a definition
      if (at.type !== 'function_definition') continue;
      const declarator = functionDeclarator(at);
      if (declarator && at.childForFieldName('body')) {
        const lines: Lines = [node.startPosition.row + 1, at.endPosition.row + 1];
        found.set(at.id, { scope: qualifiedName(at), lines });
      }
      break;
    }
  }
  return [...found.values()];
}

function best(definitions: readonly Definition[], wanted: readonly string[]): readonly Lines[] {
  const same = definitions.filter(({ scope }) => scope.join('::') === wanted.join('::'));
  const inner = definitions.filter(({ scope }) => wanted.length > 1 && endsWith(scope, wanted));
  const outer = definitions.filter(({ scope }) => scope.length > 1 && endsWith(wanted, scope));
  const chosen = [same, inner, outer].find((group) => group.length > 0) ?? [];
  return chosen.map(({ lines }) => lines);
}

function endsWith(whole: readonly string[], end: readonly string[]): boolean {
  return (
    whole.length >= end.length &&
    end.every((part, index) => whole[whole.length - end.length + index] === part)
  );
}
