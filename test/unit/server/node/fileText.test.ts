// Texts read by path: every encoding says the same, chunks do not show, and a file and a document of one text are equal.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBytes, openFileText, UnreadableFile } from '../../../../src/server/node/fileText';
import { openers } from '../../../../src/server/parsers/index';
import { DocumentText } from '../../../../src/server/text/documentText';
import type { Source } from '../../../../src/server/text/source';
import { hostileText } from '../../../support/hostile';
import { parseSource, printRecords } from '../../../support/parse';
import { readSeed } from '../../../support/seeds';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kdscope-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const mark = (bytes: readonly number[], text: Uint8Array) => Buffer.concat([Uint8Array.from(bytes), text]);
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** What windows-1252 has between 0x80 and 0x9f, as far as debuggers' users type it. */
const cp1252: Readonly<Record<string, number>> = {
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
};
const windows1252 = (text: string) =>
  Uint8Array.from(text, (character) => cp1252[character] ?? character.charCodeAt(0));

const encodings: readonly (readonly [string, string, (text: string) => Uint8Array])[] = [
  ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', 'utf-8', (text) => mark([0xef, 0xbb, 0xbf], Buffer.from(text))],
  ['UTF-16LE', 'utf-16le', (text) => mark([0xff, 0xfe], utf16(text))],
  ['UTF-16BE', 'utf-16be', (text) => mark([0xfe, 0xff], utf16(text).swap16())],
  ['windows-1252', 'windows-1252', windows1252],
];

/** Everything a source says, through every door. */
function said(source: Source): unknown {
  const { lineCount } = source;
  return {
    lineCount,
    sections: source.sections.map(({ kind, lines, continued }, index) => ({
      kind,
      lines,
      continued,
      base: source.base(index),
      text: source.text(index),
    })),
    slice: source.slice(0, lineCount + 3),
    lines: Array.from({ length: lineCount + 1 }, (_, line) => source.line(line)),
    sectionAt: Array.from({ length: lineCount }, (_, line) => source.sectionAt(line)),
  };
}

describe('encodings', () => {
  const seed = readSeed('rundown-deadlock');
  const umlauts = 'Die Größe “paßt” – nämlich …\n';

  it.each(encodings)('%s gives the same text and records', (_, encoding, encode) => {
    for (const text of [`${umlauts}${seed}`, `${umlauts}${seed}`.replaceAll('\n', '\r\n')]) {
      const opened = openBytes(encode(text), openers);
      expect(opened.encoding).toBe(encoding);
      expect(said(opened.source)).toEqual(said(new DocumentText(openers, text)));
      expect(printRecords(parseSource(opened.source), { lines: true })).toBe(
        printRecords(parseSource(new DocumentText(openers, text)), { lines: true }),
      );
    }
  });

  it('are those of the whole file, not of its head', () => {
    const late = `${'kd> k\n'.repeat(40_000)}Größe\n`;
    expect(openBytes(windows1252(late), openers, 65_536).encoding).toBe('windows-1252');
    expect(openBytes(Buffer.from(late), openers, 65_536).encoding).toBe('utf-8');
    expect(openBytes(windows1252(late), openers).source.line(40_000)).toBe('Größe');
  });

  it('a file of both is windows-1252: nothing is lost, nothing replaced', () => {
    const bytes = mark([0xe4, 0x0a], Buffer.from('ä\n'));
    const { source, encoding } = openBytes(bytes, openers);
    expect(encoding).toBe('windows-1252');
    expect(source.slice(0, 2)).toEqual(['ä', 'Ã¤']);
  });

  it('half a unit at the end of UTF-16 does no harm', () => {
    const { source } = openBytes(
      Buffer.concat([Uint8Array.from([0xff, 0xfe]), utf16('kd> k\nab'), Buffer.from('c')]),
      openers,
    );
    expect(source.slice(0, 3)).toEqual(['kd> k', 'ab']);
  });
});

