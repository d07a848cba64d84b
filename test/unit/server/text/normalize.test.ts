// Pasted transcripts repaired, and transcripts that need no repair left alone.
import { describe, expect, it } from 'vitest';
import { normalizeTranscript } from '../../../../src/server/text/normalize';
import { printText } from '../../../support/parse';

const plain = `0: kd> kb
ChildEBP RetAddr  Args to Child
f2a3b6c4 80a1c2d4 00000010 88f3a020 00000000 nt!KiSwapContext+0x26
f2a3b6f0 80a1d111 88f3a020 88f3a0c8 00000000 nt!KiSwapThread+0x2e5
f2a3b738 b9c1a2f0 88f3a0c8 00000000 00000000 nt!KeWaitForSingleObject+0x346

0: kd> !thread 88f3a020
THREAD 88f3a020  Cid 0a4c.0b18  Teb: 7ffdd000 Win32Thread: e2b41008 WAIT: (Executive) KernelMode Non-Alertable
    88f3a0c8  SynchronizationEvent
Not impersonating
Owning Process            88e12da0       Image:         spooler.exe
`;

const each = (change: (line: string, at: number) => string): string =>
  plain.split('\n').map(change).join('\n');
const escape = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('normalizeTranscript', () => {
  it('leaves alone what was never pasted', () => {
    expect(normalizeTranscript(plain)).toBe(plain);
    expect(normalizeTranscript('')).toBe('');
  });
  it.each([
    ['mail quotes', each((line) => `> ${line}`)],
    ['mail quoted twice', each((line) => `> > ${line}`)],
    ['comments', each((line) => `//   ${line}`.trimEnd())],
    ['number signs', each((line) => (line === '' ? '#' : `# ${line}`))],
    ['indentation', each((line) => (line === '' ? line : `    ${line}`))],
    ['a tab', each((line) => (line === '' ? line : `\t${line}`))],
    ['bullets', each((line) => ` * ${line}`.trimEnd())],
    [
      'the time before every line',
      each((line, at) => (line === '' ? line : `10:04:3${at % 10}.125 ${line}`)),
    ],
    ['date and time', each((line, at) => (line === '' ? line : `[2021-03-04 10:04:3${at % 10}] ${line}`))],
    ['bullets in quoted mail', each((line) => `> * ${line}`)],
    ['entities', each(escape)],
    ['no-break entities', plain.replaceAll('  ', '&nbsp; ')],
    ['a fence', `\`\`\`windbg\n${plain}\`\`\`\n`],
    ['no-break spaces', plain.replaceAll(' ', '\u00a0')],
    ['a byte order mark', `\ufeff${plain}`],
  ])('%s', (_, pasted) => {
    expect(normalizeTranscript(pasted).trimEnd()).toBe(plain.trimEnd());
  });
  it('drops the blank line behind every line', () => {
    expect(normalizeTranscript(plain.trimEnd().replaceAll('\n', '\n\n'))).toBe(plain.trimEnd());
  });
  it('keeps the line ends', () => {
    expect(normalizeTranscript(plain.replaceAll('\n', '\r\n'))).toBe(plain.replaceAll('\n', '\r\n'));
  });
  it('joins wrapped rows', () => {
    const wrapped = plain
      .replace('88f3a020 00000000 nt!KiSwapContext', '88f3a020\n00000000 nt!KiSwapContext')
      .replace('00000000 nt!KiSwapThread', '00000000\nnt!KiSwapThread')
      .replace('KeWaitFor', 'KeWai\ntFor')
      .replace(' Win32Thread:', '\nWin32Thread:');
    expect(normalizeTranscript(wrapped)).toBe(plain);
  });
  it('joins a row that was cut inside an address', () => {
    const row =
      'fffff880`03a1b6c0 fffff800`02c7d1b2 : 00000000`00000001 fffffa80`04d1c2a0 00000000`00000000 00000000`00000000 : nt!KiSwapContext+0x7a';
    expect(normalizeTranscript(`${row.slice(0, 72)}\n${row.slice(72)}`)).toBe(row);
  });
  it('leaves one of several prompts', () => {
    expect(normalizeTranscript('0:000>0: kd> !process 0 0')).toBe('0: kd> !process 0 0');
    expect(normalizeTranscript('## 0:000> !cs')).toBe('0:000> !cs');
  });
  it('separates a prompt from the output before it', () => {
    const text = '0: kd> r cr8\ncr8=0000000000000002\n0: kd> .echo end\nend';
    expect(normalizeTranscript(text.replace('2\n0:', '20:'))).toBe(text);
  });
  it('separates the rows of a stack', () => {
    const rows = plain.split('\n').slice(2, 4);
    expect(normalizeTranscript(rows.join(' '))).toBe(rows.join('\n'));
  });
  it('joins a row of three lines', () => {
    const row =
      '0b fffff880`03a1b6c0 fffff800`02c7d1b2 : 00000000`00000001 fffffa80`04d1c2a0 00000000`00000000 00000000`00000000 : nt!KiSwapContext+0x7a [minkernel\\ntos ke\\ctxswap.c @ 12]';
    const broken = row
      .replace(' fffffa80', '\nfffffa80')
      .replace(' : nt', '\n: nt')
      .replace('ntos ', 'ntos\n');
    expect(normalizeTranscript(broken)).toBe(row);
  });
  it('plain characters', () => {
    expect(normalizeTranscript('Probably caused by ‘a’ at 0×c0000005')).toBe(
      "Probably caused by 'a' at 0xc0000005",
    );
  });
});

