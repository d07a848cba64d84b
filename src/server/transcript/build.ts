/** Builds a transcript from a source: one pass in order, in slices, reusing what was parsed before. */
import type { BlockInfo, Clock, Coverage, Lines, SessionInfo, TextProblem } from '../../shared/triage';
import { initialContext, sameContext, type Context } from '../model/context';
import type { TranscriptRecord } from '../model/record';
import { buildNumber, kernelBuild } from '../reference/kernelBuild';
import type { Section } from '../text/section';
import type { Source } from '../text/source';
import { toLines } from '../text/span';
import { ClockBuilder } from './clock';
import { DigestAhead, type Assumed, type DigestPool } from './digestAhead';
import { digestSection, extend, parseText, type SectionDigest } from './digest';
import { KindIndex } from './kindIndex';
import { MarkIndex } from './marks';
import { breathe, type Pace } from './pace';
import { SmallRecords } from './smallRecords';
import { ThingIndex } from './things';
import { Transcript, type SectionFacts } from './transcript';

interface Known {
  readonly incoming: Context;
  readonly digest: SectionDigest;
  /** Parsed when somebody asks. */
  records?: readonly TranscriptRecord[];
}

/** What is known of sections by identity, kept across edits: an edit keeps the identity of every section it does not touch. */
export type ParseCache = WeakMap<Section, Known>;

/** Above this many bytes of text the records are not kept, and parsed again when somebody asks. */
const retained = 48 * 1024 * 1024;
/** Sections whose records are remembered nevertheless: so many, of which so many may be longer than most. */
const [recent, recentLong] = [64, 4];
const longSection = 32 * 1024;

/** `pool` digests parts of a long text elsewhere at the same time; the result is the same without it. Throws `Cancelled`. */
export async function buildTranscript(
  source: Source,
  cache: ParseCache,
  pace: Pace,
  pool?: DigestPool,
): Promise<Transcript> {
  const builder = new Builder(source, cache);
  const ahead = pool && lengthOf(source) >= pool.least ? new DigestAhead(source, pool) : undefined;
  for (let index = 0; index < source.sections.length;) {
    const chunk = await ahead?.next(builder.context, pace);
    const last = chunk?.last ?? source.sections.length;
    const digests = chunk?.digests[Symbol.iterator]();
    for (; index < last; index++) {
      const pausing = breathe(pace);
      if (pausing) await pausing;
      const next = digests?.next();
      builder.section(index, next?.done === false ? next.value : undefined);
    }
  }
  return builder.finish();
}

function lengthOf({ sections }: Source): number {
  return sections.at(-1)?.end ?? 0;
}

interface OpenSession {
  readonly id: string;
  first: number;
  last: number;
  context: Context;
  readonly clock: ClockBuilder;
  /** The kernels that it shows: of several nobody knows whose a structure is. */
  readonly kernels: Set<number>;
}

class Builder {
  context: Context = initialContext;
  private readonly facts: SectionFacts[] = [];
  private readonly incoming: Context[] = [];
  private readonly sessions: OpenSession[] = [];
  private readonly blocks: { session: number; first: number; last: number; context: Context }[] = [];
  private readonly prose: [number, number][] = [];
  private readonly unrecognised: [number, number][] = [];
  private readonly problems: TextProblem[] = [];
  private readonly things = new ThingIndex();
  private readonly marks = new MarkIndex();
  private readonly kinds = new KindIndex();
  private readonly small = new SmallRecords();
  private counts = { blank: 0, recognised: 0 };
  private records = 0;
  private readonly keepsAll: boolean;

  constructor(
    private readonly source: Source,
    private readonly cache: ParseCache,
  ) {
    this.keepsAll = lengthOf(source) < retained;
  }

  /** `assumed`: its digest, if the context that it was made with has come about. */
  section(index: number, assumed?: Assumed): void {
    const section = this.source.sections[index];
    if (!section) return;
    const base = this.source.base(index);
    const before = this.context;
    const digest = this.digest(index, section, before, assumed);
    this.context = digest.context;
    this.incoming.push(before);
    this.place(section, base, before, digest.context);
    this.cover(base, digest);
    for (const { lines, message } of digest.problems)
      this.problems.push({ lines: toLines(base, lines), message });
    this.facts.push({
      context: digest.context,
      block: this.blocks.length - 1,
      session: this.sessions.length - 1,
      firstRecord: this.records,
    });
    this.kinds.add(index, digest.kinds);
    this.observe(digest, base);
    this.marks.add(digest, index);
    this.records += digest.records;
  }

