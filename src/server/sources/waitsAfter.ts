/** Does a function wait for a request to complete, after it issued it? */
import type { SyntaxNode } from './sourceHost';

/** System waits, completion ports, and helpers that are named after what they do. */
const wait =
  /\b(?<callee>\w*wait\w*|GetOverlappedResult(?:Ex)?|HasOverlappedIoCompleted|(?:Zw|Nt)RemoveIoCompletion(?:Ex)?|GetQueuedCompletionStatus(?:Ex)?|KeRemoveQueue(?:Ex)?)\s*\(\s*(?<object>[^,()]*(?:\([^()]*\)[^,()]*)*)/gi;
/** Objects that no I/O completion signals. */
const unrelated = /mutex|mutant|timer|semaphore|thread|process/i;

/**
 * True when a wait that could see the completion stands behind the call: on the file handle, its file object, or any event.
 * Generous on purpose: only waits on a mutex, timer, semaphore, thread or process do not count.
 */
export function waitsAfter(code: string, call: SyntaxNode, owner: SyntaxNode): boolean {
  const rest = code.slice(call.endIndex, owner.endIndex);
  const body = code.slice(owner.startIndex, owner.endIndex);
  for (const { groups } of rest.matchAll(wait)) {
    const object = groups?.['object'] ?? '';
    if (/mutex/i.test(groups?.['callee'] ?? '')) continue;
    if (!unrelated.test(object) && !unrelated.test(declaredType(object, body))) return true;
  }
  return false;
}

/** The word before the name where it is first declared: `KTIMER` for `&pause` after `KTIMER pause;`. */
function declaredType(object: string, body: string): string {
  const name = /^[\s&(]*(?<name>[A-Za-z_]\w*)\s*$/.exec(object)?.groups?.['name'];
  if (name === undefined) return '';
  return new RegExp(String.raw`\b(?<type>[A-Z][A-Z_]+)\s*\*?\s*${name}\b`).exec(body)?.groups?.['type'] ?? '';
}
