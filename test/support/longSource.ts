// A text as one that is too long to keep its records, and how many of its sections were read since the last look.
import { openers } from '../../src/server/parsers/index';
import { DocumentText } from '../../src/server/text/documentText';
import type { Source } from '../../src/server/text/source';

export function longSource(text: string): { readonly source: Source; readonly read: () => number } {
  const inner = new DocumentText(openers, text);
  let reads = 0;
  const source: Source = {
    lineCount: inner.lineCount,
    // An offset beyond what is kept; nothing else looks at it.
    sections: inner.sections.map((section, index) =>
      index === inner.sections.length - 1 ? { ...section, end: section.end + 2 ** 26 } : section,
    ),
    text: (index) => {
      reads++;
      return inner.text(index);
    },
    bytes: (index) => inner.bytes(index),
    base: (index) => inner.base(index),
    sectionAt: (line) => inner.sectionAt(line),
    line: (line) => inner.line(line),
    slice: (first, last) => inner.slice(first, last),
  };
  const read = (): number => {
    const before = reads;
    reads = 0;
    return before;
  };
  return { source, read };
}
