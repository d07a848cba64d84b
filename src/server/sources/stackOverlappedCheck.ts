/**
 * The user-mode twin of a late IO_STATUS_BLOCK write: a request that may outlive the stack frame its OVERLAPPED lies in.
 *
 *     OVERLAPPED ov = { 0 };
 *     if (!ReadFile(pipe, buffer, size, NULL, &ov) && GetLastError() != ERROR_IO_PENDING) …
 *     return TRUE;                             // nobody waits
 */
import { handleOpens } from './handleOpen';
import { localVariable } from './localVariable';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import { addressee, callArguments, callOf, enclosingFunction, linesOf, namesIn } from './syntax';
import { waitsAfter } from './waitsAfter';

/** Position of the LPOVERLAPPED among the arguments; the handle is the first of all. */
const functions: Readonly<Record<string, number>> = {
  ReadFile: 4,
  WriteFile: 4,
  DeviceIoControl: 7,
  LockFileEx: 5,
  ConnectNamedPipe: 1,
  TransactNamedPipe: 6,
  ReadDirectoryChangesW: 6,
};
const names = new RegExp(String.raw`(?<![\w$])(?:${Object.keys(functions).join('|')})(?![\w$])`);
const maxCalls = 500;
/** Ends the request, or leaves its completion to somebody who then owns the structure. */
const cancels = /\bCancelIo(?:Ex)?\s*\(/;

export const stackOverlapped: SourceCheck = {
  id: 'stack-overlapped-may-pend',
  summary:
    'In C or C++ source: an overlapped call whose OVERLAPPED is a local variable may still be pending when the function returns.',
  explains: ['late-iosb-write', 'pending-irp', 'apc-into-wait'],
  mayApply: (text) => text.includes('OVERLAPPED') && names.test(text),
  check(root, code) {
    const opens = handleOpens(root, code);
    const found: SourceFinding[] = [];
    let looked = 0;
    for (const name of namesIn(root, code, names)) {
      if (looked++ >= maxCalls) break;
      const call = callOf(name);
      const suspect = call && suspicious(name.text, call, code);
      if (!suspect) continue;
      const opened = opens.of(suspect.handle, suspect.owner);
      const open = opened.find(({ synchronous }) => synchronous === false);
      if (!open || opened.some(({ synchronous }) => synchronous === true)) continue;
      found.push(finding(name.text, call, suspect.variable, open.call));
    }
    return found;
  },
};

function suspicious(
  name: string,
  call: SyntaxNode,
  code: string,
): { readonly handle: SyntaxNode; readonly owner: SyntaxNode; readonly variable: SyntaxNode } | undefined {
  const given = callArguments(call);
  const [handle] = given;
  const overlapped = given[functions[name] ?? 0];
  const local = overlapped && addressee(overlapped);
  const owner = enclosingFunction(call);
  if (!handle || local?.type !== 'identifier' || !owner) return undefined;
  const variable = localVariable(local.text, call, owner);
  if (!variable?.onStack || !/(?:^|[\s:])_?OVERLAPPED$/.test(variable.type)) return undefined;
  if (cancels.test(code.slice(call.endIndex, owner.endIndex)) || waitsAfter(code, call, owner))
    return undefined;
  return { handle, owner, variable: variable.name };
}

function finding(service: string, call: SyntaxNode, variable: SyntaxNode, open: SyntaxNode): SourceFinding {
  const name = variable.text;
  return {
    rule: stackOverlapped.id,
    severity: 'warning',
    message: `${service} may fail with ERROR_IO_PENDING, and the function returns without waiting. The completion later writes Internal and InternalHigh to where ${name} was, in a stack frame that other calls use by then. The handle is opened with FILE_FLAG_OVERLAPPED on line ${open.startPosition.row + 1}.`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable: name,
    service,
    related: [
      { message: `${name} lies in the stack frame of this function`, lines: linesOf(variable) },
      { message: 'opened with FILE_FLAG_OVERLAPPED', lines: linesOf(open) },
    ],
    fixes: [
      `Call GetOverlappedResult(…, TRUE) before ${name} goes out of scope; after CancelIoEx, too.`,
      `Keep ${name} where it outlives the request: in the object the request belongs to, or on the heap.`,
      'Open the handle without FILE_FLAG_OVERLAPPED: the call then waits inside.',
    ],
  };
}
