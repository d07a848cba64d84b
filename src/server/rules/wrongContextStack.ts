/** BC02: a stack that begins with the report of the crash, where a parameter leads to the code that failed. */
import { commandAddress, formatAddress, type Address } from '../../shared/address';
import { bugcheck, isFault } from '../reference/bugchecks';
import { parameterMeanings } from '../reference/bugcheckParameters';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import { faultRow, type CrashStack } from '../transcript/crashStacks';
import { bugcheckRow } from '../transcript/reportedBugcheck';
import { functionName } from '../transcript/frames';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** Where the right context is, and the command that shows its stack. */
interface Context {
  readonly what: string;
  readonly command: string;
  readonly claim: string;
}

export const wrongContextStack: Rule = {
  id: 'wrong-context-stack',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A stack shows how a crash was reported; the code that failed is in another context.',
  *check(analysis) {
    const { transcript } = analysis;
    for (const crash of analysis.crashes) {
      yield crash.code === undefined ? userDraft(transcript, crash) : kernelDraft(analysis, crash);
    }
  },
};

function kernelDraft({ transcript }: Analysis, crash: Crash): Draft | undefined {
  const { code = 0, stacks } = crash;
  const wrong = stacks.filter(({ entry, context }) => !chosen(context) && bugcheckRow(entry.record) >= 0);
  const [stack] = wrong;
  if (!stack || stacks.some((one) => !wrong.includes(one) && one.entry.record.frames.length > 1))
    return undefined;
  const record = recorded(crash, stack);
  const context = record ?? trapped(crash, stack);
  const seen = isFault(code) && faultRow(stack.entry.record, true) !== undefined;
  // Rows below a trap row are the interrupted code: only the registers are those of the report.
  if (!context || (seen && !record)) return undefined;
  return draft(transcript, crash, stack, context, seen);
}

function draft(
  transcript: Transcript,
  crash: Crash,
  { entry }: CrashStack,
  context: Context,
  seen: boolean,
): Draft {
  const { code = 0 } = crash;
  const { frames } = entry.record;
  const report = frames[bugcheckRow(entry.record)];
  const name = bugcheck(code)?.name ?? `0x${code.toString(16)}`;
  const what = seen
    ? '; its rows below the trap are the code that failed, but registers and locals are not'
    : ', and not the code that failed';
  return {
    session: crash.session.id,
    subject: `${entry.index}`,
    lines: transcript.lines(entry, frames[0]?.lines),
    grade: 'derived',
    ...(seen && { severity: 'info', surface: 'card' }),
    message: `This stack shows how ${name} was reported${what}: ${context.what}, leads there.`,
    proof: [
      {
        claim: `the stack begins with ${report ? functionName(report) : 'the bug check'}`,
        lines: transcript.lines(entry, report?.lines),
        grade: 'observed',
      },
      { claim: context.claim, lines: crash.lines, grade: 'derived' },
    ],
    related: [],
    missing: [{ what: 'the stack and the registers at the failure', command: context.command }],
    next: [context.command],
  };
}

/** A stack in a context that a command chose; the thread alone is no such choice. */
function chosen(context: CrashStack['context']): boolean {
  return context !== undefined && context.command !== '.thread';
}

const commands = { cxr: '.cxr', trap: '.trap' } as const;
const names = { cxr: 'the context record', trap: 'the trap frame' } as const;

/** The parameter that is a context record or a trap frame; of file systems only where one was passed. */
function recorded({ code = 0, parameters }: Crash, { entry }: CrashStack): Context | undefined {
  const meanings = parameterMeanings(code, parameters);
  for (const kind of ['cxr', 'trap'] as const) {
    const at = meanings.findIndex((meaning) => meaning?.kind === kind);
    const value = parameters[at];
    if (value === undefined || !isKernelAddress(value)) continue;
    const filterName = /when (\w+ExceptionFilter) is on the stack/.exec(meanings[at]?.what ?? '')?.[1];
    if (filterName !== undefined && !entry.record.frames.some((frame) => functionName(frame) === filterName))
      continue;
    return {
      what: `${names[kind]}, parameter ${at + 1}`,
      command: `${commands[kind]} ${commandAddress(value)}; kb`,
      claim: `parameter ${at + 1} of this bug check is ${names[kind]}: ${formatAddress(value)}`,
    };
  }
  return undefined;
}

