/** STK11: a function noticed that its stack frame was overwritten: a fast fail or a bug check for the stack cookie. */
import type { Lines } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import { functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

const reporter = /^_*report_(?:gsfailure|rangecheckfailure|securityfailure\w*)$/;
const rangeCheck = /^_*report_rangecheckfailure$/;
const raiser =
  /^(?:KeBugCheck\w*|KiBugCheckDispatch|KiFastFailDispatch|KiRaiseSecurityCheckFailure\w*|_*report_\w+|_*GSHandlerCheck\w*)$/;
/** FAST_FAIL_LEGACY_GS_VIOLATION and FAST_FAIL_STACK_COOKIE_CHECK_FAILURE. */
const cookieCodes = new Set([0, 2]);
const subcodeLine = /Subcode: 0x([0-9a-f]+)/i;

interface Cue {
  readonly what: string;
  readonly lines: Lines;
  readonly printed: boolean;
  /** An index was checked, and no cookie. */
  readonly isRange?: boolean;
}

export const stackCookieFailure: Rule = {
  id: 'stack-cookie-failure',
  severity: 'error',
  surface: 'diagnostic',
  summary: 'A stack frame was overwritten: its cookie was found changed when the function returned.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      const cue = cueOf(analysis, crash);
      if (cue) yield draft(analysis, crash, cue);
    }
  },
};

function cueOf({ transcript }: Analysis, crash: Crash): Cue | undefined {
  const { code = 0, lines, parameters } = crash;
  const plain = code & 0xfffffff;
  const first = parameters[0] === undefined ? -1 : Number.parseInt(parameters[0], 16);
  if (plain === 0xf7) return { what: 'the bug check is DRIVER_OVERRAN_STACK_BUFFER', lines, printed: true };
  if (plain === 0x139 && cookieCodes.has(first))
    return { what: `parameter 1 of KERNEL_SECURITY_CHECK_FAILURE is ${first}`, lines, printed: true };
  if (plain === 0x139) return undefined; // another fast fail
  const subcode = crash.exception?.record.subcode ?? noteOf(transcript, crash);
  if (subcode !== undefined)
    return cookieCodes.has(
      Number.parseInt(subcodeLine.exec(`Subcode: ${subcode.replace(/^Subcode: /i, '')}`)?.[1] ?? '', 16),
    )
      ? { what: `the fast fail has ${subcode}`, lines, printed: true }
      : undefined;
  const row = rowOf(crash);
  return (
    row && {
      what: `${row.name} is on the stack`,
      lines: transcript.lines(row.entry, row.lines),
      printed: false,
      isRange: rangeCheck.test(functionName({ symbol: row.name })),
    }
  );
}

/** The subcode below an exception record of the analysis. */
function noteOf(transcript: Analysis['transcript'], { analysis }: Crash): string | undefined {
  if (!analysis) return undefined;
  const [first, last] = transcript.lines(analysis);
  for (const entry of transcript.in(analysis.section)) {
    const { record } = entry;
    const [at] = transcript.lines(entry);
    if (record.kind !== 'exceptionRecord' || at < first || at > last) continue;
    const note = record.notes.find((text) => subcodeLine.test(text));
    if (note !== undefined) return note;
  }
  return undefined;
}

function rowOf({
  stacks,
}: Crash): { entry: Entry<StackRecord>; name: string; lines: StackRecord['lines'] } | undefined {
  for (const { entry } of stacks)
    for (const frame of entry.record.frames.slice(0, 24))
      if (reporter.test(functionName(frame))) return { entry, name: frame.symbol, lines: frame.lines };
  return undefined;
}

function draft({ transcript }: Analysis, { session, stacks, lines }: Crash, cue: Cue): Draft {
  const caller = overrun(stacks.map(({ entry }) => entry));
  const where = caller
    ? cue.isRange
      ? ` ${caller.symbol} used it.`
      : ` ${caller.symbol} noticed it on its way out: the overrun is there, or in a routine that wrote through one of its buffers.`
    : '';
  const locals = session.machine === 'x86' ? 'dps @ebp L20' : 'dps @rsp L40';
  return {
    session: session.id,
    subject: `${lines[0]}`,
    lines,
    ...(!cue.printed && { severity: 'info' as const }),
    grade: cue.printed ? 'observed' : 'inferred',
    message: `${what(cue)}${where}`,
    proof: [
      { claim: cue.what, lines: cue.lines, grade: 'observed' },
      ...(caller
        ? [
            {
              claim: `${caller.symbol} called the routine that reports it`,
              lines: transcript.lines(caller.entry, caller.lines),
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    related: [],
    alternatives: cue.isRange
      ? []
      : ['A stray write through a stale pointer, or a damaged stack pointer, changes a cookie as well.'],
    missing: [
      cue.isRange
        ? { what: 'the index', command: 'dv /V' }
        : { what: 'the locals around the cookie', command: locals },
    ],
    next: ['.exr -1', cue.isRange ? 'dv /V' : locals],
  };
}

function what({ printed, isRange }: Cue): string {
  if (isRange) return 'An index into an array of known size was out of range.';
  return printed
    ? 'A stack frame was overwritten: its cookie does not match.'
    : 'A stack frame seems to be overwritten: the routine that reports a wrong cookie is on the stack.';
}

/** The row below the reporting routines. */
function overrun(
  stacks: readonly Entry<StackRecord>[],
): { entry: Entry<StackRecord>; symbol: string; lines: StackRecord['lines'] } | undefined {
  for (const entry of stacks) {
    const { frames } = entry.record;
    const at = frames.findLastIndex((frame, index) => index < 24 && reporter.test(functionName(frame)));
    const below = frames.slice(at + 1).find((frame) => !raiser.test(functionName(frame)));
    if (at >= 0 && below) return { entry, symbol: below.symbol, lines: below.lines };
  }
  return undefined;
}
