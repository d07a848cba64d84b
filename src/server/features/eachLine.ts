/** The lines of a range one after the other, each section's text taken once. */
import type { Lines } from '../../shared/triage';
import type { Source } from '../text/source';

export interface NumberedLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

export function* eachLine(source: Source, [first, last]: Lines): Iterable<NumberedLine> {
  const end = Math.min(last, source.lineCount);
  let line = Math.max(first, 1);
  while (line <= end) {
    const section = source.sectionAt(line - 1);
    const base = source.base(section);
    const lines = source.text(section).split('\n');
    const until = Math.min(end, base + (source.sections[section]?.lines ?? lines.length));
    for (; line <= until; line++) yield { line, text: withoutReturn(lines[line - base - 1] ?? '') };
    if (until <= base) return; // an empty section: nothing would move on
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
