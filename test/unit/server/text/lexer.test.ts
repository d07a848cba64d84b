import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexLine, symbolParts, tokenAt } from '../../../../src/server/text/lexer';

const printed = (line: string): string[] => lexLine(line).map(({ kind, text }) => `${kind} ${text}`);

describe('lexLine', () => {
  const cases: readonly (readonly [line: string, tokens: readonly string[]])[] = [
    [
      'fffff800`01027752 : nt!KiSwapContext+0x85',
      ['address fffff800`01027752', 'symbol nt!KiSwapContext+0x85'],
    ],
    [
      'a9750c84 806ffa16 hal!KeAcquireInStackQueuedSpinLock+0x26',
      ['address a9750c84', 'address 806ffa16', 'symbol hal!KeAcquireInStackQueuedSpinLock+0x26'],
    ],
    ['ntdll_7d600000!ZwLockFile+0x12:', ['symbol ntdll_7d600000!ZwLockFile+0x12']],
    [
      '00 f7a41b2c 8051d7f3 drv!std::map<int, Foo>::find+0x10 [d:\\src\\a b\\map.cpp @ 123]',
      [
        'decimal 00',
        'address f7a41b2c',
        'address 8051d7f3',
        'symbol drv!std::map<int, Foo>::find+0x10',
        'path d:\\src\\a b\\map.cpp',
        'decimal 123',
      ],
    ],
    [
      'lkd> !irpfind -v 0 0 fileobject fffffadf`ccf73250',
      ['prompt lkd>', 'command !irpfind', 'decimal 0', 'decimal 0', 'address fffffadf`ccf73250'],
    ],
    ['0:006:x86> ~6s', ['prompt 0:006:x86>', 'command ~6s']],
    ['> 0: kd> k', ['prompt 0: kd>', 'command k']],
    ['Cannot debug pid 4904, NTSTATUS 0xC000010A', ['cid 4904', 'status 0xC000010A']],
    ['THREAD 8a34 Cid 1328.1348 Teb: 7efdf000', ['hex 8a34', 'cid 1328.1348', 'address 7efdf000']],
    ['SessionId: 0  Cid: 1328    ParentCid: 1354', ['decimal 0', 'cid 1328', 'cid 1354']],
    ['Flags: 0x40042', ['flags 0x40042']],
    ['ExceptionCode: c0000005 (Access violation)', ['status c0000005']],
    ['Image: rrdtool.exe', ['module rrdtool.exe']],
    ['UserTime 00:00:01.0015, version 6.6.0007.5', []],
    ['[ 0, 0] 00000000-00000000', ['decimal 0', 'decimal 0', 'address 00000000', 'address 00000000']],
    ['a plain sentence, with a face and a deed', []],
    ['', []],
  ];
  it.each(cases)('%s', (line, tokens) => {
    expect(printed(line)).toEqual(tokens);
  });

  it('answers tokens in order, apart from each other, inside any line', () => {
    const pieces = fc.constantFrom(
      'nt!',
      'fffffadf`ccf732d0',
      '0x',
      '[',
      ' @ 1]',
      '<',
      '>',
      'kd> ',
      'Cid ',
      '1.2',
      ' ',
      '+0x1',
      'é',
      '\t',
      '`',
      '!',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (line) => {
          let last = 0;
          for (const { start, end, text } of lexLine(line)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(line.slice(start, end)).toBe(text);
            last = end;
          }
        },
      ),
    );
  });

  it.each(['a', 'nt!', '[', '<', 'a!<', '0', 'a.', 'fffffadfccf732d0 ', 'kd>', 'Flags: ', 'NTSTATUS    '])(
    'takes a line of a megabyte of %j in a moment',
    (piece) => {
      const line = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      lexLine(line);
      tokenAt(line, 500_000);
      expect(performance.now() - started).toBeLessThan(200);
    },
  );
});

describe('tokenAt', () => {
  const line = 'a9750c84 806ffa16 nt!Foo+0x1';
  it('answers what covers the position, else what ends there', () => {
    expect(tokenAt(line, 0)?.text).toBe('a9750c84');
    expect(tokenAt(line, 8)?.text).toBe('a9750c84');
    expect(tokenAt(line, 9)?.text).toBe('806ffa16');
    expect(tokenAt(line, line.length)?.text).toBe('nt!Foo+0x1');
    expect(tokenAt('a , b', 2)).toBeUndefined();
  });

  it('finds a token far out on a long line', () => {
    const far = `${'x '.repeat(50_000)}fffffadf\`ccf732d0 ${'y '.repeat(50_000)}`;
    expect(tokenAt(far, 100_005)).toMatchObject({
      kind: 'address',
      start: 100_000,
      text: 'fffffadf`ccf732d0',
    });
  });
});

describe('symbolParts', () => {
  it.each([
    [
      'nt!KiSwapThread+0x3c9',
      { module: 'nt', name: 'KiSwapThread', symbol: 'nt!KiSwapThread', displacement: 0x3c9 },
    ],
    ['hal!KfLowerIrql', { module: 'hal', name: 'KfLowerIrql', symbol: 'hal!KfLowerIrql' }],
    ['drv!A::operator+', { module: 'drv', name: 'A::operator+', symbol: 'drv!A::operator+' }],
  ])('%s', (text, parts) => {
    expect(symbolParts(text)).toEqual(parts);
  });
});
