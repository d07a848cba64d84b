import { describe, expect, it } from 'vitest';
import { sectionTextOf } from '../../../../src/server/text/sectionText';

describe('lines of a section', () => {
  it('that nobody has read, one after the other', () => {
    const text = sectionTextOf('text', 'one\n\n  \nfour\nfive\r\n\nseven');
    text.recognise(3);
    const unread: number[] = [];
    for (let at = text.nextUnread(0); at < text.count; at = text.nextUnread(at + 1)) unread.push(at);
    expect(unread).toEqual([0, 4, 6]);
  });

  it.each([
    ['  nt!A  ', 'nt!A'],
    ['\t\u00a0 nt!A\v\f', 'nt!A'],
    ['\u2028nt!A\u1680\u205f', 'nt!A'],
    ['nt!A\u00a0', 'nt!A'],
    ['> > nt!A', 'nt!A'],
    [' \t ', ''],
    [`${' '.repeat(8)}${'a'.repeat(5000)}`, 'a'.repeat(4088)],
  ])('without the blanks around %j', (line, expected) => {
    expect(sectionTextOf('text', `${line}\r\n0: kd> k\n`).trimmed(0)).toBe(expected);
  });
});
