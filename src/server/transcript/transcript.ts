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
import type { KindIndex } from './kindIndex';
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
  readonly kinds: KindIndex;
  readonly recordCount: number;
  /** The records of a section: remembered, or parsed again. */
  readonly recordsOf: (section: number) => readonly TranscriptRecord[];
  /** Those of some kinds, each at its index, where they are at hand without the others. */
  readonly smallRecordsOf: (
    section: number,
    kinds: readonly RecordKind[],
  ) => readonly (TranscriptRecord | undefined)[] | undefined;
  /** The sections [first, last) that are looked at; all of them without it. */
  readonly window?: readonly [first: number, last: number];
}

/** Up to so many bytes of text, entries are kept that were gone through; the records of a long text are not held either. */
const longestKept = 16 * 1024 * 1024;

export class Transcript {
  readonly source: Source;
  readonly coverage: Coverage;
  readonly problems: readonly TextProblem[];
  readonly things: ThingIndex;
  readonly recordCount: number;
  private readonly walked = new Map<RecordKind, readonly Entry[]>();
  private seenSessions: readonly SessionInfo[] | undefined;
  private seenBlocks: readonly BlockInfo[] | undefined;

  constructor(private readonly parts: TranscriptParts) {
    ({
      source: this.source,
      coverage: this.coverage,
      problems: this.problems,
      things: this.things,
      recordCount: this.recordCount,
    } = parts);
  }

  get sessions(): readonly SessionInfo[] {
    return (this.seenSessions ??= this.seen(this.parts.sessions));
  }

  get blocks(): readonly BlockInfo[] {
    return (this.seenBlocks ??= this.seen(this.parts.blocks));
  }

  /** The records of one kind, in the order of the text; `outside` passes over the sections that such a record opens. */
  each<K extends RecordKind>(kind: K, outside?: RecordKind): Iterable<Entry<RecordOf<K>>> {
    if (outside !== undefined || this.isLong) return this.walk(kind, outside);
    // What is kept of a kind are its entries.
    return (this.walked.get(kind) as Entry<RecordOf<K>>[] | undefined) ?? this.walkOnce(kind);
  }

  private *walk<K extends RecordKind>(kind: K, outside?: RecordKind): Iterable<Entry<RecordOf<K>>> {
    for (const section of this.parts.kinds.sectionsWith(kind, ...this.range)) {
      if (outside !== undefined && this.source.sections[section]?.kind === outside) continue;
      for (const entry of this.ofKind(section, kind)) yield entry;
    }
  }

  /** Keeps what it has gone through, to the end: half a dozen rules walk over every notice. */
  private *walkOnce<K extends RecordKind>(kind: K): Iterable<Entry<RecordOf<K>>> {
    const seen: Entry<RecordOf<K>>[] = [];
    for (const entry of this.walk(kind)) {
      seen.push(entry);
      yield entry;
    }
    this.walked.set(kind, seen);
  }

  /** The stacks that have a function whose name matches. Reads only the sections that are known to hold one. */
  *stacksCalling(pattern: RegExp): Iterable<Entry<StackRecord>> {
    for (const section of this.parts.marks.sectionsCalling(pattern)) {
      for (const entry of this.ofKind(section, 'stack'))
        if (entry.record.frames.some((frame) => pattern.test(functionName(frame)))) yield entry;
    }
  }

  /** Each distinct stack once: its functions from the innermost outwards, a recursion once, and the sections that show it. */
  get distinctStacks(): MarkIndex['distinctStacks'] {
    return this.parts.marks.distinctStacks;
  }

  /** The stacks of some sections. */
  *stacksIn(sections: Iterable<number>): Iterable<Entry<StackRecord>> {
    for (const section of sections)
      if (this.parts.kinds.has('stack', section)) yield* this.ofKind(section, 'stack');
  }

  /** The records of one kind in sections that carry a mark. */
  *marked<K extends RecordKind>(kind: K, mark: Mark): Iterable<Entry<RecordOf<K>>> {
    for (const section of this.parts.marks.sectionsWith(mark)) yield* this.ofKind(section, kind);
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
    for (const section of new Set(sections)) yield* this.ofKind(section, 'thread');
  }

