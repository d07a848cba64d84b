/** What one section contributes to a transcript, apart from its records: small, and a function of its text and what came before. */
import type { Context } from '../model/context';
import type { RecordKind, TranscriptRecord } from '../model/record';
import type { ThreadRecord } from '../model/thread';
import {
  lineState,
  parseSection,
  surveyThread,
  type ParsedSection,
  type ThreadSurvey,
} from '../parsers/index';
import { SectionText } from '../text/sectionText';
import type { Source } from '../text/source';
import type { Span } from '../text/span';
import type { ClockReading } from './clock';
import { readClock } from './clock';
import { describeThings, type Described } from './describe';
import { readInstants, type InstantReading } from './instants';
import { printedLayout, type PrintedLayout } from './printedLayout';
import { stackMarks, threadMarks, type Mark, type Wait } from './marks';

/** A thing that a record of the section describes. */
export interface Seen {
  readonly thing: Described;
  /** Which record of the section, and its lines. */
  readonly local: number;
  readonly lines: Span;
}

export interface SectionDigest {
  /** What is settled behind it. */
  readonly context: Context;
  readonly kinds: ReadonlySet<RecordKind>;
  /** How many records it has. */
  readonly records: number;
  /** Lines; what is neither recognised nor blank stands in the two lists of ranges. */
  readonly recognised: number;
  readonly blank: number;
  readonly prose: readonly Span[];
  readonly unrecognised: readonly Span[];
  readonly problems: ParsedSection['problems'];
  readonly things: readonly Seen[];
  readonly waits: readonly Wait[];
  readonly clock: readonly ClockReading[];
  readonly instants: readonly InstantReading[];
  /** The symbols of each stack, from the innermost frame outwards. */
  readonly stacks: readonly (readonly string[])[];
  readonly marks: readonly Mark[];
  /** Structures as `dt` prints them. */
  readonly layouts: readonly PrintedLayout[];
}

/** A digest, and the records where making it has needed them. */
export interface Digested {
  readonly digest: SectionDigest;
  readonly records?: readonly TranscriptRecord[];
}

/** Digests a section: a THREAD from its bytes where that is enough, anything else from its records. */
export function digestSection(source: Source, index: number, before: Context): Digested {
  const survey = surveySection(source, index, before);
  if (survey) return { digest: digestSurvey(survey, before) };
  const parsed = parseText(source, index, before);
  return { digest: digestRecords(parsed), records: parsed.records };
}

/** What a THREAD says from its bytes; undefined for any other section, and where that is not enough. */
export function surveySection(source: Source, index: number, before: Context): ThreadSurvey | undefined {
  const section = source.sections[index];
  return section?.kind === 'thread' && !section.continued && before.machine !== undefined
    ? surveyThread(source.bytes(index), before)
    : undefined;
}

export function parseText(source: Source, index: number, before: Context): ParsedSection {
  const { kind, continued } = source.sections[index] ?? noSection;
  return parseSection(new SectionText({ kind, continued }, source.text(index), before.prompt), before);
}

const noSection = { kind: 'text', continued: false };
const none: readonly never[] = [];
const threadOnly: ReadonlySet<RecordKind> = new Set(['thread']);
const threadAndStack: ReadonlySet<RecordKind> = new Set(['thread', 'stack']);

export function digestSurvey({ thread, stack, lines, blank }: ThreadSurvey, context: Context): SectionDigest {
  const things = describeThings(thread, context).map((thing) => ({ thing, local: 0, lines: thread.lines }));
  const marks = threadMarks(thread);
  if (stack) marks.push(...stackMarks(stack.end, stack.dialect, false));
  return {
    context,
    kinds: stack ? threadAndStack : threadOnly,
    records: stack ? 2 : 1,
    recognised: lines - blank,
    blank,
    prose: none,
    unrecognised: none,
    problems: none,
    things,
    waits: thread.waitObjects,
    clock: readClock(thread),
    instants: none,
    stacks: stack ? [stack.symbols] : none,
    marks,
    layouts: none,
  };
}

export function digestRecords({ records, problems, context, states }: ParsedSection): SectionDigest {
  const things: Seen[] = [];
  const threads: ThreadRecord[] = [];
  const stacks: (readonly string[])[] = [];
  const layouts: PrintedLayout[] = [];
  const marks: Mark[] = [];
  for (const [local, record] of records.entries()) {
    for (const thing of describeThings(record, context)) things.push({ thing, local, lines: record.lines });
    if (record.kind === 'thread') {
      threads.push(record);
      marks.push(...threadMarks(record));
    } else if (record.kind === 'stack') {
      stacks.push(record.frames.map(({ symbol }) => symbol));
      marks.push(
        ...stackMarks(record.frames.at(-1)?.returnAddress, record.dialect, record.warnings.length > 0),
      );
    } else if (record.kind === 'struct') {
      const layout = printedLayout(record);
      if (layout) layouts.push(layout);
    }
  }
  return {
    context,
    kinds: kindsOf(records),
    records: records.length,
    ...coverageOf(states),
    problems,
    things,
    waits: threads.flatMap(({ waitObjects }) => waitObjects),
    clock: threads.flatMap(readClock),
    instants: readInstants(records),
    stacks,
    marks,
    layouts,
  };
}

function coverageOf(
  states: Uint8Array,
): Pick<SectionDigest, 'recognised' | 'blank' | 'prose' | 'unrecognised'> {
  const prose: [number, number][] = [];
  const unrecognised: [number, number][] = [];
  let recognised = 0;
  let blank = 0;
  for (let at = 0; at < states.length; at++) {
    const state = states[at];
    if (state === lineState.recognised) recognised++;
    else if (state === lineState.blank) blank++;
    else extend(state === lineState.prose ? prose : unrecognised, at, at);
  }
  return { recognised, blank, prose, unrecognised };
}

/** Adds lines to ranges that grow: to the last one where they follow it. */
export function extend(ranges: [number, number][], first: number, last: number): void {
  const before = ranges.at(-1);
  if (before?.[1] === first - 1) before[1] = last;
  else ranges.push([first, last]);
}

const noKinds: ReadonlySet<RecordKind> = new Set();
const knownKinds = new Map<string, ReadonlySet<RecordKind>>();

/** The kinds of a section's records; equal sets are one object, because there are many sections and few sets. */
function kindsOf(records: readonly TranscriptRecord[]): ReadonlySet<RecordKind> {
  if (records.length === 0) return noKinds;
  const kinds = new Set(records.map(({ kind }) => kind));
  const key = [...kinds].sort().join();
  const known = knownKinds.get(key);
  if (known) return known;
  knownKinds.set(key, kinds);
  return kinds;
}
