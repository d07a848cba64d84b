/** How a function looks at the NTSTATUS of one call: with tests that cannot see STATUS_PENDING, or with others. */
import type { SyntaxNode } from './sourceHost';
import { ancestors, contains, isWrittenAsCall, namesIn, wordPattern } from './syntax';

/** Macros that look at the severity bits only; STATUS_PENDING has none set. */
const severityMacro = /^(?:NT_(?:ERROR|SUCCESS|WARNING|INFORMATION)|FAILED|SUCCEEDED)$/;
const zero = /^(?:0(?:x0+)?[ul]*|STATUS_SUCCESS)$/i;
const mirrored: Readonly<Record<string, string>> = { '>': '<', '<=': '>=', '<': '>', '>=': '<=' };

export interface ResultTests {
  /** Set when some test may tell STATUS_PENDING from completion: `== STATUS_SUCCESS`, `switch`, a helper. */
  readonly telling: boolean;
  /** Tests of the severity only, in the order of the text: the macro or comparison, as `NT_ERROR` or `< 0`. */
  readonly blind: readonly { readonly what: string; readonly node: SyntaxNode }[];
}

type Use =
  | { readonly kind: 'telling' }
  | { readonly kind: 'blind'; readonly what: string; readonly node: SyntaxNode }
  | undefined;

/** Follows the value of `call` from where it is used, through the variable it is assigned to, to that variable's next value. */
export function resultTests(
  root: SyntaxNode,
  code: string,
  call: SyntaxNode,
  owner: SyntaxNode,
): ResultTests {
  const uses: Use[] = [];
  let value = outermost(call);
  const holder = value.parent;
  let variable: SyntaxNode | null = null;
  if (holder?.type === 'assignment_expression' && holder.childForFieldName('right')?.id === value.id) {
    variable = holder.childForFieldName('left');
    value = outermost(holder);
  } else if (holder?.type === 'init_declarator') {
    variable = holder.childForFieldName('declarator');
  }
  uses.push(useOf(value));
  if (variable) uses.push(...laterUses(root, code, variable, call, owner));
  return {
    telling: uses.some((use) => use?.kind === 'telling'),
    blind: uses.filter((use) => use?.kind === 'blind'),
  };
}

function laterUses(
  root: SyntaxNode,
  code: string,
  variable: SyntaxNode,
  call: SyntaxNode,
  owner: SyntaxNode,
): Use[] {
  const uses: Use[] = [];
  const range = { startIndex: call.endIndex, endIndex: owner.endIndex };
  for (const node of namesIn(root, code, wordPattern(variable.text), range)) {
    if (node.type !== variable.type || uses.length > 200) continue;
    const assigned = node.parent;
    const isTarget =
      assigned?.type === 'assignment_expression' &&
      assigned.childForFieldName('left')?.id === node.id &&
      assigned.childForFieldName('operator')?.type === '=';
    if (!isTarget) uses.push(useOf(outermost(node)));
    // `status = Mend(status)` still reads the old value behind the sign; anything later is another result.
    else if (isUnconditional(assigned, call)) {
      const own = { startIndex: node.endIndex, endIndex: assigned.endIndex };
      for (const read of namesIn(root, code, wordPattern(variable.text), own))
        uses.push(useOf(outermost(read)));
      break;
    }
  }
  return uses;
}

/** True when control that went through `call` cannot pass by `node`, as far as nesting shows. */
function isUnconditional(node: SyntaxNode, call: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (contains(at, call)) return true;
    if (/^(?:if|for|while|do|switch|case|else|seh_|try|catch|conditional|binary|lambda)/.test(at.type))
      return false;
  }
  return true;
}

/** The expression with the parentheses and casts around it. */
function outermost(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (const outer of ancestors(node)) {
    if (outer.type === 'argument_list' && outer.parent && isWrittenAsCall(outer.parent)) continue;
    if (!/^(?:parenthesized|cast)_expression$/.test(outer.type) && !isWrittenAsCall(outer)) break;
    at = outer;
  }
  return at;
}

function useOf(value: SyntaxNode): Use {
  const parent = value.parent;
  if (!parent) return undefined;
  if (parent.type === 'binary_expression') return comparison(value, parent);
  if (parent.type === 'argument_list') return argument(parent);
  if (isCondition(value, parent)) return { kind: 'telling' };
  return undefined;
}

function comparison(value: SyntaxNode, parent: SyntaxNode): Use {
  const operator = parent.childForFieldName('operator')?.type ?? '';
  const onLeft = parent.childForFieldName('left')?.id === value.id;
  const other = parent.childForFieldName(onLeft ? 'right' : 'left');
  const seen = onLeft ? operator : (mirrored[operator] ?? operator);
  if ((seen === '<' || seen === '>=') && other && zero.test(other.text))
    return { kind: 'blind', what: `${seen} 0`, node: parent };
  return /^(?:[=!]=|[<>]=?|&&|\|\||&|\^)$/.test(operator) ? { kind: 'telling' } : undefined;
}

/** A helper that takes the result and whose answer decides something may know STATUS_PENDING; one that only logs does not. */
function argument(list: SyntaxNode): Use {
  const call = list.parent;
  if (call?.type !== 'call_expression') return undefined;
  const callee = call.childForFieldName('function')?.text ?? '';
  if (severityMacro.test(callee)) return { kind: 'blind', what: callee, node: call };
  const outer = outermost(call);
  const parent = outer.parent;
  const decides = parent !== null && (isCondition(outer, parent) || parent.type === 'binary_expression');
  return decides ? { kind: 'telling' } : undefined;
}

function isCondition(value: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type === 'condition_clause' || value.parent?.type === 'unary_expression') return true;
  if (/^(?:if|while|do|for|switch)_statement$|^conditional_expression$/.test(parent.type)) {
    return parent.childForFieldName('condition')?.id === value.id;
  }
  return false;
}
