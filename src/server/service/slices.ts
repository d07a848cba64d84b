/** A large text in parts that an editor can hold: whole sections, some thousand lines each. */
import type { Analyzed } from '../findings/analyzed';
import type { Lines } from '../../shared/triage';
import { searchBase, type Source } from '../text/source';

/** A slice is full after so many lines, or UTF-16 units. */
const enoughLines = 4000;
const enoughText = 4 * 1024 * 1024;
/** No editor shows more of one line; a line of 64 MB would be more than it takes. */
const longestLine = 100_000;

export interface SlicePart {
  /** Sections [from, to). */
  readonly sections: readonly [from: number, to: number];
  /** 1-based, inclusive. */
  readonly lines: Lines;
}

export class Slices {
  private static readonly known = new WeakMap<Source, Slices>();
  /** The section with which each part begins. */
  private readonly starts: number[] = [0];
  /** Its 0-based first line. */
  private readonly bases: number[] = [0];

  /** Parts of one source; the borders in what a text keeps when it grows stay where they are. */
  static of(source: Source): Slices {
    let slices = this.known.get(source);
    if (!slices) this.known.set(source, (slices = new Slices(source)));
    return slices;
  }

  private constructor(private readonly source: Source) {
    let base = 0;
    let offset = 0;
    for (const [index, section] of source.sections.entries()) {
      const lines = source.base(index) - base;
      const full = lines + section.lines > enoughLines || section.end - offset > enoughText;
      if (lines === 0 || !full) continue;
      base = source.base(index);
      offset = section.start;
      this.starts.push(index);
      this.bases.push(base);
    }
  }

  /** The part that holds a 1-based line; the last one for a line beyond the end. */
  at(line: number): SlicePart {
    const part = searchBase(this.bases, line - 1);
    const from = this.starts[part] ?? 0;
    const to = this.starts[part + 1] ?? this.source.sections.length;
    return { sections: [from, to], lines: [this.source.base(from) + 1, this.source.base(to)] };
  }

  /** As an editor counts lines, too: a carriage return alone, which begins a line there and none here, is a blank. */
  text({ sections: [from, to] }: SlicePart): string {
    const texts: string[] = [];
    for (let section = from; section < to; section++) texts.push(shown(this.source.text(section)));
    return texts.join('');
  }
}

function shown(text: string): string {
  const whole = text.replace(/\r(?!\n)/g, ' ');
  if (whole.length <= longestLine) return whole;
  const lines = whole.split('\n');
  return lines
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
    .join('\n');
}

/** What lies in the slice that holds a line. */
export function partOf(analyzed: Analyzed, line: number): Analyzed {
  const { transcript, findings } = analyzed;
  const { sections, lines } = Slices.of(transcript.source).at(line);
  return {
    ...analyzed,
    transcript: transcript.window(...sections),
    findings: findings.filter((finding) => finding.lines[0] <= lines[1] && finding.lines[1] >= lines[0]),
    within: lines,
  };
}