  finish(): Transcript {
    const { source, cache, incoming, keepsAll, small } = this;
    for (const { id, kernels } of this.sessions) {
      const [kernel, another] = kernels;
      if (kernel !== undefined && another === undefined) this.things.settle(id, kernel);
    }
    // Places that are written over. A map that forgets as fast as it learns leaves its former tables behind, each of which holds the next
    // one until the next full collection: the records of a long text would all grow old.
    const kept: { readonly index: number; readonly records: readonly TranscriptRecord[] }[] = [];
    const recordsOf = (index: number): readonly TranscriptRecord[] => {
      const section = source.sections[index];
      if (!section) return [];
      const known = cache.get(section);
      if (known) return (known.records ??= parseText(source, index, known.incoming).records);
      const isLong = section.end - section.start > longSection;
      const place = isLong ? recent + (index % recentLong) : index % recent;
      const last = kept[place];
      if (last?.index === index) return last.records;
      const { records } = parseText(source, index, incoming[index] ?? initialContext);
      if (keepsAll) return records;
      kept[place] = { index, records };
      small.keep(index, records);
      return records;
    };
    return new Transcript({
      source,
      sections: this.facts,
      sessions: this.sessions.map(sessionInfo),
      blocks: this.blocks.map((block) => blockInfo(block, this.sessions[block.session]?.id ?? 's0')),
      coverage: this.coverage(),
      problems: this.problems,
      things: this.things,
      marks: this.marks,
      kinds: this.kinds,
      recordCount: this.records,
      recordsOf,
      smallRecordsOf: (index, kinds) => small.of(index, kinds),
    });
  }

  private digest(
    index: number,
    section: Section,
    before: Context,
    assumed: Assumed | undefined,
  ): SectionDigest {
    const known: Known | undefined = assumed ?? this.cache.get(section);
    const made: Known =
      known && sameContext(known.incoming, before)
        ? known
        : { incoming: before, ...digestSection(this.source, index, before) };
    if (this.keepsAll) this.cache.set(section, made);
    else if (made.records) this.small.keep(index, made.records);
    return made.digest;
  }

  /** Puts a section into its session and block. */
  private place(section: Section, base: number, before: Context, after: Context): void {
    const extent = { first: base, last: base, context: after };
    if (this.opensSession(section, base, before, after))
      this.sessions.push({
        id: `s${this.sessions.length}`,
        ...extent,
        clock: new ClockBuilder(),
        kernels: new Set(),
      });
    if (this.opensBlock(section)) this.blocks.push({ session: this.sessions.length - 1, ...extent });
    const last = base + section.lines;
    const session = this.sessions.at(-1);
    if (session) {
      session.last = last;
      if (after.osBuild !== session.context.osBuild || session.kernels.size === 0) noteKernel(session, after);
      session.context = after;
    }
    const block = this.blocks.at(-1);
    if (block) block.last = last;
  }

  /** Another debugger starts, or one of the other mode speaks. */
  private opensSession({ kind, continued }: Section, base: number, before: Context, after: Context): boolean {
    if (this.sessions.length === 0) return true;
    if (kind === 'banner') return base > 0 && !continued;
    const switches = before.mode !== undefined && after.mode !== undefined && before.mode !== after.mode;
    return kind === 'command' && switches;
  }

  /** Text without a prompt has no command whose output goes on. */
  private opensBlock({ kind, continued }: Section): boolean {
    const open = this.blocks.at(-1);
    if (!open) return true;
    return !continued && (kind === 'command' || kind === 'banner' || open.context.prompt === undefined);
  }

  private cover(base: number, { recognised, blank, prose, unrecognised }: SectionDigest): void {
    this.counts.recognised += recognised;
    this.counts.blank += blank;
    for (const [first, last] of prose) extend(this.prose, base + first + 1, base + last + 1);
    for (const [first, last] of unrecognised) extend(this.unrecognised, base + first + 1, base + last + 1);
  }

  private observe(
    { context: { machine }, things, clock, instants, layouts }: SectionDigest,
    base: number,
  ): void {
    const open = this.sessions.at(-1);
    if (!open) return;
    const place = { session: open.id, machine, base };
    for (const { thing, local, lines } of things) this.things.add(thing, this.records + local, lines, place);
    for (const layout of layouts) this.things.learn(open.id, layout, toLines(base, layout.lines));
    for (const reading of clock) open.clock.add(reading, base);
    for (const instant of instants) open.clock.addInstant(instant, base);
  }

  private coverage(): Coverage {
    return {
      lines: this.source.lineCount,
      blank: this.counts.blank,
      recognised: this.counts.recognised,
      prose: this.prose,
      unrecognised: this.unrecognised,
    };
  }
}

function noteKernel({ kernels }: OpenSession, { osBuild }: Context): void {
  const build = osBuild === undefined ? undefined : buildNumber(osBuild);
  if (build !== undefined && kernels.size < 2) kernels.add(kernelBuild(build));
}

function sessionInfo({ id, first, last, context, clock }: OpenSession): SessionInfo {
  const time: Clock | undefined = clock.finish(context.sessionKind);
  const { machine, debuggerVersion, osBuild, dump } = context;
  return {
    id,
    lines: [first + 1, Math.max(last, first + 1)],
    kind: context.sessionKind,
    ...(machine && { machine }),
    ...(debuggerVersion !== undefined && { debuggerVersion }),
    ...(osBuild !== undefined && { osBuild }),
    ...(dump !== undefined && { dump }),
    ...(time && { clock: time }),
  };
}

function blockInfo(block: { first: number; last: number; context: Context }, session: string): BlockInfo {
  const { prompt, command, processor, thread, effective, machine } = block.context;
  const lines: Lines = [block.first + 1, Math.max(block.last, block.first + 1)];
  const shown = effective ?? machine;
  return {
    session,
    ...(prompt !== undefined && { prompt }),
    ...(command !== undefined && { command }),
    lines,
    context: {
      ...(processor !== undefined && { processor }),
      ...(shown && { machine: shown }),
      ...(thread !== undefined && { thread }),
    },
  };
}