describe('near misses stay', () => {
  it.each([
    [
      'one marked device',
      '  !DevObj   !DrvObj\n> 88f3a020  \\Driver\\x\n  88f3a021  \\Driver\\y\n'.replace(/^ {2}/, ''),
    ],
    [
      'rows of memory',
      '80a1c2d4  00000010 88f3a020 00000000 00000001\n80a1c2e4  00000010 88f3a020 00000000 00000001',
    ],
    ['pointers without and with symbols', '80a1c2d4  88f3a020\n80a1c2d8  80a1d111 nt!KiSwapThread+0x2e5'],
    [
      'the header of a stack',
      ' # Child-SP          RetAddr           Call Site\n00 000000b1`2ccfd580 00007fff`b4841a5a nt!A+0x1',
    ],
    ['fields between blank lines', 'PROCESS_NAME:  a.exe\n\nCURRENT_IRQL:  2\n\nBUGCHECK_STR:  0xD1\n'],
    [
      'a box',
      `${'*'.repeat(40)}\n${`*${' '.repeat(38)}*\n`.repeat(3)}*        Bugcheck Analysis            *\n${'*'.repeat(40)}\n`,
    ],
    ['a log of another program', '10:04:31 begin\n10:04:32 work\n10:04:33 end'],
    ['a prompt in prose', 'Type k at the 0: kd> prompt and look.\n0: kd> k'],
    ['a thread that has its state', 'THREAD 88f3a020  Cid 1.2  Teb: 0 WAIT: (UserRequest)\nTeb: x'],
  ])('%s', (_, text) => {
    expect(normalizeTranscript(text)).toBe(text);
  });
});

describe('what the server reads without repair', () => {
  const expected = printText(plain);
  it.each([
    ['comments', each((line) => `//   ${line}`)],
    ['number signs', each((line) => (line === '' ? '#' : `# ${line}`))],
    ['entities', each(escape)],
    ['escaped quotes', each((line) => `&gt; ${escape(line)}`)],
  ])('%s', (_, pasted) => {
    expect(printText(pasted)).toBe(expected);
  });
});

it.each([
  '+0x0 [',
  '!a<',
  '!a<b, ',
  '``` ',
  '* ',
  '> ',
  '# ',
  '12:00:00 ',
  '0: kd> ',
  '80a1c2d4 ',
  '[',
  '&gt;',
  ' ',
])('takes a megabyte of "%s"', (piece) => {
  for (const start of ['', '80a1c2d4 88f3a020 nt!A+0x1', '```', 'ModLoad: 80a1c2d4 88f3a020'])
    expect(normalizeTranscript(`${start}${piece.repeat(2 ** 20 / piece.length)}!\nnt!B+0x2`)).not.toBe('');
});
