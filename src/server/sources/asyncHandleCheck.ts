/**
 * A handle for asynchronous I/O used as if it had a file position and waited by itself: ByteOffset, or lpOverlapped, is NULL.
 * ZwReadFile and ZwWriteFile document ByteOffset as required then, ReadFile and WriteFile lpOverlapped.
 */
import { handleOpens } from './handleOpen';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import { callArguments, callOf, enclosingFunction, isNull, linesOf, namesIn } from './syntax';

interface Required {
  readonly position: number;
  readonly parameter: string;
  readonly option: string;
}

const native: Required = { position: 7, parameter: 'ByteOffset', option: 'without FILE_SYNCHRONOUS_IO_*' };
const win32: Required = { position: 4, parameter: 'lpOverlapped', option: 'with FILE_FLAG_OVERLAPPED' };
const transfer = /(?<![\w$])(?:Zw|Nt)?(?:Read|Write)File(?![\w$])/;
const opener = /\bFILE_FLAG_OVERLAPPED\b|\b(?:Zw|Nt|Io|Flt)(?:Create|Open)File/;
/** These have no position, and the I/O manager asks for none. */
const streams = /pipe|mailslot/i;
const maxCalls = 500;

export const asyncHandle: SourceCheck = {
  id: 'async-handle-used-synchronously',
  summary:
    'In C or C++ source: a handle opened for asynchronous I/O is read or written without ByteOffset or OVERLAPPED, as if it were synchronous.',
  explains: ['pending-irp', 'wait-on-file-object-event'],
  mayApply: (text) => transfer.test(text) && opener.test(text) && !streams.test(text),
  check(root, code) {
    const opens = handleOpens(root, code);
    const found: SourceFinding[] = [];
    let looked = 0;
    for (const name of namesIn(root, code, transfer)) {
      if (looked++ >= maxCalls) break;
      const call = callOf(name);
      const owner = call && enclosingFunction(call);
      const required = /^(?:Zw|Nt)/.test(name.text) ? native : win32;
      const given = call ? callArguments(call) : [];
      const [handle] = given;
      const value = given[required.position];
      if (!call || !owner || !handle || !value || !isNull(value)) continue;
      // A handle that may only append has no position of its own.
      if (name.text.endsWith('WriteFile') && /\bFILE_APPEND_DATA\b/.test(code)) continue;
      const opened = opens.of(handle, owner);
      const [open] = opened;
      if (open && opened.every(({ synchronous }) => synchronous === false))
        found.push(finding(name.text, call, handle, open.call, required));
    }
    return found;
  },
};

function finding(
  service: string,
  call: SyntaxNode,
  handle: SyntaxNode,
  open: SyntaxNode,
  { parameter, option }: Required,
): SourceFinding {
  return {
    rule: asyncHandle.id,
    severity: 'warning',
    message: `${service} is called as on a synchronous handle: ${parameter} is NULL, but the handle is opened for asynchronous I/O on line ${open.startPosition.row + 1} (${option}). Such a handle has no file position, and the call does not wait until the transfer is done.`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable: handle.text,
    service,
    related: [{ message: `opened ${option}`, lines: linesOf(open) }],
    fixes:
      parameter === win32.parameter
        ? [
            'Pass an OVERLAPPED and wait with GetOverlappedResult.',
            'Open the file without FILE_FLAG_OVERLAPPED.',
          ]
        : [
            'Pass a ByteOffset and an event, and wait for the event when the call returns STATUS_PENDING.',
            'Open the file with FILE_SYNCHRONOUS_IO_NONALERT (or FILE_SYNCHRONOUS_IO_ALERT) and SYNCHRONIZE access.',
          ],
  };
}
