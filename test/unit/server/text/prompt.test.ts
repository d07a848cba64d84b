// Prompts in all their forms, and lines that only look like one.
import { describe, expect, it } from 'vitest';
import { narrow } from '../../../../src/server/text/bytes';
import { promptEnd, readPrompt, splitPrompt } from '../../../../src/server/text/prompt';

const end = (line: string) => promptEnd(narrow(line), 0, line.length);

describe('promptEnd', () => {
  it.each([
    ['kd> k', 4],
    ['kd>k', 3],
    ['kd>', 3],
    ['lkd> k', 5],
    ['LKD>  k', 6],
    ['0: kd> k', 7],
    ['0:kd> k', 6],
    ['0: Kd> k', 7],
    ['11: kd> k', 8],
    ['16.kd> k', 7],
    ['1: kd:x86> k', 11],
    ['kd:x86> k', 8],
    ['0:000> k', 7],
    ['0:000>k', 6],
    ['0:1024> k', 8],
    ['0:001:x86> k', 11],
    ['0:001:arm64ec> k', 15],
    ['1:0:000> k', 9],
    ['||0:0:000> k', 11],
    ['||1:0:000:x86> k', 15],
    ['0:000>0: kd> k', 13],
    ['0:000>0:000>0: kd>', 18],
    ['0:000> 0:000> k', 14],
    ['## 0:000> k', 10],
    ['# 3: kd> k', 9],
  ])('%s', (line, expected) => {
    expect(end(line)).toBe(expected);
  });

  it.each([
    '',
    'kd',
    'kd >',
    'kdx> k',
    'kd:> k',
    'k> d',
    'd> k',
    '0: k',
    '0:00> k',
    '10:30> see you',
    '12:30:15> see you',
    '0:000',
    '0:000:> k',
    '0:000:86x> k',
    '0:000:abcdefghijklm> k',
    '0 000> k',
    '1234567:000> k',
    '|0:000> k',
    'a 0:000> k',
    '#',
    '# Child-SP RetAddr Call Site',
    '0: kernel> k',
    '> k',
    'C:\\> dir',
  ])('not %s', (line) => {
    expect(end(line)).toBe(-1);
  });

  it('looks at nothing past the end of the line', () => {
    const two = narrow('0:000\n> k');
    expect(promptEnd(two, 0, 5)).toBe(-1);
    expect(promptEnd(narrow('0:000> \nkd> k'), 0, 7)).toBe(7);
  });
});

describe('splitPrompt', () => {
  it.each([
    ['0:000> k', '0:000>', 'k'],
    ['0:000>0:000>0: kd>  !process 0 0  ', '0: kd>', '!process 0 0'],
    ['kd> ? 1 > 0', 'kd>', '? 1 > 0'],
    ['kd> .echo kd> k', 'kd>', '.echo kd> k'],
    ['kd>', 'kd>', ''],
  ])('%s', (line, prompt, command) => {
    expect(splitPrompt(line)).toEqual({ prompt, command });
  });
  it('is undefined for any other line', () => {
    expect(splitPrompt('no prompt')).toBeUndefined();
  });
});

describe('readPrompt', () => {
  it.each([
    ['kd>', { mode: 'kernel', local: false }],
    ['lkd>', { mode: 'kernel', local: true }],
    ['0: kd>', { mode: 'kernel', local: false, processor: 0 }],
    ['16.kd>', { mode: 'kernel', local: false, processor: 16 }],
    ['1: kd:X86>', { mode: 'kernel', local: false, processor: 1, machine: 'x86' }],
    ['0:006>', { mode: 'user', local: false, process: 0, thread: 6 }],
    ['0:006:x86>', { mode: 'user', local: false, process: 0, thread: 6, machine: 'x86' }],
    ['1:0:006>', { mode: 'user', local: false, process: 0, thread: 6 }],
    ['||0:1:006>', { mode: 'user', local: false, process: 1, thread: 6 }],
    ['||2:0:1:006>', { mode: 'user', local: false, process: 1, thread: 6 }],
    ['nothing', undefined],
  ])('%s', (prompt, expected) => {
    expect(readPrompt(prompt)).toEqual(expected);
  });

  it('reads whatever promptEnd takes', () => {
    const lines = [
      'kd>',
      'kd:x86>',
      '0:kd>',
      '1.kd:amd64>',
      '0:000>',
      '1:2:3:004:x86>',
      '||1:2:003>',
      '99999:999999>',
    ];
    for (const line of lines) {
      expect(end(line)).toBe(line.length);
      expect(readPrompt(line)).toBeDefined();
    }
  });
});
