/** Where a crash failed, as far as a stack or the analysis shows it. */
import type { Lines, Proof, Signature, SignatureStep } from '../../../shared/triage';
import type { Frame } from '../../model/stack';
import { isFault } from '../../reference/bugchecks';
import type { Crash } from '../../transcript/crashes';
import { bugcheckRow, faultRow, type CrashStack } from '../../transcript/crashStacks';
import { functionName } from '../../transcript/frames';
import type { Transcript } from '../../transcript/transcript';

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
  const faulted = crash.code === undefined || isFault(crash.code);
  const kept = signature?.steps.filter(({ action }) => action === 'kept') ?? [];
  for (const stack of ranked(crash.stacks)) {
    const at = faultRow(stack.entry.record, faulted);
    const frame = at === undefined ? undefined : stack.entry.record.frames[at];
    if (!frame || broken.test(functionName(frame))) continue;
    const row: Row = {
      text: frameWords(frame, signature),
      lines: transcript.lines(stack.entry, frame.lines),
    };
    if (!faulted && bugcheckRow(stack.entry.record) >= 0) return reportedBy(row, kept);
    const caller = kept.slice(0, 2).find((step) => step.frame !== printed(frame));
    const after = stack.context === undefined ? '' : `, after ${stack.context.command}`;
    return placeOf(
      `it failed in ${row.text}`,
      { ...row, text: `the row where it failed: ${row.text}${after}` },
      caller,
    );
  }
  return undefined;
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
