/**
 * What a text says, read lazily: records by kind, things by address, sessions and blocks. Immutable once built.
 *
 * Lines are 1-based and inclusive here and above; records keep spans relative to their section.
 */
import type { Address } from '../../shared/address';
import type { BlockInfo, Coverage, Lines, SessionInfo, TextProblem } from '../../shared/triage';
import type { Context } from '../model/context';
import type { RecordKind, RecordOf, TranscriptRecord } from '../model/record';
import type { StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import type { UserThreadRecord } from '../model/userThread';
import type { Source } from '../text/source';
import { toLines, type Span } from '../text/span';
import { functionName } from './frames';
import type { Mark, MarkIndex, WaitFact } from './marks';
import type { ThingIndex } from './things';

/** A record where it stands. */
export interface Entry<R extends TranscriptRecord = TranscriptRecord> {
  readonly record: R;
  /** Index among all records of the text. */
  readonly index: number;
  readonly section: number;
  /** Index among the records of its section. */
  readonly local: number;
  /** 0-based line at which the section begins. */
  readonly base: number;
  readonly block: number;
  readonly session: SessionInfo;
  readonly context: Context;
}

/** What one section contributed; records may be dropped and parsed again. */
export interface SectionFacts {
  readonly context: Context;
  readonly block: number;
  readonly session: number;
  readonly firstRecord: number;
  readonly kinds: ReadonlySet<RecordKind>;
}

export interface TranscriptParts {
  readonly source: Source;
  readonly sections: readonly SectionFacts[];
  readonly sessions: readonly SessionInfo[];
  readonly blocks: readonly BlockInfo[];
  readonly coverage: Coverage;
  readonly problems: readonly TextProblem[];
  readonly things: ThingIndex;
  readonly marks: MarkIndex;
  readonly recordCount: number;
  /** The records of a section: remembered, or parsed again. */
  readonly recordsOf: (section: number) => readonly TranscriptRecord[];
  /** The sections [first, last) that are looked at; all of them without it. */
  readonly window?: readonly [first: number, last: number];
  /** What the numbers in `sections` mean, where `sessions` are only those of the window. */
  readonly allSessions?: readonly SessionInfo[];
}

export class Transcript {
  readonly source: Source;
  readonly sessions: readonly SessionInfo[];
  readonly blocks: readonly BlockInfo[];
  readonly coverage: Coverage;
  readonly problems: readonly TextProblem[];
  readonly things: ThingIndex;
  readonly recordCount: number;

  constructor(private readonly parts: TranscriptParts) {
    ({
      source: this.source,
      sessions: this.sessions,
      blocks: this.blocks,
      coverage: this.coverage,
      problems: this.problems,
      things: this.things,
      recordCount: this.recordCount,
    } = parts);
  }

  /** The records of one kind, in the order of the text; `outside` passes over the sections that such a record opens. */
  *each<K extends RecordKind>(kind: K, outside?: RecordKind): Iterable<Entry<RecordOf<K>>> {
    for (const [section, facts] of this.seen()) {
      if (!facts.kinds.has(kind)) continue;
      if (outside !== undefined && this.source.sections[section]?.kind === outside) continue;
      for (const entry of this.in(section)) if (isKind(entry, kind)) yield entry;
    }
  }

  /** The stacks that have a function whose name matches. Reads only the sections that are known to hold one. */
  *stacksCalling(pattern: RegExp): Iterable<Entry<StackRecord>> {
    for (const section of this.parts.marks.sectionsCalling(pattern)) {
      for (const entry of this.in(section)) {
        if (isKind(entry, 'stack') && entry.record.frames.some((frame) => pattern.test(functionName(frame))))
          yield entry;
      }
    }
  }

  /** Each distinct stack once: its functions from the innermost outwards, a recursion once, and the sections that show it. */
  get distinctStacks(): MarkIndex['distinctStacks'] {
    return this.parts.marks.distinctStacks;
  }

  /** The stacks of some sections. */
  *stacksIn(sections: Iterable<number>): Iterable<Entry<StackRecord>> {
    for (const section of sections)
      for (const entry of this.in(section)) if (isKind(entry, 'stack')) yield entry;
  }

  /** The records of one kind in sections that carry a mark. */
  *marked<K extends RecordKind>(kind: K, mark: Mark): Iterable<Entry<RecordOf<K>>> {
    for (const section of this.parts.marks.sectionsWith(mark))
      for (const entry of this.in(section)) if (isKind(entry, kind)) yield entry;
  }

  /** Every wait of every thread, in the order of the text. */
  get waits(): readonly WaitFact[] {
    return this.parts.marks.waits;
  }

  /** Threads of programs that wait inside the kernel: the sections of those that wait longest, the longest first. */
  get longestWaits(): readonly number[] {
    return this.parts.marks.longestWaits.sections;
  }

  /** Threads that print since when they wait: the sections of the longest waits, the longest first. */
  get timedWaits(): readonly number[] {
    return this.parts.marks.timedWaits.sections;
  }

  /** The threads of some sections. */
  *threadsIn(sections: Iterable<number>): Iterable<Entry<ThreadRecord>> {
    for (const section of new Set(sections))
      for (const entry of this.in(section)) if (isKind(entry, 'thread')) yield entry;
  }

  /** Every record, in the order of the text. */
  *all(): Iterable<Entry> {
    for (const [section, facts] of this.seen()) if (facts.kinds.size > 0) yield* this.in(section);
  }

  /** The same text with nothing but sections [first, last) in `each`, `all`, `blocks` and `sessions`; positions and indexes stay. */
  window(first: number, last: number): Transcript {
    const [from, to] = [this.source.base(first), this.source.base(last)];
    const isSeen = ({ lines }: { readonly lines: Lines }): boolean => lines[0] <= to && lines[1] > from;
    return new Transcript({
      ...this.parts,
      sessions: this.sessions.filter(isSeen),
      blocks: this.blocks.filter(isSeen),
      allSessions: this.parts.allSessions ?? this.sessions,
      window: [first, last],
    });
  }

  /** What one session printed, as a window. */
  ofSession({ lines: [first, last] }: SessionInfo): Transcript {
    return this.window(this.source.sectionAt(first - 1), this.source.sectionAt(last - 1) + 1);
  }

  /** The records of one section. */
  *in(section: number): Iterable<Entry> {
    const facts = this.parts.sections[section];
    if (!facts) return;
    for (const [local, record] of this.parts.recordsOf(section).entries())
      yield this.entry(section, facts, local, record);
  }

  /** The records whose lines hold a 1-based line, the innermost last. */
  at(line: number): Entry[] {
    const section = this.source.sectionAt(line - 1);
    return [...this.in(section)].filter((entry) => {
      const [first, last] = this.lines(entry);
      return first <= line && line <= last;
    });
  }

  lines(entry: Pick<Entry, 'base' | 'record'>, span: Span = entry.record.lines): Lines {
    return toLines(entry.base, span);
  }

  /** The stack printed below a thread, which is the record that follows it. */
  stackOf(thread: Entry<ThreadRecord | UserThreadRecord>): Entry<StackRecord> | undefined {
    const next = thread.record.stackFollows === true ? this.beside(thread, 1) : undefined;
    return next && isKind(next, 'stack') ? next : undefined;
  }

  /** The thread whose stack this is, when it was printed below one. */
  threadOf(stack: Entry<StackRecord>): Entry<ThreadRecord> | undefined {
    const before = this.before(stack);
    return before && isKind(before, 'thread') && before.record.stackFollows === true ? before : undefined;
  }

  /** As `threadOf`, for the threads of user mode. */
  userThreadOf(stack: Entry<StackRecord>): Entry<UserThreadRecord> | undefined {
    const before = this.before(stack);
    return before && isKind(before, 'userThread') && before.record.stackFollows === true ? before : undefined;
  }

  /** The record before one, in the same section. */
  before(entry: Entry): Entry | undefined {
    return this.beside(entry, -1);
  }

  private beside({ section, local }: Entry, step: 1 | -1): Entry | undefined {
    const facts = this.parts.sections[section];
    const record = this.parts.recordsOf(section)[local + step];
    return facts && record && this.entry(section, facts, local + step, record);
  }

  private *seen(): Iterable<[section: number, facts: SectionFacts]> {
    const { sections, window: [first, last] = [0, sections.length] } = this.parts;
    for (let section = first; section < last; section++) {
      const facts = sections[section];
      if (facts) yield [section, facts];
    }
  }

  private entry(section: number, facts: SectionFacts, local: number, record: TranscriptRecord): Entry {
    const session = (this.parts.allSessions ?? this.sessions)[facts.session];
    if (!session) throw new RangeError('a section belongs to no session');
    return {
      record,
      index: facts.firstRecord + local,
      section,
      local,
      base: this.source.base(section),
      block: facts.block,
      session,
      context: facts.context,
    };
  }
}

function isKind<K extends RecordKind>(entry: Entry, kind: K): entry is Entry<RecordOf<K>> {
  return entry.record.kind === kind;
}

/** `s1/thread:fffffadfcca9a040`: how a described thing is named everywhere. */
export function thingId(session: { readonly id: string }, kind: string, address: Address): string {
  return `${session.id}/${kind}:${address}`;
}
