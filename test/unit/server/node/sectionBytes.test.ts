/** Sections that were sent to another thread say what they say in the file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { descriptorBytes } from '../../../../src/server/node/byteReader';
import { packSections, unpackSections } from '../../../../src/server/node/digestMessages';
import { FileText, openBytes, openFileText } from '../../../../src/server/node/fileText';
import { SectionBytes } from '../../../../src/server/node/sectionBytes';
import { openers } from '../../../../src/server/parsers/index';

const folder = mkdtempSync(join(tmpdir(), 'kdscope-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

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

describe.each(Object.entries(encoded))('%s', (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const opened = openFileText(path, openers);
  const { source } = opened;
  if (!(source instanceof FileText)) throw new TypeError('not cut from bytes');
  const count = source.sections.length;
  afterAll(() => {
    opened.close();
  });

  it.each([
    [0, count],
    [1, count],
    [1, 2],
  ])('sections from %i to %i', (first, last) => {
    expect(count).toBeGreaterThan(2);
    const place = source.place(first, last);
    if (!place) throw new TypeError('not a file');
    const { file, offset, length } = place;
    const sections = unpackSections(structuredClone(packSections(source.sections.slice(first, last))));
    expect(sections).toEqual(source.sections.slice(first, last));
    const sent = new SectionBytes(
      sections,
      descriptorBytes(file, offset + length).read(offset, length),
      source.encoding,
    );
    for (let index = first; index < last; index++) {
      expect(sent.text(index - first)).toBe(source.text(index));
      expect([...sent.bytes(index - first)]).toEqual([...source.bytes(index)]);
    }
  });
});

it('a text that is no file has no place where other threads can read it', () => {
  const { source } = openBytes(Buffer.from(text), openers);
  expect(source instanceof FileText && source.place(0, 1)).toBeUndefined();
});
