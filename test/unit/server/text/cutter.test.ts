// Where sections begin: prompts, openers, rows; and that the pieces a text comes in do not matter.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openers } from '../../../../src/server/parsers/index';
import { narrow } from '../../../../src/server/text/bytes';
import { Cutter } from '../../../../src/server/text/cutter';
import type { Opener, Section } from '../../../../src/server/text/section';
import { hostileText } from '../../../support/hostile';
import { readSeeds } from '../../../support/seeds';

function cut(text: string | Uint8Array, using: readonly Opener[] = openers): Section[] {
  const sections: Section[] = [];
  const cutter = new Cutter(using, (section) => sections.push({ ...section }));
  cutter.feed(typeof text === 'string' ? narrow(text) : text);
  cutter.finish();
  return sections;
}

/** `kind@line+lines` of every section. */
function shape(text: string): string[] {
  let line = 1;
  return cut(text).map(({ kind, lines }) => {
    const first = line;
    line += lines;
    return `${kind}@${first}+${lines}`;
  });
}

const frames = 'a9750d5c a9338ae2 mydrv!A+0x6c\na9750d6c a9339c79 mydrv!B+0x39\n';
const header = 'ChildEBP RetAddr\n';
const thread = 'THREAD fffffadfcca9a040  Cid 1328.1348\n';

