/** The declaration of a name as seen from a place inside a function body. */
import type { SyntaxNode } from './sourceHost';
import { ancestors, children } from './syntax';

export interface LocalVariable {
  /** The declarator's name. */
  readonly name: SyntaxNode;
  readonly type: string;
  /** On the stack of the function: neither static, extern nor thread-local, neither pointer, reference nor array. */
  readonly onStack: boolean;
}

/** The innermost declaration of `name` before `from` inside `owner`'s body; undefined for parameters and everything outside. */
export function localVariable(name: string, from: SyntaxNode, owner: SyntaxNode): LocalVariable | undefined {
  let inner = from;
  for (const scope of ancestors(from)) {
    if (scope.id === owner.id) return undefined;
    for (const declaration of declarationsBefore(scope, inner.startIndex).reverse()) {
      const found = declared(name, declaration);
      if (found) return found;
    }
    inner = scope;
  }
  return undefined;
}

/** Declarations directly in a block, a `for` or `if` head; those inside `#if … #endif` count as in the block around it. */
function declarationsBefore(scope: SyntaxNode, end: number): SyntaxNode[] {
  return children(scope).flatMap((child) => {
    if (child.startIndex >= end) return [];
    if (child.type === 'declaration') return [child];
    return /^(?:preproc_(?:if|ifdef|else|elif)|init_statement|condition_clause|labeled_statement)$/.test(
      child.type,
    )
      ? declarationsBefore(child, end)
      : [];
  });
}

function declared(name: string, declaration: SyntaxNode): LocalVariable | undefined {
  const type = declaration.childForFieldName('type')?.text;
  if (type === undefined) return undefined;
  const parts = children(declaration);
  const stored = parts.some(
    (part) => part.type === 'storage_class_specifier' && /^(?:static|extern|thread_local)$/.test(part.text),
  );
  const elsewhere = stored || parts.some((part) => /^__declspec\b.*\bthread\b/.test(part.text));
  for (const part of parts) {
    const declarator = part.type === 'init_declarator' ? part.childForFieldName('declarator') : part;
    if (declarator?.type === 'identifier' && declarator.text === name) {
      return { name: declarator, type, onStack: !elsewhere };
    }
    if (declarator?.type.endsWith('_declarator') && declaratorName(declarator)?.text === name) {
      return { name: declarator, type, onStack: false };
    }
  }
  return undefined;
}

function declaratorName(declarator: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = declarator;
  for (let step = 0; at && step < 20 && at.type !== 'identifier'; step++) {
    at = at.childForFieldName('declarator') ?? children(at).at(-1);
  }
  return at;
}