/** The trap frame that `!analyze` or a row names, for a bug check that a trap leads to; else what the parameters lead to. */
function trapped(crash: Crash, { entry }: CrashStack): Context | undefined {
  const { code = 0 } = crash;
  const frame = crash.trapFrame ?? entry.record.frames.find(({ trapFrame }) => trapFrame)?.trapFrame;
  if (!isFault(code) || frame === undefined) return elsewhere(crash);
  return {
    what: `the trap frame, ${formatAddress(frame)}`,
    command: `.trap ${commandAddress(frame)}; kb`,
    claim: `the trap frame is at ${formatAddress(frame)}`,
  };
}

/** Bug checks that somebody else reports: a timer, the caller of a termination, another processor. */
function elsewhere({ code = 0, parameters }: Crash): Context | undefined {
  const [first, second, third, fourth] = parameters;
  const kind = first === undefined ? 0 : Number.parseInt(first, 16);
  const lead = (what: string, command: string, value: Address | undefined): Context | undefined =>
    value !== undefined && isKernelAddress(value)
      ? { what, command: `${command} ${commandAddress(value)}`, claim: `${what}: ${formatAddress(value)}` }
      : undefined;
  switch (code) {
    case 0x9f:
      if (kind === 3) return lead('the IRP that is held, parameter 4', '!irp', fourth);
      if (kind === 4) return lead('the thread that holds the lock, parameter 3', '!thread', third);
      return kind === 1 || kind === 5 ? lead('the device, parameter 2', '!devstack', second) : undefined;
    case 0x101:
      return lead(
        'the processor that does not answer, parameter 3',
        'dt nt!_KPRCB CurrentThread Number',
        third,
      );
    case 0x133:
      return kind === 1
        ? lead('what the watchdog recorded, parameter 3', 'dt nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK', third)
        : undefined;
    case 0x1a1:
    case 0x1a2:
      return lead('the thread, parameter 1', '!thread', first);
    case 0xef:
      return lead('what ended, parameter 1', '!object', first);
    case 0xf4:
      return lead('what ended, parameter 2', '!object', second);
    default:
      return undefined;
  }
}

/** In the upper half, and no small number or status. */
function isKernelAddress(value: Address): boolean {
  return /^f{4}[0-9a-f]{12}$/.test(value) && !/^f{8}[c-f]00/.test(value) && !value.endsWith('00000000');
}

const filter = /^(?:UnhandledExceptionFilter\w*|WerpReportFault\w*|RtlReportException\w*)$/;
const dispatcher = /^KiUserExceptionDispatch(?:er)?$/;

/** User mode: the thread was stopped in the filter that reports the exception. */
function userDraft(transcript: Transcript, { session, stacks }: Crash): Draft | undefined {
  const reports = ({ entry }: CrashStack): boolean =>
    entry.record.frames.slice(0, 24).some((frame) => filter.test(functionName(frame)));
  const stack = stacks.find((one) => !chosen(one.context) && reports(one));
  if (!stack || session.kind === 'user-live') return undefined;
  if (stacks.some((one) => !reports(one) && one.entry.record.frames.length > 1)) return undefined;
  const { frames } = stack.entry.record;
  const row = frames.find((frame) => filter.test(functionName(frame)));
  const below = frames.findIndex((frame) => dispatcher.test(functionName(frame)));
  const seen = below >= 0 && below < frames.length - 1;
  const command = '.ecxr; kb';
  return {
    session: session.id,
    subject: `${stack.entry.index}`,
    lines: transcript.lines(stack.entry, frames[0]?.lines),
    grade: 'derived',
    ...(seen && { severity: 'info', surface: 'card' }),
    message: `This stack shows how the exception was reported${seen ? '; its rows below the dispatcher are the code that raised it, but registers and locals are not' : ', and not where it was raised'}: the dump holds the context of the exception.`,
    proof: [
      {
        claim: `${row ? functionName(row) : 'a filter'} reports an unhandled exception`,
        lines: transcript.lines(stack.entry, row?.lines),
        grade: 'observed',
      },
    ],
    related: [],
    missing: [{ what: 'the stack and the registers at the exception', command }],
    next: [command],
  };
}
