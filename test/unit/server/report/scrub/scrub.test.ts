// What an excerpt for a bug report gives away: shape, and nothing else.
import { describe, expect, it } from 'vitest';
import { personalNames } from '../../../../../src/server/report/scrub/personalNames';
import { scrub } from '../../../../../src/server/report/scrub/scrub';
import { analyze, readSample } from '../../../../support/analyze';
import { recordExcerpts } from '../../../../support/recordExcerpts';

const scrubText = (text: string): string => scrub(text.split('\n'), personalNames([text])).join('\n');

it.each([
  String.raw`ImageFile:    'C:\Users\mkowalski\build\probe.exe'`,
  String.raw`C:\Documents and Settings\John Smith\My Project\x.log`,
  String.raw`/home/jsmith/notes.txt`,
  String.raw`\\fileserver07\finance$\q3.xlsx`,
  String.raw`f8011c20 f800  bar!Foo+0x1 [d:\secretproject\win\driver.c @ 77]`,
  String.raw`8: kd> dx @$x 'top secret words' "more words"`,
  `ffffa389b2f06080  "Zażółć gęślą"`,
  'mail from john.smith+kd@corp.example.com arrived',
  String.raw`User: S-1-5-21-3623811015-3361044348-30300820-1013 (User: HQ-BUILD-7\john)`,
  'bound to 192.168.17.4 and fe80::1ff:fe23:4567:890a and 00-1B-63-84-45-E6',
  'Interface {6B29FC40-CA47-1067-B31D-00DD010662DA} sig 0123456789ABCDEF0123456789ABCDEF',
  'BIOS Serial Number: PF-2XYZ99',
  'Computer Name: HQ-BUILD-7',
  '    SESSIONNAME=RDP-Tcp#4',
  '    API_TOKEN=hunter2-hunter2',
  'fetched https://build.corp.example/job/77?token=abc',
  '00d1f000  68 75 6e 74 65 72 32 20-68 75 6e 74 65 72 32 00  hunter2 hunter2.',
  'fffff801`14b40000  746e7568 32726574 68202e2e 00000000',
])('keeps width and punctuation of %s', (line) => {
  const shown = scrubText(line);
  expect(shown).not.toBe(line);
  const shape = (text: string): string => text.replace(/[\p{L}\p{N}]/gu, 'x');
  expect(shape(shown)).toBe(shape(line));
  for (const secret of [
    /kowalski/i,
    /john|smith/i,
    /fileserver|finance|q3/i,
    /secretproject/,
    /secret|words/,
    /Zaż/,
    /corp\.example/,
    /3623811015/,
    /192\.168/,
    /4567:890a/,
    /84-45/,
    /6B29FC40|CDEF0123/,
    /2XYZ99/,
    /HQ-BUILD/,
    /hunter2/,
    /RDP/,
    /68 75 6e/,
    /746e7568/,
  ])
    expect(shown).not.toMatch(secret);
});

it.each([
  'nt!KeBugCheckEx+0x107',
  'Debugger Version 10.0.22621.2428 AMD64',
  'ExceptionCode: c0000005 (Access violation)',
  'Attempt to read from address 00000008',
  String.raw`\Driver\storahci  C:\Windows\System32\drivers\storahci.sys`,
  'SRV*C:\\symbols*https://msdl.microsoft.com/download/symbols',
  'Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)',
  "the thread doesn't wait, it isn't ready",
  'Token S-1-5-18 has 4 groups',
])('leaves %s alone', (line) => {
  expect(scrubText(line)).toBe(line);
});

describe('addresses', () => {
  it('are replaced by the same one each time, at the same offset in the page', () => {
    const [first = '', second = '', third = ''] = scrub([
      'fffff801`14b40123 a9750c84 0x00007ff6a1b21210',
      'fffff80114b40123 fffff801`14b40fff',
      'a9750c84',
    ]);
    expect(first).toMatch(/^fffff[0-9a-f]{3}`[0-9a-f]{5}123 a[0-9a-f]{4}c84 0x00007[0-9a-f]{8}210$/);
    expect(first).not.toContain('14b40');
    expect(second.replace(/ .*/, '')).toBe(first.slice(0, 17).replace('`', ''));
    expect(second.slice(-17, -3)).toBe(first.slice(0, 14));
    expect(third).toBe(first.slice(18, 26));
  });

  it('of eight decimal digits are some where addresses stand', () => {
    expect(scrub(['size 20230405 bytes'])).toEqual(['size 20230405 bytes']);
    expect(scrub(['76170000 7618f000 imm32', '76170000'])[1]).not.toBe('76170000');
  });
});

describe('names', () => {
  it('that a path gives away are replaced wherever they stand', () => {
    const [path = '', prose] = scrubText('C:\\Users\\mkowalski\\a.log\nopened by MKowalski today').split(
      '\n',
    );
    const stand = path.split('\\')[2] ?? '';
    expect(prose?.toLowerCase()).toBe(`opened by ${stand} today`);
  });

  it('of everybody are none', () => {
    expect([...personalNames(['C:\\Users\\Public\\x USERNAME=SYSTEM C:\\Users\\eve\\y'])]).toEqual(['eve']);
  });
});

it('reads hostile lines in time', () => {
  const start = performance.now();
  for (const part of [
    'C:\\a ',
    '"',
    "'",
    'a@a.',
    '1.',
    'ab:',
    'S-1-',
    '00 ',
    'f',
    '\\\\',
    '%a%\\',
    'name ',
    '-21',
    '((((',
  ])
    scrub([part.repeat(20_000)]);
  expect(performance.now() - start).toBeLessThan(2000);
});

it('leaves what was recognised recognisable', async () => {
  for (const text of [
    readSample('rundown-deadlock'),
    readSample('idle-thread-apc'),
    ...Object.values(recordExcerpts),
  ]) {
    const kinds = async (source: string): Promise<string[]> =>
      Array.from((await analyze(source)).transcript.all(), ({ record }) => record.kind);
    expect(await kinds(scrubText(text))).toEqual(await kinds(text));
  }
});

it('keeps the order of addresses and what lies close together', () => {
  const [rows = ''] = scrub(['fffff801`00010ff8 fffff801`00011000 fffff801`7f000000 fffff801`0000f000']);
  const [low = '', next = '', high = '', lowest = ''] = rows.split(' ').map((text) => text.replace('`', ''));
  expect(BigInt(`0x${next}`) - BigInt(`0x${low}`)).toBe(8n);
  expect(BigInt(`0x${low}`) - BigInt(`0x${lowest}`)).toBe(0x1ff8n);
  expect(high > next).toBe(true);
});
