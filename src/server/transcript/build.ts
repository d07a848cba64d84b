/** Builds a transcript from a source: one pass in order, in slices, reusing what was parsed before. */
import type { BlockInfo, Clock, Coverage, Lines, SessionInfo, TextProblem } from '../../shared/triage';
import { initialContext, sameContext, type Context } from '../model/context';
import type { RecordKind, TranscriptRecord } from '../model/record';
import { lineState, parseSection, type ParsedSection } from '../parsers/index';
import type { Section } from '../text/section';
import { SectionText } from '../text/sectionText';
import type { Source } from '../text/source';
import { toLines } from '../text/span';
import { ClockBuilder } from './clock';
import { describeThings } from './describe';
import { MarkIndex } from './marks';
import { ThingIndex } from './things';
import { Transcript, type SectionFacts } from './transcript';

/** Asked between sections: hands control back now and then, and stops a build that nobody wants any more. */
export interface Pace {
  /** Resolves when the work may go on; undefined when there is no need to wait. */
  pause(): Promise<void> | undefined;
  readonly cancelled: boolean;
}

export class Cancelled extends Error {}

/** Parses of sections by identity, kept across edits: an edit keeps the identity of every section it does not touch. */
export type ParseCache = WeakMap<Section, { readonly incoming: Context; readonly parsed: ParsedSection }>;

/** Above this many bytes of text the records are not kept, and parsed again when somebody asks. */
const retained = 48 * 1024 * 1024;
const recent = 64;

export async function buildTranscript(source: Source, cache: ParseCache, pace: Pace): Promise<Transcript> {
  const builder = new Builder(source, cache);
  for (let index = 0; index < source.sections.length; index++) {
    const pausing = pace.pause();
    if (pausing) await pausing;
    if (pace.cancelled) throw new Cancelled();
    builder.section(index);
  }
  return builder.finish();
}

interface OpenSession {
  readonly id: string;
  first: number;
  last: number;
  context: Context;
  readonly clock: ClockBuilder;
}

class Builder {
  private context: Context = initialContext;
  private readonly facts: SectionFacts[] = [];
  private readonly incoming: Context[] = [];
  private readonly sessions: OpenSession[] = [];
  private readonly blocks: { session: number; first: number; last: number; context: Context }[] = [];
  private readonly prose = new LineRanges();
  private readonly unrecognised = new LineRanges();
  private readonly problems: TextProblem[] = [];
  private readonly things = new ThingIndex();
  private readonly marks = new MarkIndex();
  private counts = { blank: 0, recognised: 0 };
  private records = 0;
  private readonly keepsAll: boolean;

  constructor(
    private readonly source: Source,
    private readonly cache: ParseCache,
  ) {
    const last = source.sections.at(-1);
    this.keepsAll = (last?.end ?? 0) < retained;
  }

  section(index: number): void {
    const section = this.source.sections[index];
    if (!section) return;
    const base = this.source.base(index);
    const before = this.context;
    const parsed = this.parse(index, section, before);
    this.context = parsed.context;
    this.incoming.push(before);
    this.place(section, base, before, parsed.context);
    this.cover(base, parsed.states);
    for (const { lines, message } of parsed.problems)
      this.problems.push({ lines: toLines(base, lines), message });
    const session = this.sessions.length - 1;
    this.facts.push({
      context: parsed.context,
      block: this.blocks.length - 1,
      session,
      firstRecord: this.records,
      kinds: kindsOf(parsed.records),
    });
    this.observe(parsed, base, session, index);
    this.records += parsed.records.length;
  }

  finish(): Transcript {
    const { source, cache, incoming, keepsAll } = this;
    const kept = new Map<number, readonly TranscriptRecord[]>();
    const recordsOf = (index: number): readonly TranscriptRecord[] => {
      const section = source.sections[index];
      if (!section) return [];
      const known = cache.get(section);
      if (known) return known.parsed.records;
      const found =
        kept.get(index) ?? parseText(source, index, section, incoming[index] ?? initialContext).records;
      if (!keepsAll) {
        kept.delete(index);
        kept.set(index, found);
        if (kept.size > recent) kept.delete(kept.keys().next().value ?? index);
      }
      return found;
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
      recordCount: this.records,
      recordsOf,
    });
  }

  private parse(index: number, section: Section, before: Context): ParsedSection {
    const known = this.cache.get(section);
    if (known && sameContext(known.incoming, before)) return known.parsed;
    const parsed = parseText(this.source, index, section, before);
    if (this.keepsAll) this.cache.set(section, { incoming: before, parsed });
    return parsed;
  }

  /** Puts a section into its session and block. */
  private place(section: Section, base: number, before: Context, after: Context): void {
    const restarts = section.kind === 'banner' && !section.continued && this.sessions.length > 0 && base > 0;
    const switches =
      before.mode !== undefined &&
      after.mode !== undefined &&
      before.mode !== after.mode &&
      section.kind === 'command';
    if (this.sessions.length === 0 || restarts || switches)
      this.sessions.push({
        id: `s${this.sessions.length}`,
        first: base,
        last: base,
        context: after,
        clock: new ClockBuilder(),
      });
    const session = this.sessions.at(-1);
    if (session) {
      session.last = base + section.lines;
      session.context = after;
    }
    const opensBlock =
      section.kind === 'command' ||
      section.kind === 'banner' ||
      this.blocks.at(-1)?.context.prompt === undefined;
    if ((opensBlock && !section.continued) || this.blocks.length === 0 || restarts)
      this.blocks.push({ session: this.sessions.length - 1, first: base, last: base, context: after });
    const block = this.blocks.at(-1);
    if (block) block.last = base + section.lines;
  }

  private cover(base: number, states: Uint8Array): void {
    for (let at = 0; at < states.length; at++) {
      const state = states[at];
      if (state === lineState.recognised) this.counts.recognised++;
      else if (state === lineState.blank) this.counts.blank++;
      else (state === lineState.prose ? this.prose : this.unrecognised).add(base + at + 1);
    }
  }

  private observe(parsed: ParsedSection, base: number, session: number, section: number): void {
    const open = this.sessions[session];
    if (!open) return;
    for (const [local, record] of parsed.records.entries()) {
      const lines = toLines(base, record.lines);
      describeThings(this.things, record, {
        session: open.id,
        machine: parsed.context.machine,
        index: this.records + local,
        lines,
      });
      this.marks.add(record, section);
      if (record.kind === 'thread') open.clock.add(record, base);
    }
  }

  private coverage(): Coverage {
    return {
      lines: this.source.lineCount,
      blank: this.counts.blank,
      recognised: this.counts.recognised,
      prose: this.prose.ranges,
      unrecognised: this.unrecognised.ranges,
    };
  }
}

/** Consecutive lines as ranges. */
class LineRanges {
  readonly ranges: [number, number][] = [];

  add(line: number): void {
    const last = this.ranges.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else this.ranges.push([line, line]);
  }
}

function parseText(source: Source, index: number, section: Section, before: Context): ParsedSection {
  return parseSection(new SectionText(section, source.text(index)), before);
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

function sessionInfo({ id, first, last, context, clock }: OpenSession): SessionInfo {
  const time: Clock | undefined = clock.finish();
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
