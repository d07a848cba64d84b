/**
 * A file request on an asynchronous handle whose only test takes STATUS_PENDING for success. The status block outlives the call
 * here; what is used too early are the data and the count of bytes.
 */
import { asyncCalls, asyncServices, type AsyncCall } from './asyncCall';
import { handleOpens } from './handleOpen';
import { localVariable } from './localVariable';
import { resultTests } from './resultTest';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import { enclosingFunction, linesOf } from './syntax';
import { waitsAfter } from './waitsAfter';

const maxCalls = 500;
const pending = /\bSTATUS_PENDING\b|\b0x0*103\b|\b259\b/i;

export const pendingIsSuccess: SourceCheck = {
  id: 'pending-taken-for-success',
  summary:
    'In C or C++ source: NT_SUCCESS or NT_ERROR is the only test of a request on an asynchronous handle, and takes STATUS_PENDING for done.',
  explains: ['pending-irp', 'late-iosb-write'],
  mayApply: (text) => asyncServices.test(text) && /\bNT_(?:SUCCESS|ERROR)\b/.test(text),
  check(root, code) {
    const opens = handleOpens(root, code);
    return asyncCalls(root, code, maxCalls).flatMap((call) => {
      const suspect = suspicious(root, code, call);
      const opened = suspect ? opens.of(call.file, suspect.owner) : [];
      const open = opened.find(({ synchronous }) => synchronous === false);
      if (!suspect || !open || opened.some(({ synchronous }) => synchronous === true)) return [];
      return [finding(call, suspect.test, open.call)];
    });
  },
};

function suspicious(
  root: SyntaxNode,
  code: string,
  { call, silent, iosb }: AsyncCall,
):
  | { readonly owner: SyntaxNode; readonly test: { readonly what: string; readonly node: SyntaxNode } }
  | undefined {
  const owner = enclosingFunction(call);
  if (!silent || !owner) return undefined; // an event or a routine: somebody waits elsewhere
  if (iosb && localVariable(iosb.text, call, owner)?.onStack === true) return undefined; // told with the status block
  if (pending.test(code.slice(owner.startIndex, owner.endIndex)) || waitsAfter(code, call, owner))
    return undefined;
  const { telling, blind } = resultTests(root, code, call, owner);
  const [test] = blind;
  return telling || !test ? undefined : { owner, test };
}

function finding(
  { service, call, file }: AsyncCall,
  test: { readonly what: string; readonly node: SyntaxNode },
  open: SyntaxNode,
): SourceFinding {
  return {
    rule: pendingIsSuccess.id,
    severity: 'warning',
    message: `${service} may return STATUS_PENDING (0x103) on this handle, opened for asynchronous I/O on line ${open.startPosition.row + 1}; the test with ${test.what} takes that for success. Data, Status and Information are not there yet, and the request is still out when the handle is closed or the buffer is freed.`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable: file.text,
    service,
    related: [
      { message: `${test.what} does not tell STATUS_PENDING from success`, lines: linesOf(test.node) },
      { message: 'opened without FILE_SYNCHRONOUS_IO_*', lines: linesOf(open) },
    ],
    fixes: [
      'Compare with STATUS_PENDING, wait for the handle or an event, and take the result from the IO_STATUS_BLOCK.',
      'Open the file with FILE_SYNCHRONOUS_IO_NONALERT (or FILE_SYNCHRONOUS_IO_ALERT) and SYNCHRONIZE access.',
    ],
  };
}
