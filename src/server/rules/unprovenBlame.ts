/** BC14: the module that `!analyze` names, compared with what the text shows of the failure. */
import { commandAddress } from '../../shared/address';
import { firstLook } from '../reference/bugcheckFirstLook';
import { isFault } from '../reference/bugchecks';
import type { Frame } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { commandParameters, type Crash } from '../transcript/crashes';
import { faultRow, type CrashStack } from '../transcript/crashStacks';
import { functionName, switchRoutine } from '../transcript/frames';
import type { Draft, Rule } from './rule';
import { blameLines, blamedModule, sameModule, stands } from './support/blame';
import { isWrongCall } from './support/poolCrash';

interface Doubt {
  readonly why: string;
  /** The row that failed, and the one that the name rests on. */
  readonly rows?: readonly Frame[];
  /** Where something else helps than what the crash itself asks for. */
  readonly next?: readonly string[];
  readonly proves: string;
}

export const unprovenBlame: Rule = {
  id: 'unproven-blame',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'The module that !analyze names is not shown to be at fault by what the text holds.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      yield check(analysis, crash);
    }
  },
};

function check({ transcript }: Analysis, crash: Crash): Draft | undefined {
  const { analysis } = crash;
  const blamed = analysis && blamedModule(analysis.record);
  if (!analysis || blamed === undefined) return undefined;
  const stack = crash.stacks.find(({ analyzed }) => analyzed) ?? crash.stacks[0];
  const doubt = nobody(blamed) ?? (stack && onStack(crash, stack, blamed));
  if (!doubt) return undefined;
  const lines = blameLines(transcript, analysis);
  const next = doubt.next ?? ask(crash);
  const proof = (doubt.rows ?? []).flatMap((row) =>
    stack
      ? {
          claim: `the row ${printed(row)}`,
          lines: transcript.lines(stack.entry, row.lines),
          grade: 'observed' as const,
        }
      : [],
  );
  return {
    session: crash.session.id,
    subject: `${analysis.index}`,
    lines,
    grade: 'derived',
    message: `!analyze names ${blamed}, which is unproven: ${doubt.why}.`,
    proof: [{ claim: `the name ${blamed}, as printed`, lines, grade: 'observed' }, ...proof],
    related: [],
    missing: [{ what: doubt.proves, ...(next[0] !== undefined && { command: next[0] }) }],
    next,
  };
}

/** What the bug check asks to look at; of an exception its context and the exception itself. */
function ask(crash: Crash): readonly string[] {
  if (crash.code === undefined) return ['.ecxr; kv', '.exr -1'];
  const trap = crash.trapFrame && commandAddress(crash.trapFrame);
  return firstLook(crash.code, commandParameters(crash), trap)?.commands.slice(0, 3) ?? ['!thread'];
}

/** Names that stand for no module that could be at fault, or for the place where everything is found. */
function nobody(blamed: string): Doubt | undefined {
  const [, why] = stands.find(([pattern]) => pattern.test(blamed)) ?? [];
  if (why === undefined) return undefined;
  return /wrong_symbols/i.test(blamed)
    ? { why, proves: 'the right symbols', next: ['.symfix+; .reload /f nt; !analyze -v'] }
    : { why, proves: 'who damaged what the failing code used, or called it wrongly' };
}

function onStack(crash: Crash, { entry }: CrashStack, blamed: string): Doubt | undefined {
  const { frames } = entry.record;
  const fault = faultRow(entry.record, crash.code !== undefined && isFault(crash.code));
  if (fault === undefined) return undefined;
  const own = frames.findIndex((frame, index) => index >= fault && sameModule(frame, blamed));
  const failed = frames[fault];
  const row = frames[own];
  if (own === fault || !failed || isWaiting(failed)) return undefined;
  const isReported = crash.code !== undefined && !isFault(crash.code);
  if (!row) return frames.length - fault < 3 ? undefined : absent(failed, isReported);
  const warned = frames.findIndex(({ warning }) => warning !== undefined);
  if (warned >= 0 && warned < own)
    return {
      why: 'its first row stands below a warning of the unwinder, and may be no caller at all',
      rows: [row],
      next: ['.reload /f', 'kv'],
      proves: 'a stack without the warning, from the right symbols',
    };
  if (isWrongCall(crash) || (crash.code !== undefined && callerRules.has(crash.code))) return undefined;
  return caller(failed, row, own - fault);
}

/** Checks that stop at the caller of the routine that checks: the first driver below is who broke the rule. */
const callerRules = new Set([
  0xc4, 0xc9, 0xe6, 0xc2, 0x10d, 0x11b, 0x162, 0x16e, 0xe3, 0xf7, 0xcb, 0xce, 0x76, 0x44, 0x20, 0x1, 0x7c,
  0x1c4,
]);

/** The stack of a thread that waits shows whom it waits in, and no failure. */
function isWaiting(frame: Frame): boolean {
  return switchRoutine.test(functionName(frame));
}

function absent(failed: Frame, isReported: boolean): Doubt {
  return {
    why: `it is in no row of the stack, which shows ${printed(failed)} where it ${isReported ? 'was reported' : 'failed'}`,
    rows: [failed],
    proves: 'a row, a return address on the raw stack or an object of that module',
  };
}

function caller(failed: Frame, row: Frame, below: number): Doubt {
  return {
    why: `the failure is in ${printed(failed)}; its first row, ${printed(row)}, stands ${below === 1 ? 'directly' : `${below} rows`} below, as a caller, and what it passed on is not in the text`,
    rows: [failed, row],
    proves:
      'that the caller passed, or had damaged, what the failing code used: arguments, registers, special pool',
  };
}

function printed({ symbol, displacement }: Frame): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