describe('openers', () => {
  it.each([
    ['a prompt', `words\nkd> k\n${header}${frames}`, ['text@1+1', 'command@2+4']],
    ['prompts, glued', '0:000>0: kd> k\n0:000>0:000>\n', ['command@1+1', 'command@2+1']],
    ['a stack of its own', `words\n${header}${frames}`, ['text@1+1', 'stack@2+3']],
    ['the stack of a thread', `${thread}${header}${frames}`, ['thread@1+4']],
    ['a second stack', `kd> ~*k\n${header}${frames}${header}${frames}`, ['command@1+4', 'stack@5+3']],
    [
      'a stack behind the one of a thread',
      `${thread}${header}${frames}${header}${frames}`,
      ['thread@1+4', 'stack@5+3'],
    ],
    [
      'threads of a process',
      `PROCESS fffffadfcc712040\n  Image: a.exe\n  ${thread}  ${thread}`,
      ['process@1+2', 'thread@3+1', 'thread@4+1'],
    ],
    [
      'IRPs in a list',
      'kd> !irpfind -v\nfffffadfcc225380: Irp is active with 7 stacks\n  x\nfffffadfcc225400: Irp is complete\n',
      ['command@1+1', 'irp@2+2', 'irp@4+1'],
    ],
    [
      'an IRP that was asked for',
      'kd> !irp fffffadfcc225380\nIrp is active with 7 stacks 7 is current\n',
      ['command@1+2'],
    ],
    ['memory', 'words\na9750c84 00000001 00000002 00000003\na9750c94 00000001\n', ['text@1+1', 'memory@2+2']],
    [
      'a banner',
      'Microsoft (R) Windows Debugger Version 6.6\n\nLoading Dump File [x]\nMicrosoft (R) Windows Debugger Version 6.6\n',
      ['banner@1+3', 'banner@4+1'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shape(text)).toEqual(expected);
    expect(shape(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(shape(text.replaceAll(/^(?=.)/gm, '    '))).toEqual(expected);
    expect(shape(text.replaceAll(/^(?=.)/gm, '> '))).toEqual(expected);
    expect(shape(text.replaceAll(/^(?=.)/gm, '\u00a0'))).toEqual(expected);
  });
});

describe('rows behind a stack', () => {
  const raw = 'a9750c84 806ffa16 hal!A+0x26\na9750c90 804f2bb5 nt!B+0x32f\n';

  it('lower addresses begin another listing: behind other lines, other indentation, or more blank lines', () => {
    for (const between of ['words\n', '\n\n\n']) {
      expect(shape(`${header}${frames}${between}${raw}`).at(-1)).toMatch(/^rawStack@\d+\+2$/);
      expect(shape(`kd> k\n${header}${frames}${between}${raw}`).at(-1)).toMatch(/^rawStack@\d+\+2$/);
      expect(shape(`${thread}${header}${frames}${between}${raw}`).at(-1)).toMatch(/^rawStack@\d+\+2$/);
    }
    expect(shape(`${header}${frames.replaceAll(/^(?=.)/gm, '  ')}${raw}`).at(-1)).toBe('rawStack@4+2');
  });

  it('also behind the null frame that ends a stack', () => {
    expect(shape(`${header}${frames}00000000 00000000 nt!C+0x16\n\n${raw}`).at(-1)).toBe('rawStack@6+2');
    const wide = '00000000`00000000 00000000`00000000 nt!C+0x16\n';
    expect(shape(`${header}${frames}${wide}\n${raw}`).at(-1)).toBe('rawStack@6+2');
  });

  it('as many blank lines as everywhere begin nothing', () => {
    const spaced = `${header}${frames}${raw}`.replaceAll('\n', '\n\n');
    expect(shape(spaced)).toEqual(['stack@1+10']);
  });

  it('higher addresses go on, and so does the step down into user mode', () => {
    expect(shape(`${header}${frames}words\na9750dac 80574128 mydrv!C+0x39\n`)).toEqual(['stack@1+5']);
    const user =
      'fffff880`0653ba70 00000000`73b02e09 nt!A+0x13\n*** ERROR: x\n00000000`0021e898 00000000`73b02944 w!B+0x9\n';
    expect(shape(`Child-SP RetAddr Call Site\n${user}`)).toEqual(['stack@1+4']);
  });
});

describe('lines', () => {
  it('are counted with and without a terminator at the end', () => {
    expect(cut('a\nb').map(({ lines, end }) => [lines, end])).toEqual([[2, 3]]);
    expect(cut('a\nb\n').map(({ lines, end }) => [lines, end])).toEqual([[2, 4]]);
    expect(cut('\n').map(({ lines }) => lines)).toEqual([1]);
    expect(cut('')).toEqual([]);
  });
});

/** Any text, cut at any line ends. */
function pieces(text: string, at: readonly number[]): Section[] {
  const bytes = narrow(text);
  const sections: Section[] = [];
  const cutter = new Cutter(openers, (section) => sections.push({ ...section }));
  let from = 0;
  for (const wish of [...at].sort((a, b) => a - b)) {
    const end = bytes.indexOf(10, Math.min(wish, bytes.length)) + 1;
    if (end <= from) continue;
    cutter.feed(bytes.subarray(from, end));
    from = end;
  }
  if (from < bytes.length) cutter.feed(bytes.subarray(from));
  cutter.finish();
  return sections;
}

describe('properties', () => {
  const settings = { seed: 7, numRuns: 150 };

  it('sections follow each other without gaps and hold every line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let end = 0;
        let lines = 0;
        for (const section of cut(text)) {
          expect(section.start).toBe(end);
          expect(section.end).toBeGreaterThan(section.start);
          expect(
            text.slice(section.start, section.end).split('\n').length -
              (text[section.end - 1] === '\n' ? 1 : 0),
          ).toBe(section.lines);
          ({ end } = section);
          lines += section.lines;
        }
        expect(end).toBe(text.length);
        expect(lines).toBe(text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0));
      }),
      settings,
    );
  });

  it('fed in pieces or at once, the sections are the same', () => {
    fc.assert(
      fc.property(hostileText, fc.array(fc.nat(5000), { maxLength: 12 }), (text, at) => {
        expect(pieces(text, at)).toEqual(cut(text));
      }),
      settings,
    );
    for (const seed of readSeeds()) {
      const everyLine = Array.from(seed.matchAll(/\n/g), ({ index }) => index);
      expect(pieces(seed, everyLine)).toEqual(cut(seed));
    }
  });

  it('bytes of any kind are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const sections = cut(bytes);
        expect(sections.at(-1)?.end ?? 0).toBe(bytes.length);
      }),
      settings,
    );
  });
});
