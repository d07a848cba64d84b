/**
 * An IRP that signals an event of a stack frame, and a path on which nobody waits for it.
 *
 *     irp = IoBuildDeviceIoControlRequest(…, &event, &iosb);
 *     status = IoCallDriver(device, irp);
 *     return status;                           // STATUS_PENDING: event and iosb are gone when the IRP completes
 */
import { localVariable } from './localVariable';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import {
  addressee,
  callArguments,
  callOf,
  enclosingFunction,
  isNull,
  linesOf,
  namesIn,
  wordPattern,
} from './syntax';
import { waitsAfter } from './waitsAfter';

/** Position of the event among the arguments. */
const builders: Readonly<Record<string, number>> = {
  IoBuildSynchronousFsdRequest: 5,
  IoBuildDeviceIoControlRequest: 7,
};
const builder = /(?<![\w$])IoBuild(?:SynchronousFsd|DeviceIoControl)Request(?![\w$])/;
const send = /(?<![\w$])(?:IoCallDriver|IofCallDriver|PoCallDriver)(?![\w$])/;
const wait = /(?<![\w$])KeWaitForSingleObject(?![\w$])/;
const maxCalls = 200;

export const stackEvent: SourceCheck = {
  id: 'stack-event-not-waited',
  summary:
    'In C or C++ source: an IRP that signals an event on the stack is sent, and a path does not wait until it is complete.',
  explains: ['late-iosb-write', 'apc-into-wait', 'pending-irp'],
  mayApply: (text) => builder.test(text),
  check(root, code) {
    const found: SourceFinding[] = [];
    for (const name of namesIn(root, code, builder)) {
      const call = callOf(name);
      const one = call && judge(root, code, name.text, call);
      if (one) found.push(one);
      if (found.length >= maxCalls) break;
    }
    return found;
  },
};

function judge(root: SyntaxNode, code: string, service: string, call: SyntaxNode): SourceFinding | undefined {
  const owner = enclosingFunction(call);
  const event = owner && eventOnStack(service, call, owner);
  if (!event) return undefined;
  const rest = { startIndex: call.endIndex, endIndex: owner.endIndex };
  const [sent] = namesIn(root, code, send, rest);
  const sending = sent && callOf(sent);
  if (!sending) return undefined;
  if (!waitsAfter(code, sending, owner)) return finding(service, call, event, sending, undefined);
  // Cancelled, or waited for once more: the limit is no way out.
  if (/\bIoCancelIrp\b/.test(code.slice(rest.startIndex, rest.endIndex))) return undefined;
  const [limited, ...others] = waitsFor(root, code, event.text, rest);
  return limited && others.length === 0 && hasLimit(limited)
    ? finding(service, call, event, sending, limited)
    : undefined;
}

/** The name of the event in its declaration, when that is a variable of the function. */
function eventOnStack(service: string, call: SyntaxNode, owner: SyntaxNode): SyntaxNode | undefined {
  const given = callArguments(call)[builders[service] ?? 0];
  const event = given && addressee(given);
  const variable = event?.type === 'identifier' ? localVariable(event.text, call, owner) : undefined;
  return variable?.onStack === true && /(?:^|[\s:])_?KEVENT$/.test(variable.type) ? variable.name : undefined;
}

function waitsFor(
  root: SyntaxNode,
  code: string,
  event: string,
  range: { readonly startIndex: number; readonly endIndex: number },
): SyntaxNode[] {
  return [...namesIn(root, code, wait, range)].flatMap((name) => {
    const call = callOf(name);
    const object = call && callArguments(call)[0];
    return object && wordPattern(event).test(object.text) ? [call] : [];
  });
}

function hasLimit(call: SyntaxNode): boolean {
  const limit = callArguments(call)[4];
  return limit !== undefined && !isNull(limit);
}

function finding(
  service: string,
  call: SyntaxNode,
  variable: SyntaxNode,
  sending: SyntaxNode,
  limited: SyntaxNode | undefined,
): SourceFinding {
  const name = variable.text;
  const path = limited
    ? `the wait on line ${limited.startPosition.row + 1} has a time limit, and after STATUS_TIMEOUT the function goes on while the IRP is still out`
    : 'no path of the function waits for it';
  return {
    rule: stackEvent.id,
    severity: 'warning',
    message: `The IRP of ${service} signals ${name}, which lies on this stack: when the driver answers STATUS_PENDING, ${path}. The completion later signals an event, and writes an IO_STATUS_BLOCK, in a stack frame that other calls use by then.`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable: name,
    service,
    related: [
      { message: `${name} lies in the stack frame of this function`, lines: linesOf(variable) },
      { message: 'the IRP is sent', lines: linesOf(sending) },
      ...(limited ? [{ message: 'this wait may end before the IRP does', lines: linesOf(limited) }] : []),
    ],
    fixes: [
      limited
        ? 'After STATUS_TIMEOUT call IoCancelIrp, then wait again without a limit.'
        : `When IoCallDriver returns STATUS_PENDING, wait for ${name} without a limit in kernel mode, then take the result from the IO_STATUS_BLOCK.`,
      'Build the IRP with IoBuildAsynchronousFsdRequest or IoAllocateIrp, and give it a completion routine and a context from pool memory.',
    ],
  };
}
