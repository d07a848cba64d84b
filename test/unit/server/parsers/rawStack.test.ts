// dds, dps, dqs and listings of that shape. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { elided, withoutBackticks } from '../../../support/mutations';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const dds = `kd> dds esp
f89e7c28  00000000
f89e7c2c  804fe1f4 nt!KiSwapThread+0x78
f89e7c30  f88a1042 mydrv!Wait+0x1c2 [c:\\src\\wait.c @ 12]
f89e7c34  ffffffff
f89e7c38  f88a5b72 mydrv!_except_handler3`;

const dps = `1: kd> dps @rsp
fffff880\`0653b1c0  00000000\`00000001
fffff880\`0653b1c8  fffff800\`02a7c1b2 nt!KiCommitThreadWait+0x1d2
*** ERROR: Module load completed but symbols could not be loaded for other.sys
fffff880\`0653b1d0  fffff880\`05a091ac other+0x11ac`;

const pasted = dds.split('\n').slice(1).join('\n');

describe('records', () => {
  it('dds', () => {
    expect(printText(dds, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=kd> command=dds esp @1-1
      rawStack fffffffff89e7c28 pointerSize=4 @2-6 
        slots: address=fffffffff89e7c28 value=0000000000000000 @2-2 
        slots: address=fffffffff89e7c2c value=ffffffff804fe1f4 symbol=nt!KiSwapThread displacement=0x78 @3-3 
        slots: address=fffffffff89e7c30 value=fffffffff88a1042 symbol=mydrv!Wait displacement=0x1c2 @4-4 
        slots: address=fffffffff89e7c34 value=ffffffffffffffff @5-5 
        slots: address=fffffffff89e7c38 value=fffffffff88a5b72 symbol=mydrv!_except_handler3 @6-6"
    `);
  });
  it('dps', () => {
    expect(printText(dps)).toMatchInlineSnapshot(`
      "command prompt=1: kd> command=dps @rsp
      rawStack fffff8800653b1c0 pointerSize=8 
        slots: address=fffff8800653b1c0 value=0000000000000001 
        slots: address=fffff8800653b1c8 value=fffff80002a7c1b2 symbol=nt!KiCommitThreadWait displacement=0x1d2 
        slots: address=fffff8800653b1d0 value=fffff88005a091ac symbol=other displacement=0x11ac
      notice what=symbols text=*** ERROR: Module load completed but symbols could not be loaded for other.sys"
    `);
  });
  it('user mode values are not sign-extended', () => {
    expect(printText('0:000> dds esp\n0012ff30 80401126 app!main+0x15\n')).toContain(
      'value=0000000080401126',
    );
  });
});

describe('without a command', () => {
  it('opens where the first row has a symbol, and where it has none', () => {
    expect(parseText(pasted).records.map(({ section, record }) => [section, record.kind])).toEqual([
      ['rawStack', 'rawStack'],
    ]);
    const symbolFirst = pasted.split('\n').slice(1).join('\n');
    expect(parseText(symbolFirst).records.map(({ record }) => record.kind)).toEqual(['rawStack']);
  });

  it('rows of which none has a symbol are memory', () => {
    const { records } = parseText('f89e7c28  00000000\nf89e7c2c  804fe1f4\n');
    expect(records.map(({ record }) => record.kind)).toEqual(['memory']);
  });

  it.each(['ChildEBP RetAddr', '0: kd> k\nChildEBP RetAddr'])('ends the stack above it: %s', (header) => {
    const stack = `${header}\nf89e7c48 804fe1f4 nt!A+0x1\nf89e7c74 f88a185e mydrv!B+0x2\n00000000 00000000 nt!C+0x3`;
    const { records } = parseText(`${stack}\n\n${pasted.split('\n').slice(1).join('\n')}\n`);
    expect(records.map(({ record }) => record.kind).filter((kind) => kind !== 'command')).toEqual([
      'stack',
      'rawStack',
    ]);
    expect(records.find(({ record }) => record.kind === 'stack')?.record).toMatchObject({
      frames: { length: 3 },
    });
  });

  it('two listings apart are two records', () => {
    const { records } = parseText(
      `${pasted}\nand later on the stack of the other thread, which is of no use at all:\n${pasted}\n`,
    );
    expect(records.map(({ record }) => record.kind)).toEqual(['rawStack', 'rawStack']);
  });
});

describeRobustness([
  { name: 'dds', text: dds, also: [elided] },
  { name: 'dps', text: dps, also: [elided, withoutBackticks] },
  { name: 'without a command', text: pasted, also: [elided] },
]);
