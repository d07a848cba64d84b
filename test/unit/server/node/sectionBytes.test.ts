/** Sections that were sent to another thread say what they say in the file. */
import { describe, expect, it } from 'vitest';
import { FileText, openBytes } from '../../../../src/server/node/fileText';
import { SectionBytes } from '../../../../src/server/node/sectionBytes';
import { openers } from '../../../../src/server/parsers/index';

const text = [
  '0: kd> !thread',
  'THREAD fffffa80066c1b50  Cid 02f4.0318  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) UserMode Alertable',
  '    fffffa80066b3d40  QueueObject',
  '0: kd> .echo “grün”',
  '“grün”',
  '0: kd> k',
  'Child-SP          RetAddr           Call Site',
  'fffff880`0653b1c0 fffff800`02a7c1b2 nt!KiSwapContext+0x7a',
  '',
].join('\r\n');

const utf16be = (): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const encoded: Readonly<Record<string, Buffer>> = {
  'utf-8': Buffer.from(text),
  'utf-8 with a mark': Buffer.from(`\ufeff${text}`),
  'utf-16le': Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': utf16be(),
  'windows-1252': Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1'),
};

describe.each(Object.entries(encoded))('%s', (_, bytes) => {
  const { source } = openBytes(bytes, openers);
  if (!(source instanceof FileText)) throw new TypeError('not cut from bytes');
  const count = source.sections.length;

  it.each([
    [0, count],
    [1, count],
    [1, 2],
  ])('sections from %i to %i', (first, last) => {
    expect(count).toBeGreaterThan(2);
    const sent = new SectionBytes(
      source.sections.slice(first, last),
      source.encodedCopy(first, last),
      source.encoding,
    );
    for (let index = first; index < last; index++) {
      expect(sent.text(index - first)).toBe(source.text(index));
      expect([...sent.bytes(index - first)]).toEqual([...source.bytes(index)]);
    }
  });
});
