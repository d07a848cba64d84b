/**
 * The source side of a late IO_STATUS_BLOCK write: an I/O request that may outlive the stack frame its status block lies in.
 *
 *     IO_STATUS_BLOCK iosb;
 *     status = ZwWriteFile(file, NULL, NULL, NULL, &iosb, …);
 *     if (NT_ERROR(status)) …                  // STATUS_PENDING is a success code
 */
import { asyncCalls, type AsyncCall } from './asyncCall';
import { blankAnnotations } from './blankAnnotations';
import { definedName } from './functionDeclarator';
import { handleOpens } from './handleOpen';
import { localVariable, type LocalVariable } from './localVariable';
import { describePendingIo, type PendingIo } from './pendingIoMessage';
import { resultTests } from './resultTest';
import type { SourceFinding } from './sourceFinding';
import type { CParser, SyntaxNode } from './sourceHost';
import { enclosingFunction } from './syntax';
import { waitsAfter } from './waitsAfter';

/** Calls looked at per file: no hand-written file has more, and each costs a look at its whole function. */
const maxCalls = 500;
const statusBlock = /(?:^|[\s:])_?IO_STATUS_BLOCK(?:32|64)?$/;
const pending = /\bSTATUS_PENDING\b|\b0x0*103\b|\b259\b/i;

/** True when a text is worth parsing for this check. Cheap. */
export function mayHavePendingIo(text: string): boolean {
  return text.includes('IO_STATUS_BLOCK') && /\b(?:Zw|Nt)[A-Z]\w+File\b/.test(text);
}

/** In the order of the text. Answers nothing for text that cannot be parsed; never throws. */
export function checkPendingIo(text: string, parser: CParser): readonly SourceFinding[] {
  if (!mayHavePendingIo(text)) return [];
  const code = blankAnnotations(text);
  const tree = parser.parse(code);
  if (!tree) return [];
  try {
    return findingsIn(tree.root, code);
  } finally {
    tree.delete();
  }
}

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