  /** Every record, in the order of the text. */
  *all(): Iterable<Entry> {
    const [first, last] = this.range;
    for (let section = first; section < last; section++)
      if (this.firstRecord(section) < this.firstRecord(section + 1)) yield* this.in(section);
  }

  /** The same text with nothing but sections [first, last) in `each`, `all`, `blocks` and `sessions`; positions and indexes stay. */
  window(first: number, last: number): Transcript {
    return new Transcript({ ...this.parts, window: [first, last] });
  }

  /** What one session printed, as a window. */
  ofSession({ lines: [first, last] }: SessionInfo): Transcript {
    return this.window(this.source.sectionAt(first - 1), this.source.sectionAt(last - 1) + 1);
  }

  /** The records of one section, or those of some kinds. */
  *in(section: number, ...kinds: readonly RecordKind[]): Iterable<Entry> {
    const facts = this.parts.sections[section];
    const { kinds: index } = this.parts;
    if (!facts || (kinds.length > 0 && !kinds.some((kind) => index.has(kind, section)))) return;
    for (const [local, record] of this.recordsOf(section, kinds).entries())
      if (record && (kinds.length === 0 || kinds.includes(record.kind)))
        yield this.entry(section, facts, local, record);
  }

  /** The block of a section that has records. */
  blockOf(section: number): number | undefined {
    const hasRecords = this.firstRecord(section) < this.firstRecord(section + 1);
    return hasRecords ? this.parts.sections[section]?.block : undefined;
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

  /** An array: as a generator it would cost every rule twice the time. */
  private ofKind<K extends RecordKind>(section: number, kind: K): Entry<RecordOf<K>>[] {
    const facts = this.parts.sections[section];
    const records = facts ? this.recordsOf(section, [kind]) : [];
    const found: Entry<RecordOf<K>>[] = [];
    for (let local = 0; local < records.length; local++) {
      const record = records[local];
      if (facts && record && hasKind(record, kind)) found.push(this.entry(section, facts, local, record));
    }
    return found;
  }

  /** At least those of the kinds, each at its index; all without kinds. */
  private recordsOf(
    section: number,
    kinds: readonly RecordKind[],
  ): readonly (TranscriptRecord | undefined)[] {
    const small = kinds.length > 0 ? this.parts.smallRecordsOf(section, kinds) : undefined;
    return small ?? this.parts.recordsOf(section);
  }

  private get isLong(): boolean {
    return (this.source.sections.at(-1)?.end ?? 0) > longestKept;
  }

  private firstRecord(section: number): number {
    return this.parts.sections[section]?.firstRecord ?? this.recordCount;
  }

  /** The sections that are looked at. */
  private get range(): readonly [first: number, last: number] {
    return this.parts.window ?? [0, this.parts.sections.length];
  }

  /** Those that reach into the sections that are looked at. */
  private seen<T extends { readonly lines: Lines }>(all: readonly T[]): readonly T[] {
    if (!this.parts.window) return all;
    const [from, to] = this.parts.window;
    const [above, last] = [this.source.base(from), this.source.base(to)];
    return all.filter(({ lines }) => lines[0] <= last && lines[1] > above);
  }

  private entry<R extends TranscriptRecord>(
    section: number,
    facts: SectionFacts,
    local: number,
    record: R,
  ): Entry<R> {
    const session = this.parts.sessions[facts.session];
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

/** Narrows an entry to one kind of record. */
export function isKind<K extends RecordKind>(entry: Entry, kind: K): entry is Entry<RecordOf<K>> {
  return hasKind(entry.record, kind);
}

function hasKind<K extends RecordKind>(record: TranscriptRecord, kind: K): record is RecordOf<K> {
  return record.kind === kind;
}

/** `s1/thread:fffffadfcca9a040`: how a described thing is named everywhere. */
export function thingId(session: { readonly id: string }, kind: string, address: Address): string {
  return `${session.id}/${kind}:${address}`;
}
