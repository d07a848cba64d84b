/** What a `DigestPool` of threads and its threads say to each other. */
import type { Encoding } from '../../shared/triage';
import type { DigestPack, DigestPool } from '../service';
import type { Section } from '../text/section';

/** Sections that follow each other, and where their bytes stand. */
export interface DigestRequest {
  /** A descriptor of the file: those of a process are the same in all its threads. */
  readonly file: number;
  readonly offset: number;
  readonly length: number;
  readonly encoding: Encoding;
  readonly sections: PackedSections;
  /** The context that reaches the first. */
  readonly before: Parameters<DigestPool['digest']>[3];
}

/** The packs of one thread are opened in their order. Undefined when the file did not have all the bytes. */
export type DigestAnswer = DigestPack | undefined;

/** Sections as columns, which are moved and not copied. */
export interface PackedSections {
  readonly kinds: readonly string[];
  /** For each section: its kind, whether it is continued, where it begins and ends, its lines. */
  readonly numbers: Float64Array<ArrayBuffer>;
}

const width = 5;

export function packSections(sections: readonly Section[]): PackedSections {
  const kinds: string[] = [];
  const numbers = new Float64Array(sections.length * width);
  for (const [index, { kind, continued, start, end, lines }] of sections.entries()) {
    let id = kinds.indexOf(kind);
    if (id < 0) id = kinds.push(kind) - 1;
    const at = index * width;
    numbers[at] = id;
    numbers[at + 1] = continued ? 1 : 0;
    numbers[at + 2] = start;
    numbers[at + 3] = end;
    numbers[at + 4] = lines;
  }
  return { kinds, numbers };
}

export function unpackSections({ kinds, numbers }: PackedSections): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < numbers.length; at += width) {
    const number = (column: number): number => numbers[at + column] ?? 0;
    sections.push({
      kind: kinds[number(0)] ?? 'text',
      start: number(2),
      end: number(3),
      lines: number(4),
      continued: number(1) === 1,
    });
  }
  return sections;
}
