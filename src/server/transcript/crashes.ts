/** Crashes: a bug check or an unhandled exception, however often the text prints it, with its analysis and its stacks. */
import { formatAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { AnalysisRecord, BugcheckRecord, ExceptionRecord } from '../model/crash';
import type { RecordKind, RecordOf } from '../model/record';
import type { StackRecord } from '../model/stack';
import { crashStacks, type CrashStack } from './crashStacks';
import { functionName } from './frames';
import { bugcheckRow, reportedBugcheck, type ReportedBugcheck } from './reportedBugcheck';
import type { Steps } from './steps';
import type { Entry, Transcript } from './transcript';

export interface Crash {
  readonly session: SessionInfo;
  /** The bug check as it is printed, once or more; empty for an exception. */
  readonly bugchecks: readonly Entry<BugcheckRecord>[];
  readonly analysis?: Entry<AnalysisRecord>;
  /** The exception that stopped a user-mode target. */
  readonly exception?: Entry<ExceptionRecord>;
  /** Of the exception: as the debugger prints it, as `!analyze` does, or in the exception record there. */
  readonly status?: number;
  /** Of the bug check. */
  readonly code?: number;
  /** Where no output prints the bug check: the row that reports it, whose arguments are the code and the first parameters. */
  readonly reported?: ReportedBugcheck;
  /** Of the printing that has most of them. */
  readonly parameters: readonly Address[];
  /** Where the bug check, or the exception, is printed first. */
  readonly lines: Lines;
  /** In the order of the text: the stack of `!analyze`, and those that the debugger was asked for. */
  readonly stacks: readonly CrashStack[];
  /** The trap frame that `!analyze` names. */
  readonly trapFrame?: Address;
}

interface Draft {
  session: SessionInfo;
  bugchecks: Entry<BugcheckRecord>[];
  analysis?: Entry<AnalysisRecord>;
  exception?: Entry<ExceptionRecord>;
  first: Entry;
}

/** Debugger breaks and the code of single steps: the debugger's own. */
const ownExceptions = new Set([0x80000003, 0x80000004, 0x4000001e, 0x4000001f]);

/** One by one: each reads the sections of its stacks. */
export function* crashes(transcript: Transcript): Steps<Crash[]> {
  const drafts: Draft[] = [];
  const printed = yield* inOrder(transcript);
  for (const entry of printed) join(drafts, entry, transcript);
  yield undefined;
  addStop(drafts, printed, transcript);
  addReported(drafts, transcript);
  const found: Crash[] = [];
  for (const [index, draft] of drafts.entries()) {
    yield undefined;
    // Code 0 is the analysis of a system that was broken into: it ends what was before, and is no crash.
    if (draft.bugchecks.some(({ record }) => record.code === 0)) continue;
    const crash = crashOf(transcript, draft, drafts[index + 1]);
    if (crash) found.push(crash);
  }
  return found;
}

/** Undefined where a debugger broke in, and nothing failed. */
function crashOf(transcript: Transcript, draft: Draft, next: Draft | undefined): Crash | undefined {
  const crash = finish(transcript, draft, next);
  const { analysis, code, status, stacks } = crash;
  if (!analysis || code !== undefined || !ownExceptions.has((status ?? 0) >>> 0)) return crash;
  const address = analyzedRecord(transcript, analysis, 'exceptionRecord')?.record.exceptionAddress;
  const isNowhere = address !== undefined && /^0+$/.test(address);
  return isNowhere || stacks.some(({ entry }) => isBreakIn(entry.record)) ? undefined : crash;
}

/** The thread that a debugger injects, or the loader that stops for it. */
function isBreakIn({ frames: [top, ...below] }: StackRecord): boolean {
  return (
    top !== undefined &&
    /^(?:DbgBreakPoint|LdrpDoDebuggerBreak)$/.test(functionName(top)) &&
    [top, ...below.slice(0, 3)].some((frame) =>
      /^(?:DbgUiRemoteBreakin|LdrpDoDebuggerBreak)$/.test(functionName(frame)),
    )
  );
}

/** Statuses of code that failed; others are thrown on purpose, and expected. */
const failures = new Set([
  0xc0000005, 0xc000001d, 0xc0000094, 0xc0000096, 0xc00000fd, 0xc0000374, 0xc0000409, 0xc0000420,
]);
/** Commands that let the target run. */
const runs = /^(?:g[hnuc]?|p[act]?|t[act]?|wt|pt|tt|\.restart|!tt|!positions)\b/i;

/** A first-chance failure at which the session stays: in a session without another crash, and asked about. */
function addStop(drafts: Draft[], printed: readonly Printed[], transcript: Transcript): void {
  const known = new Set(drafts.map(({ session }) => session));
  const last = new Map(printed.filter(isException).map((entry) => [entry.session, entry]));
  for (const [session, first] of last) {
    const { chance, code } = first.record;
    if (known.has(session) || chance !== 'first' || !failures.has(code >>> 0)) continue;
    const after = commandsAfter(transcript, session, first.block);
    if (after.length > 0 && !after.some((command) => runs.test(command)))
      drafts.push({ session, bugchecks: [], exception: first, first });
  }
}

/** What is typed in a session behind one of its blocks. */
function commandsAfter({ blocks }: Transcript, session: SessionInfo, from: number): string[] {
  const commands: string[] = [];
  for (let at = from + 1; blocks[at]?.session === session.id; at++) {
    const { command } = blocks[at] ?? {};
    if (command !== undefined) commands.push(command);
  }
  return commands;
}

/** A stack that begins with the report of a bug check, in a session that prints nothing else of it. */
function addReported(drafts: Draft[], transcript: Transcript): void {
  const known = new Set(drafts.map(({ session }) => session));
  for (const first of transcript.stacksCalling(/^_?KeBugCheck(?:Ex|2)?$/)) {
    const { session, record } = first;
    if (known.has(session) || bugcheckRow(record) < 0) continue;
    known.add(session);
    drafts.push({ session, bugchecks: [], first });
  }
  drafts.sort((a, b) => a.first.index - b.first.index);
}

type Printed = Entry<BugcheckRecord> | Entry<AnalysisRecord> | Entry<ExceptionRecord>;

function* inOrder(transcript: Transcript): Steps<Printed[]> {
  const bugchecks = [...transcript.each('bugcheck')];
  yield undefined;
  const analyses = [...transcript.each('analysis')];
  yield undefined;
  return [...bugchecks, ...analyses, ...transcript.each('exception')].sort((a, b) => a.index - b.index);
}

function join(drafts: Draft[], entry: Printed, transcript: Transcript): void {
  const last = drafts.at(-1);
  const open = last?.session.id === entry.session.id ? last : undefined;
  const { session } = entry;
  if (isBugcheck(entry)) {
    if (!open || !tells(open, entry, transcript)) drafts.push({ session, bugchecks: [entry], first: entry });
    else {
      open.bugchecks.push(entry);
      joinBanner(drafts, open);
    }
  } else if (isAnalysis(entry)) {
    const { exception } = open ?? {};
    if (open && exception && !open.analysis && exception.record.code === entry.record.exception)
      open.analysis = entry;
    else if (!isHang(entry)) drafts.push({ session, bugchecks: [], analysis: entry, first: entry });
  } else if (isEnd(entry)) drafts.push({ session, bugchecks: [], exception: entry, first: entry });
}

/** `!analyze -hang`, and what it prints of a target that runs: nothing crashed. */
function isHang({ record: { fields }, context }: Entry<AnalysisRecord>): boolean {
  return (
    /^!analyze\b.*\s-hang\b/i.test(context.command ?? '') ||
    'BLOCKING_THREAD' in fields ||
    'WAIT_CHAIN_COMMAND' in fields
  );
}

/** An analysis that had seemed to be one of its own tells of the bug check before it. */
function joinBanner(drafts: Draft[], open: Draft): void {
  const before = drafts.at(-2);
  const [told] = open.bugchecks;
  if (!told || before?.session !== open.session || before.analysis || !sameBugcheck(before, told)) return;
  drafts.pop();
  before.bugchecks.push(...open.bugchecks);
  if (open.analysis) before.analysis = open.analysis;
}

/** An exception that ends the target: nothing handled it, or a dump was made of it. */
function isEnd({ record, session }: Entry<ExceptionRecord>): boolean {
  return !ownExceptions.has(record.code) && (record.chance === 'second' || session.kind === 'user-dump');
}

/** A printing belongs to the open crash when it says the same, or stands inside its analysis. */
function tells(open: Draft, entry: Entry<BugcheckRecord>, transcript: Transcript): boolean {
  if (open.bugchecks.length > 0) return sameBugcheck(open, entry);
  if (!open.analysis) return false;
  const [first, last] = transcript.lines(open.analysis);
  const [at] = transcript.lines(entry);
  return first <= at && at <= last;
}

function sameBugcheck({ bugchecks }: Draft, { record }: Entry<BugcheckRecord>): boolean {
  return bugchecks.some(
    ({ record: known }) =>
      (known.code === undefined || record.code === undefined || known.code === record.code) &&
      record.parameters.every(({ value }, index) => (known.parameters[index]?.value ?? value) === value),
  );
}

function finish(transcript: Transcript, draft: Draft, next: Draft | undefined): Crash {
  const { session, bugchecks, analysis, exception, first } = draft;
  const stacks = crashStacks(transcript, {
    session,
    from: first,
    ...(analysis && { analysis }),
    ...(next && { before: transcript.lines(next.first)[0] }),
  });
  return {
    session,
    bugchecks,
    ...(analysis && { analysis, ...analyzedFacts(transcript, analysis) }),
    ...(exception && { exception, status: exception.record.code }),
    ...bugcheckOf(transcript, draft, stacks),
    stacks,
  };
}

/** As it is printed; else as the row says that reports it. */
function bugcheckOf(
  transcript: Transcript,
  { bugchecks, exception, first }: Draft,
  stacks: readonly CrashStack[],
): Pick<Crash, 'code' | 'reported' | 'parameters' | 'lines'> {
  const reported = bugchecks.length > 0 || exception ? undefined : reportedBugcheck(transcript, stacks);
  if (reported)
    return { code: reported.code, reported, parameters: reported.parameters, lines: reported.lines };
  const code = bugchecks.find(({ record }) => record.code !== undefined)?.record.code;
  return {
    ...(code !== undefined && { code }),
    parameters: fullestParameters(bugchecks),
    lines: transcript.lines(bugchecks[0] ?? exception ?? first),
  };
}

function fullestParameters(bugchecks: readonly Entry<BugcheckRecord>[]): readonly Address[] {
  return bugchecks.reduce<readonly Address[]>((most, { record }) => {
    const values = record.parameters.map(({ value }) => value);
    return values.length > most.length ? values : most;
  }, []);
}

/** What the output of `!analyze` adds: the exception, and the trap frame, unless its value lost the upper half, as some dumps print it. */
function analyzedFacts(
  transcript: Transcript,
  analysis: Entry<AnalysisRecord>,
): Pick<Crash, 'status' | 'trapFrame'> {
  const status =
    analysis.record.exception ?? analyzedRecord(transcript, analysis, 'exceptionRecord')?.record.code;
  const trapFrame = analyzedRecord(transcript, analysis, 'trapFrame')?.record.address;
  return {
    ...(status !== undefined && { status }),
    ...(trapFrame && !/0{10}$/.test(trapFrame) && { trapFrame }),
  };
}

/** The first record of a kind in the output of an analysis: behind its first line, before another crash. */
export function analyzedRecord<K extends RecordKind>(
  transcript: Transcript,
  analysis: Entry<AnalysisRecord>,
  kind: K,
): Entry<RecordOf<K>> | undefined {
  const [first, last] = transcript.lines(analysis);
  for (const entry of transcript.in(analysis.section, kind, 'analysis', 'bugcheck')) {
    const [at] = transcript.lines(entry);
    if (at < first || entry.block !== analysis.block) continue;
    if (isOfKind(entry, kind)) return entry;
    if (at > last && entry.index > analysis.index && isPrinted(entry)) return undefined;
  }
  return undefined;
}

function isPrinted({ record }: Entry): boolean {
  return record.kind === 'analysis' || record.kind === 'bugcheck';
}

function isOfKind<K extends RecordKind>(entry: Entry, kind: K): entry is Entry<RecordOf<K>> {
  return entry.record.kind === kind;
}

function isBugcheck(entry: Printed): entry is Entry<BugcheckRecord> {
  return entry.record.kind === 'bugcheck';
}

function isException(entry: Printed): entry is Entry<ExceptionRecord> {
  return entry.record.kind === 'exception';
}

function isAnalysis(entry: Printed): entry is Entry<AnalysisRecord> {
  return entry.record.kind === 'analysis';
}

/** The parameters of a crash as commands take them. */
export function commandParameters({ parameters }: Pick<Crash, 'parameters'>): string[] {
  return parameters.map((value) => formatAddress(value));
}
