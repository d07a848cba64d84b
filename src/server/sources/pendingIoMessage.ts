/** The words for an I/O request that may outlive the stack frame of its IO_STATUS_BLOCK. */
import type { LocalVariable } from './localVariable';
import type { ResultTests } from './resultTest';
import type { SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import { linesOf } from './syntax';

export interface PendingIo {
  readonly service: string;
  readonly call: SyntaxNode;
  /** The function the call stands in. */
  readonly owner: SyntaxNode;
  readonly variable: LocalVariable;
  readonly tests: ResultTests;
  /** The open call, when the file shows it and it asks for asynchronous I/O. */
  readonly open: SyntaxNode | undefined;
  /** True when another call of the file passes an event. */
  readonly usesEvents: boolean;
}

export function describePendingIo(io: PendingIo): SourceFinding {
  const { service, call } = io;
  const variable = io.variable.name.text;
  return {
    rule: 'stack-iosb-may-pend',
    severity: !io.open && io.usesEvents ? 'info' : 'warning',
    message: `${whatHappens(service, variable, io.tests)} ${whenWrong(io)}`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable,
    service,
    related: relatedPlaces(io, variable),
    fixes: [
      'Open the file with FILE_SYNCHRONOUS_IO_NONALERT (or FILE_SYNCHRONOUS_IO_ALERT) and SYNCHRONIZE access: the I/O manager then waits inside the call.',
      `Pass an event; when ${service} returns STATUS_PENDING wait on it, then take the result from ${variable}.Status.`,
      `Keep ${variable} where it outlives the request: in the object the request belongs to, or in pool memory.`,
    ],
  };
}

function whatHappens(service: string, variable: string, tests: ResultTests): string {
  const test = tests.blind[0]?.what;
  const seen =
    test === undefined
      ? 'the function does not look at the result'
      : `${macroOrTest(test)} cannot tell it from success`;
  return (
    `${service} may return STATUS_PENDING (0x103, a success code, so NT_ERROR is false): ${seen}, and the function returns. ` +
    `The completion, a special kernel APC (nt!IopCompleteRequest), later writes {Status, Information} to where ${variable} was, ` +
    'in a stack frame that other calls use by then.'
  );
}

function macroOrTest(what: string): string {
  return /^[<>]/.test(what) ? `the test ${what}` : `the test with ${what}`;
}

function whenWrong({ open, usesEvents }: PendingIo): string {
  if (open) {
    return `Only wrong on a handle opened for asynchronous I/O: the open call on line ${open.startPosition.row + 1} sets no FILE_SYNCHRONOUS_IO_* option.`;
  }
  const hint = usesEvents ? '; other calls in this file pass an event' : '';
  return `Only wrong if the handle was opened for asynchronous I/O (no FILE_SYNCHRONOUS_IO_* option); the open call is not visible in this file${hint}.`;
}

function relatedPlaces({ variable, tests, open }: PendingIo, name: string): SourceFinding['related'] {
  const blind = tests.blind[0];
  return [
    { message: `${name} lies in the stack frame of this function`, lines: linesOf(variable.name) },
    ...(blind
      ? [{ message: `${blind.what} does not tell STATUS_PENDING from success`, lines: linesOf(blind.node) }]
      : []),
    ...(open ? [{ message: 'opened without FILE_SYNCHRONOUS_IO_*', lines: linesOf(open) }] : []),
  ];
}
