/** What every source does alike once its sections are known: lines by number, sections by line. */
import { narrow } from './bytes';
import type { Section } from './section';
import { lineOf, linesOf, searchBase, type Source } from './source';

export abstract class SectionedText implements Source {
  sections: readonly Section[] = [];
  lineCount = 0;
  /** The 0-based first line of each section. */
  private bases = new Float64Array(0);

  abstract text(index: number): string;

  bytes(index: number): Uint8Array {
    return narrow(this.text(index));
  }

  base(index: number): number {
    return this.bases[index] ?? this.lineCount;
  }

  sectionAt(line: number): number {
    return searchBase(this.bases, line);
  }

  line(line: number): string {
    const index = this.sectionAt(line);
    return lineOf(this.text(index), line - this.base(index));
  }

  slice(first: number, last: number): string[] {
    const lines: string[] = [];
    const end = Math.min(last, this.lineCount);
    for (let at = Math.max(first, 0); at < end;) {
      const index = this.sectionAt(at);
      const base = this.base(index);
      const behind = Math.min(end, base + (this.sections[index]?.lines ?? 0));
      if (behind <= at) break;
      for (const line of linesOf(this.text(index), at - base, behind - base)) lines.push(line);
      at = behind;
    }
    return lines;
  }

  protected setSections(sections: readonly Section[]): void {
    const bases = new Float64Array(sections.length);
    let line = 0;
    for (const [index, section] of sections.entries()) {
      bases[index] = line;
      line += section.lines;
    }
    this.sections = sections;
    this.bases = bases;
    this.lineCount = line;
  }
}
