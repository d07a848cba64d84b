/** Where a crash failed, as far as a stack or the analysis shows it. */
import type { Lines, Proof, Signature, SignatureStep } from '../../../shared/triage';
import type { Frame } from '../../model/stack';
import { isFault } from '../../reference/bugchecks';
import type { Crash } from '../../transcript/crashes';
import { faultRow, type CrashStack } from '../../transcript/crashStacks';
import { bugcheckRow } from '../../transcript/reportedBugcheck';
import { functionName, isKernel, switchRoutine, waitRoutine } from '../../transcript/frames';
import type { Transcript } from '../../transcript/transcript';
import { instructionPlace } from './instructionPlace';

export interface CrashPlace {
  /** Continues a sentence: `it failed in win32k!fsc_BLTHoriz+0x37`. */
  readonly words: string;
  readonly proof: readonly Proof[];
}

/** Undefined where no stack reaches the place. */
export function crashPlace(
  transcript: Transcript,
  crash: Crash,
  signature: Signature | undefined,
): CrashPlace | undefined {
  const kept = signature?.steps.filter(({ action }) => action === 'kept') ?? [];
  for (const stack of ranked(crash.stacks)) {
    const { frame, isReport } = rowOf(crash, stack);
    if (!frame || broken.test(functionName(frame))) continue;
    const row: Row = {
      text: frameWords(frame, signature),
      lines: transcript.lines(stack.entry, frame.lines),
    };
    if (isReport) return withCaller(transcript, crash, { stack, reporter: frame }, reportedBy(row, kept));
    if (switchRoutine.test(functionName(frame))) return waitingIn(transcript, stack, frame);
    const caller = kept.slice(0, 2).find((step) => step.frame !== printed(frame));
    const after = stack.context === undefined ? '' : `, after ${stack.context.command}`;
    return placeOf(
      `it failed in ${row.text}`,
      { ...row, text: `the row where it failed: ${row.text}${after}` },
      caller,
    );
  }
  return namedPlace(transcript, crash);
}

/** The row that tells the place, and whether it only reported what had happened. Without the code, a stack without a trap row is that of a report. */
function rowOf({ code }: Crash, { entry: { record } }: CrashStack): { frame?: Frame; isReport: boolean } {
  const faulted = code === undefined || isFault(code);
  const fault = faultRow(record, faulted);
  const at = fault ?? (code === undefined ? faultRow(record, false) : undefined);
  const frame = at === undefined ? undefined : record.frames[at];
  return {
    ...(frame && { frame }),
    isReport: (!faulted || fault === undefined) && bugcheckRow(record) >= 0,
  };
}

function namedPlace(transcript: Transcript, crash: Crash): CrashPlace | undefined {
  const named = instructionPlace(transcript, crash);
  return (
    named && {
      words: `it failed in ${named.symbol}`,
      proof: [{ claim: named.claim, lines: named.lines, grade: 'observed' }],
    }
  );
}

/** A crash may be about a thread that waits: its stack shows no failure, but who waits. */
function waitingIn(transcript: Transcript, { entry: stack }: CrashStack, top: Frame): CrashPlace | undefined {
  const waiter = stack.record.frames
    .slice(top.index + 1)
    .find((frame) => !switchRoutine.test(functionName(frame)) && !waitRoutine.test(functionName(frame)));
  return (
    waiter && {
      words: `the stack is that of a thread that waits in ${printed(waiter)}`,
      proof: [
        {
          claim: `the thread waits in ${printed(waiter)}`,
          lines: transcript.lines(stack, waiter.lines),
          grade: 'observed',
        },
      ],
    }
  );
}

interface Row {
  readonly text: string;
  readonly lines: Lines;
}

/** The debugger itself. */
const broken = /^_?(?:DbgBreakPoint(?:WithStatus)?|RtlpBreakWithStatusInstruction|KiBugCheckDebugBreak)$/;

/** Helpers that every such report passes through are left out, as the signature leaves them out. */
function reportedBy(row: Row, kept: readonly SignatureStep[]): CrashPlace {
  const [first, second] = kept;
  const reporter = first ? { text: first.frame, lines: first.lines } : row;
  return placeOf(
    `${reporter.text} reported it`,
    { ...reporter, text: `the row that reported it: ${reporter.text}` },
    second,
  );
}

/** What the hardware, or another processor, has done: the rows of the report only pass it on. */
function isPassedOn(code: number | undefined): boolean {
  return code === 0x124 || code === 0x9c || code === 0x101;
}

/** Where a thread entered the kernel: what stands below runs in user mode. */
const entry = /^_?Ki(?:SystemService|SystemCall|FastCallEntry|ServiceExit)/;

/** Of a report by the kernel: the first row of another module, which called for what was checked. It is no proof of guilt. */
function withCaller(
  transcript: Transcript,
  { code }: Crash,
  { stack: { entry: stack }, reporter }: { readonly stack: CrashStack; readonly reporter: Frame },
  place: CrashPlace,
): CrashPlace {
  if (!isSystem(reporter) || isPassedOn(code)) return place;
  const below = stack.record.frames.slice(reporter.index + 1);
  const end = below.findIndex((frame) => entry.test(functionName(frame)));
  const caller = (end < 0 ? below : below.slice(0, end)).find(
    (frame) => frame.module !== undefined && !isSystem(frame),
  );
  if (!caller || place.words.includes(printed(caller))) return place;
  return {
    words: `${place.words}; the first row outside the kernel is ${printed(caller)}`,
    proof: [
      ...place.proof,
      {
        claim: `the first row outside the kernel: ${printed(caller)}`,
        lines: transcript.lines(stack, caller.lines),
        grade: 'derived',
      },
    ],
  };
}

function isSystem(frame: Frame): boolean {
  return isKernel(frame) || /^hal/i.test(frame.module ?? '');
}

function placeOf(words: string, { text, lines }: Row, caller: SignatureStep | undefined): CrashPlace {
  const called = caller && {
    claim: `the first row below that tells it apart: ${caller.frame}`,
    lines: caller.lines,
    grade: 'derived' as const,
  };
  return {
    words: `${words}${caller ? `, called by ${caller.frame}` : ''}`,
    proof: [{ claim: text, lines, grade: 'derived' }, ...(called ? [called] : [])],
  };
}

/** A context that was restored before the analysis, and that before what the debugger happened to print. */
function ranked(stacks: readonly CrashStack[]): CrashStack[] {
  const isRestored = ({ context }: CrashStack): boolean =>
    context !== undefined && context.command !== '.thread' && context.command !== 'k=';
  const long = stacks.filter(({ entry }) => entry.record.frames.length > 1);
  return [...long.filter(isRestored), ...long.filter(({ analyzed }) => analyzed), ...long, ...stacks];
}

/** Where the signature keeps the module alone, the name is that of an export far away. */
function frameWords(frame: Frame, signature: Signature | undefined): string {
  const { symbol, displacement = 0, module } = frame;
  const bang = symbol.indexOf('!');
  const isFar = signature?.steps.some(
    ({ frame: own, part }) => own === printed(frame) && part?.includes('!') === false,
  );
  if (isFar === true && bang >= 0 && module !== undefined)
    return `${module} (0x${displacement.toString(16)} behind its nearest name, ${symbol.slice(bang + 1)})`;
  return module === undefined && !symbol.startsWith('<') ? `${symbol}, in no known module` : printed(frame);
}

function printed({ symbol, displacement }: Frame): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
