/**
 * Of a long text, whose records are dropped: those that are small, by section. Rules and relations walk over notices, errors and disassembly
 * again and again, and would read the text anew each time.
 */
import type { RecordKind, TranscriptRecord } from '../model/record';

/** Some 100 MB. The sections of longer texts that come behind so many records are read again. */
const mostRecords = 300_000;

/** Kinds whose records hold rows. */
const large: ReadonlySet<RecordKind> = new Set([
  'thread',
  'stack',
  'rawStack',
  'memory',
  'struct',
  'listing',
  'irp',
]);

export class SmallRecords {
  private readonly sections = new Map<number, readonly (TranscriptRecord | undefined)[]>();

  /** `left`: how many may be kept. */
  constructor(private left = mostRecords) {}

  /** Takes the records of a section, all of them. */
  keep(section: number, records: readonly TranscriptRecord[]): void {
    if (this.left === 0 || this.sections.has(section)) return;
    let count = 0;
    const small = records.map((record) => {
      if (large.has(record.kind)) return undefined;
      count++;
      return record;
    });
    if (count === 0) return;
    this.left = Math.max(0, this.left - count);
    this.sections.set(section, small);
  }

  /** The records of a section, each at its index, when those of `kinds` are among those kept; others are undefined there. */
  of(section: number, kinds: readonly RecordKind[]): readonly (TranscriptRecord | undefined)[] | undefined {
    return kinds.some((kind) => large.has(kind)) ? undefined : this.sections.get(section);
  }
}