describe('chunks', () => {
  const text = `Größe 漢字 😀 “x”\n${readSeed('idle-thread-apc')}`;
  const unbroken = said(new DocumentText(openers, text));

  it.each(encodings.filter(([, encoding]) => encoding !== 'windows-1252'))(
    '%s: end inside characters and lines',
    (_, __, encode) => {
      const bytes = encode(text);
      for (const chunk of [1, 2, 3, 5, 7, 16, 31, 64, 100, 1000])
        expect(said(openBytes(bytes, openers, chunk).source)).toEqual(unbroken);
    },
  );

  it('of a line longer than all of them', () => {
    const long = `kd> k\n${'ö'.repeat(5000)}\nkd> k\n`;
    expect(said(openBytes(Buffer.from(long), openers, 64).source)).toEqual(
      said(new DocumentText(openers, long)),
    );
  });

  it('sections are read in any order', () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) => `kd> .echo ${index}\n${'x'.repeat(index % 700)}\n`,
    );
    const { source } = openBytes(Buffer.from(many.join('')), openers);
    for (const index of [2999, 0, 1500, 1501, 3, 2998]) expect(source.text(index)).toBe(many[index]);
    expect(source.text(3000)).toBe('');
    expect(source.base(3000)).toBe(source.lineCount);
  });
});

describe('a file and a document of the same text', () => {
  it('are equal, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 300 }), (text, chunk) => {
        const utf8 = Buffer.from(text); // lone surrogates become U+FFFD here
        const asRead = utf8.toString();
        fc.pre(utf8.length > 0 && !utf8.includes(0) && !asRead.startsWith('\ufeff'));
        const document = new DocumentText(openers, asRead);
        const { source } = openBytes(utf8, openers, chunk);
        expect(said(source)).toEqual(said(document));
        expect(parseSource(source)).toEqual(parseSource(document));
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});

describe('files', () => {
  it('are read by path', () => {
    const opened = openFileText(write('a.log', 'kd> k\nChildEBP RetAddr\n'), openers);
    expect(opened.encoding).toBe('utf-8');
    expect(said(opened.source)).toEqual(said(new DocumentText(openers, 'kd> k\nChildEBP RetAddr\n')));
    opened.close();
  });

  it.each([
    ['missing', () => join(folder, 'missing.log'), 'no such file'],
    ['a directory', () => folder, 'is a directory'],
    ['empty', () => write('empty.log', ''), 'is empty'],
    [
      'binary',
      () => write('binary.dmp', Uint8Array.from([0x50, 0x41, 0x47, 0x45, 0, 0, 1])),
      'is a binary file',
    ],
    ['a path through a file', () => join(write('file.log', 'x'), 'y'), /cannot be read|no such file/],
  ])('%s: one line says why it cannot be read', (_, path, message) => {
    const open = () => openFileText(path(), openers);
    expect(open).toThrow(UnreadableFile);
    expect(open).toThrow(message);
  });

  it.skipIf(process.platform === 'win32')('a device or a pipe is no file', () => {
    expect(() => openFileText('/dev/null', openers)).toThrow('is not a regular file');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('without permission', () => {
    const path = write('secret.log', 'x');
    execFileSync('chmod', ['000', path]);
    expect(() => openFileText(path, openers)).toThrow('permission denied');
  });

  it('a mark alone is an empty text', () => {
    const { source } = openFileText(write('mark.log', Uint8Array.from([0xef, 0xbb, 0xbf])), openers);
    expect([source.lineCount, source.sections.length, source.line(0), source.slice(0, 1)]).toEqual([
      0,
      0,
      '',
      [],
    ]);
  });

  it('names with odd characters', () => {
    mkdirSync(join(folder, 'ö dir'));
    expect(openFileText(write('ö dir/a b.log', 'x\n'), openers).source.line(0)).toBe('x');
  });
});
