/**
 * The source side of a late IO_STATUS_BLOCK write: an I/O request that may outlive the stack frame its status block lies in.
 *
 *     IO_STATUS_BLOCK iosb;
 *     status = ZwWriteFile(file, NULL, NULL, NULL, &iosb, …);
 *     if (NT_ERROR(status)) …                  // STATUS_PENDING is a success code
 */
import { asyncCalls, type AsyncCall } from './asyncCall';
import { definedName } from './functionDeclarator';
import { handleOpens } from './handleOpen';
import { localVariable, type LocalVariable } from './localVariable';
import { describePendingIo, type PendingIo } from './pendingIoMessage';
import { resultTests } from './resultTest';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import { enclosingFunction } from './syntax';
import { waitsAfter } from './waitsAfter';

/** Calls looked at per file: no hand-written file has more, and each costs a look at its whole function. */
const maxCalls = 500;
const statusBlock = /(?:^|[\s:])_?IO_STATUS_BLOCK(?:32|64)?$/;
const pending = /\bSTATUS_PENDING\b|\b0x0*103\b|\b259\b/i;

export const pendingIo: SourceCheck = {
  id: 'stack-iosb-may-pend',
  summary:
    'In C or C++ source: an I/O call whose IO_STATUS_BLOCK is a local variable may still be pending when the function returns.',
  explains: ['late-iosb-write', 'apc-into-wait', 'trap-frame-overlay'],
  mayApply: (text) => text.includes('IO_STATUS_BLOCK') && /\b(?:Zw|Nt)[A-Z]\w+File\b/.test(text),
  check: findingsIn,
};

function findingsIn(root: SyntaxNode, code: string): readonly SourceFinding[] {
  const calls = asyncCalls(root, code, maxCalls);
  const opens = handleOpens(root, code);
  const usesEvents = calls.some((call) => call.event);
  const services = new Set(calls.map((call) => call.service));
  const redefined = new Set([...services].filter((service) => isRedefined(code, service)));
  return calls.flatMap((call) => {
    const suspect = redefined.has(call.service) ? undefined : suspicious(root, code, call);
    if (!suspect) return [];
    const opened = opens.of(call.file, suspect.owner);
    if (opened.some((open) => open.synchronous === true)) return [];
    const open = opened.find((candidate) => candidate.synchronous === false);
    return [describePendingIo({ ...suspect, open: open?.call, usesEvents })];
  });
}

/** Everything but the handle: a dead-end call, a status block on the stack, and nobody who waits or knows STATUS_PENDING. */
function suspicious(
  root: SyntaxNode,
  code: string,
  { service, call, iosb, silent }: AsyncCall,
): Omit<PendingIo, 'open' | 'usesEvents'> | undefined {
  if (!silent || !iosb) return undefined;
  const owner = enclosingFunction(call);
  if (!owner || definedName(owner) === service) return undefined;
  const variable: LocalVariable | undefined = localVariable(iosb.text, call, owner);
  if (!variable?.onStack || !statusBlock.test(variable.type)) return undefined;
  if (pending.test(code.slice(owner.startIndex, owner.endIndex))) return undefined;
  if (waitsAfter(code, call, owner)) return undefined;
  const tests = resultTests(root, code, call, owner);
  return tests.telling ? undefined : { service, call, owner, variable, tests };
}

/** A macro or a function of the file that carries the service's name may do anything. */
function isRedefined(code: string, service: string): boolean {
  const macro = new RegExp(String.raw`#[ \t]*define[ \t]+${service}\b`);
  return macro.test(code) || new RegExp(String.raw`\b${service}\s*\([^;{}]*\)\s*\{`).test(code);
}
