/** Small questions about C syntax nodes. */
import type { Lines } from '../../shared/triage';
import type { SyntaxNode } from './sourceHost';

/** Climbing is bounded: a parent costs the depth of the tree, and hostile text nests without end. */
const maxClimb = 400;

/** The ancestors of a node, nearest first. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  let at = node.parent;
  for (let step = 0; at && step < maxClimb; step++, at = at.parent) yield at;
}

/** The function or lambda whose body holds the node. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | undefined {
  for (const at of ancestors(node)) {
    if (at.type === 'function_definition' || at.type === 'lambda_expression') return at;
  }
  return undefined;
}

/** The expression inside parentheses and casts. */
export function unwrap(expression: SyntaxNode): SyntaxNode {
  let at = expression;
  for (let step = 0; step < maxClimb; step++) {
    const inner = innerValue(at);
    if (!inner) break;
    at = inner;
  }
  return at;
}

function innerValue(node: SyntaxNode): SyntaxNode | null | undefined {
  if (node.type === 'parenthesized_expression') return node.namedChildren[0];
  if (node.type === 'cast_expression') return node.childForFieldName('value');
  return isWrittenAsCall(node) ? callArguments(node)[0] : undefined;
}

/** `static_cast<HANDLE>(x)`; and `(HANDLE)(x)`, which without types may be a call as well, and the grammar takes it for one. */
export function isWrittenAsCall(node: SyntaxNode): boolean {
  if (node.type !== 'call_expression') return false;
  const callee = node.childForFieldName('function');
  if (callee?.type === 'template_function') return /^(?:static|reinterpret|const)_cast\b/.test(callee.text);
  return callee?.type === 'parenthesized_expression' && /^\(\s*\w+\s*\)$/.test(callee.text);
}

export function callArguments(call: SyntaxNode): readonly SyntaxNode[] {
  const list = call.childForFieldName('arguments');
  return list ? children(list).filter((node) => node.type !== 'comment') : [];
}

export function children(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** The call whose callee is this very name: `ZwClose(…)` and `::ZwClose(…)`, not `table.ZwClose(…)`. */
export function callOf(name: SyntaxNode): SyntaxNode | undefined {
  let callee = name;
  const outer = name.parent;
  if (outer?.type === 'qualified_identifier' && !outer.childForFieldName('scope')) callee = outer;
  const call = callee.parent;
  if (call?.type !== 'call_expression') return undefined;
  return call.childForFieldName('function')?.id === callee.id ? call : undefined;
}

/** `NULL`, `nullptr`, `0`, `0L`, `0x0`, in any casts and parentheses. */
export function isNull(expression: SyntaxNode): boolean {
  const value = unwrap(expression);
  return value.type === 'null' || (value.type === 'number_literal' && /^0(?:x0+)?[ul]*$/i.test(value.text));
}

/**
 * What `&…` is the address of, in any casts and parentheses. Without types `(PIO_STATUS_BLOCK)&iosb` may also be read as a
 * bitwise AND of two names, and the grammar sometimes does.
 */
export function addressee(expression: SyntaxNode): SyntaxNode | undefined {
  const value = unwrap(expression);
  if (value.childForFieldName('operator')?.type !== '&') return undefined;
  if (value.type === 'pointer_expression') {
    const operand = value.childForFieldName('argument');
    return operand ? unwrap(operand) : undefined;
  }
  const left = value.childForFieldName('left');
  const right = value.childForFieldName('right');
  return value.type === 'binary_expression' && left?.type === 'parenthesized_expression' && right
    ? unwrap(right)
    : undefined;
}

/**
 * The nodes that a pattern of whole words spells in text whose comments and literals are blank, in the order of the text.
 * `operator` stands for the whole operator name.
 */
export function* namesIn(
  root: SyntaxNode,
  code: string,
  pattern: RegExp,
  range: { readonly startIndex: number; readonly endIndex: number } = root,
): Generator<SyntaxNode> {
  // A slice, for a search that is told only where to begin runs on to the end of the text.
  for (const match of code.slice(range.startIndex, range.endIndex).matchAll(new RegExp(pattern, 'g'))) {
    const start = range.startIndex + match.index;
    const end = start + match[0].length;
    const node = root.namedDescendantForIndex(start, end);
    if (node?.startIndex !== start) continue;
    if (node.endIndex === end || node.type === 'operator_name') yield node;
  }
}

/** A name or an expression as a pattern for `namesIn`. */
export function wordPattern(text: string): RegExp {
  return new RegExp(String.raw`(?<![\w$])${text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?![\w$])`);
}

/** 1-based and inclusive. */
export function linesOf(node: SyntaxNode): Lines {
  return [node.startPosition.row + 1, node.endPosition.row + 1];
}

export function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}
