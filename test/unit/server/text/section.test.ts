// The lines of a section, and how long a section may become.
import { describe, expect, it } from 'vitest';
import { openers } from '../../../../src/server/parsers/index';
import { Cutter } from '../../../../src/server/text/cutter';
import { sectionLimit, sectionLines, type Section } from '../../../../src/server/text/section';
import { sectionTextOf, SectionText } from '../../../../src/server/text/sectionText';

const cut = (text: string): Section[] => {
  const sections: Section[] = [];
  const cutter = new Cutter(openers, (section) => sections.push(section));
  cutter.feed(Buffer.from(text));
  cutter.finish();
  return sections;
};

describe('SectionText', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['\n\n', 2],
    ['a\r\nb\r\n', 2],
  ])('%j has %i lines', (text, count) => {
    expect(sectionTextOf('text', text).count).toBe(count);
  });

  it('gives lines without terminators', () => {
    const text = sectionTextOf('text', 'a\r\n\n  b \r\nc');
    expect([0, 1, 2, 3, 4, -1].map((index) => text.line(index))).toEqual(['a', '', '  b ', 'c', '', '']);
    expect([0, 1, 2, 3, 4].map((index) => text.trimmed(index))).toEqual(['a', '', 'b', 'c', '']);
    expect(text.isBlank(1)).toBe(true);
    expect([text.next(0), text.next(2), text.next(3)]).toEqual([2, 3, 4]);
  });

  it.each([
    ['> a b', 'a b'],
    ['>', ''],
    ['  > > a', 'a'],
    ['>a', '>a'],
    ['>[ 11, 1]', '>[ 11, 1]'],
    ['> >[ 11, 1]', '>[ 11, 1]'],
    ['\u00a0\u00a0a\u00a0b\u2003c', 'a b c'],
    ['fffff803\\`12345678', 'fffff803`12345678'],
    ['C:\\temp', 'C:\\temp'],
  ])('%j is read as %j', (line, expected) => {
    expect(sectionTextOf('text', `${line}\n`).trimmed(0)).toBe(expected);
  });

  it('reads the beginning of an endless line', () => {
    expect(sectionTextOf('text', 'x'.repeat(1_000_000)).trimmed(0).length).toBeLessThan(10_000);
  });

  it('remembers which lines were understood', () => {
    const text = new SectionText({ kind: 'stack', continued: true }, 'a\nb\nc\nd\n');
    text.recognise(0);
    text.recogniseAll([2, 3]);
    expect([0, 1, 2, 3].map((index) => text.isKnown(index))).toEqual([true, false, true, true]);
    expect(text.continued).toBe(true);
  });
});

describe('the limit', () => {
  const long = (line: string) =>
    `kd> !process 0 0\n${line.repeat(Math.ceil((3 * sectionLimit) / line.length))}`;

  it('has few lines, however short they are', () => {
    const sections = cut('.\n'.repeat(3 * sectionLines));
    expect(sections.map(({ lines }) => lines)).toEqual([sectionLines, sectionLines, sectionLines]);
  });

  it.each([
    ['rows', 'fffff880`0653b1c0 fffff800`02a7c1b2     nt!KiCommitThreadWait+0x1d2\n'],
    ['words', 'some words of no importance\n'],
    ['blank lines', '\n'],
    ['CRLF', 'word\r\n'],
  ])('%s: a section is never longer, and continues as the same kind', (_, line) => {
    const sections = cut(long(line));
    expect(sections.length).toBeGreaterThanOrEqual(3);
    for (const [index, section] of sections.entries()) {
      expect(section.end - section.start).toBeLessThanOrEqual(sectionLimit);
      expect([section.kind, section.continued]).toEqual(['command', index > 0]);
    }
  });

  it('only a line that is longer itself makes a longer section', () => {
    const sections = cut(`kd> k\n${'x'.repeat(2 * sectionLimit)}\nkd> k\n`);
    expect(sections.map(({ lines, kind, continued }) => [kind, continued, lines])).toEqual([
      ['command', false, 1],
      ['command', true, 1],
      ['command', false, 1],
    ]);
  });
});
