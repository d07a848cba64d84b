/** Crashes: a bug check or an unhandled exception, however often the text prints it, with its analysis and its stacks. */
import { formatAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { AnalysisRecord, BugcheckRecord, ExceptionRecord } from '../model/crash';
import { crashStacks, type CrashStack } from './crashStacks';
import type { Entry, Transcript } from './transcript';

export interface Crash {
  readonly session: SessionInfo;
  /** The bug check as it is printed, once or more; empty for an exception. */
  readonly bugchecks: readonly Entry<BugcheckRecord>[];
  readonly analysis?: Entry<AnalysisRecord>;
  /** The exception that stopped a user-mode target. */
  readonly exception?: Entry<ExceptionRecord>;
  /** Of the bug check. */
  readonly code?: number;
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

export function crashes(transcript: Transcript): Crash[] {
  const drafts: Draft[] = [];
  for (const entry of inOrder(transcript)) join(drafts, entry, transcript);
  // Code 0 is the analysis of a system that was broken into: it ends what was before, and is no crash.
  return drafts.flatMap((draft, index) =>
    draft.bugchecks.some(({ record }) => record.code === 0)
      ? []
      : finish(transcript, draft, drafts[index + 1]),
  );
}

type Printed = Entry<BugcheckRecord> | Entry<AnalysisRecord> | Entry<ExceptionRecord>;

function inOrder(transcript: Transcript): Printed[] {
  return [
    ...transcript.each('bugcheck'),
    ...transcript.each('analysis'),
    ...transcript.each('exception'),
  ].sort((a, b) => a.index - b.index);
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
    else drafts.push({ session, bugchecks: [], analysis: entry, first: entry });
  } else if (isEnd(entry)) drafts.push({ session, bugchecks: [], exception: entry, first: entry });
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
  const codes = bugchecks.flatMap(({ record }) => record.code ?? []);
  const fullest = bugchecks.reduce<readonly Address[]>((most, { record }) => {
    const values = record.parameters.map(({ value }) => value);
    return values.length > most.length ? values : most;
  }, []);
  const trapFrame = analysis && trapFrameIn(transcript, analysis);
  return {
    session,
    bugchecks,
    ...(analysis && { analysis }),
    ...(exception && { exception }),
    ...(codes[0] !== undefined && { code: codes[0] }),
    parameters: fullest,
    lines: transcript.lines(bugchecks[0] ?? exception ?? first),
    stacks: crashStacks(transcript, {
      session,
      from: first,
      ...(analysis && { analysis }),
      ...(next && { before: transcript.lines(next.first)[0] }),
    }),
    ...(trapFrame && { trapFrame }),
  };
}

/** The record behind `TRAP_FRAME:`; a value without its upper half, as some dumps print it, is none. */
function trapFrameIn(transcript: Transcript, analysis: Entry<AnalysisRecord>): Address | undefined {
  const [first, last] = transcript.lines(analysis);
  for (const entry of transcript.in(analysis.section)) {
    const { record } = entry;
    const [at] = transcript.lines(entry);
    if (record.kind === 'trapFrame' && record.address && at >= first && at <= last)
      return /0{10}$/.test(record.address) ? undefined : record.address;
  }
  return undefined;
}

function isBugcheck(entry: Printed): entry is Entry<BugcheckRecord> {
  return entry.record.kind === 'bugcheck';
}

function isAnalysis(entry: Printed): entry is Entry<AnalysisRecord> {
  return entry.record.kind === 'analysis';
}

/** The parameters of a crash as commands take them. */
export function commandParameters({ parameters }: Pick<Crash, 'parameters'>): string[] {
  return parameters.map((value) => formatAddress(value));
}
