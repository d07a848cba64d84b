/** Where the handle of a call was opened, as far as one file shows it. */
import { definedName, parameterNames } from './functionDeclarator';
import { assignedTo, openCalls, plain, pointee, type OpenCall } from './openCall';
import type { SyntaxNode } from './sourceHost';
import {
  addressee,
  ancestors,
  callArguments,
  callOf,
  enclosingFunction,
  namesIn,
  unwrap,
  wordPattern,
} from './syntax';

/** How far a handle is followed through the parameters of functions of the file. */
const maxDepth = 3;

export interface HandleOpens {
  /** The opens that may have made this handle; empty when none is visible. */
  of(handle: SyntaxNode, owner: SyntaxNode): readonly OpenCall[];
}

export function handleOpens(root: SyntaxNode, code: string): HandleOpens {
  const opens = openCalls(root, code);
  const answers = new Map<string, readonly OpenCall[]>();

  const of = (handle: string, owner: SyntaxNode, depth: number): readonly OpenCall[] => {
    const key = `${String(owner.id)} ${handle}`;
    const known = answers.get(key);
    if (known) return known;
    answers.set(key, []); // ends recursion
    const found = opens.length === 0 || depth > maxDepth ? [] : search(handle, owner, depth);
    answers.set(key, found);
    return found;
  };

  const search = (handle: string, owner: SyntaxNode, depth: number): readonly OpenCall[] => {
    const here = opens.filter((open) => open.target === handle && open.owner.id === owner.id);
    if (here.length > 0) return here;
    const helped = throughHelper(handle, owner);
    if (helped.length > 0) return helped;
    const position = parameterNames(owner).indexOf(handle);
    if (position >= 0) return throughCallers(owner, position, depth);
    // A member or a global may be opened anywhere in the file; the object before the member may have another name there.
    const member = lastMember(handle);
    const isLocal =
      member === handle &&
      new RegExp(String.raw`\bHANDLE\b[^;(){}]*\b${escape(handle)}\b`).test(textOf(owner));
    return isLocal ? [] : opens.filter((open) => lastMember(open.target) === member);
  };

  /** `file = OpenVolume(…)` and `OpenVolume(…, &file)`, with OpenVolume in this file. */
  const throughHelper = (handle: string, owner: SyntaxNode): readonly OpenCall[] => {
    const byName = new Set<string>();
    for (const open of opens) byName.add(definedName(open.owner) ?? '');
    byName.delete('');
    for (const name of byName) {
      for (const use of namesIn(root, code, wordPattern(name), owner)) {
        const call = callOf(use);
        if (!call) continue;
        const gives =
          assignedTo(call) === handle ||
          callArguments(call).some((given) => addressee(given) && pointee(given) === handle);
        if (gives) return opens.filter((open) => definedName(open.owner) === name);
      }
    }
    return [];
  };

  const throughCallers = (owner: SyntaxNode, position: number, depth: number): readonly OpenCall[] => {
    const name = definedName(owner);
    if (name === undefined) return [];
    const found: OpenCall[] = [];
    for (const use of namesIn(root, code, wordPattern(name))) {
      const call = callOf(use);
      const given = call && callArguments(call)[position];
      const caller = call && enclosingFunction(call);
      if (given && caller) found.push(...of(plain(given), caller, depth + 1));
    }
    return found;
  };

  const textOf = (node: SyntaxNode): string => code.slice(node.startIndex, node.endIndex);
  return { of: (handle, owner) => of(unwrap(handle).text.replace(/\s+/g, ''), outermostFunction(owner), 0) };
}

/** A lambda sees the handles of the function around it. */
function outermostFunction(owner: SyntaxNode): SyntaxNode {
  if (owner.type !== 'lambda_expression') return owner;
  for (const at of ancestors(owner)) if (at.type === 'function_definition') return at;
  return owner;
}

function lastMember(expression: string): string {
  return expression.split(/->|\./).at(-1) ?? expression;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
