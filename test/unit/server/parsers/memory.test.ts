// dd, dq, dw, dp and dc. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { elided, withoutBackticks } from '../../../support/mutations';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const dd = `0:006:x86> dd @esp+4 l0n10
00000000\`014edf48  000002b0 00000000 00000000 814edfac
00000000\`014edf58  014edfac ???????? 014edf7c 00000000
00000000\`014edf68  00000000 00000001
`;
const dq = `1: kd> dq fffffa80\`04d1c250
fffffa80\`04d1c250  00000000\`00d80005 fffffa80\`04423370
fffffa80\`04d1c260  ????????\`???????? fffffa80\`04864840
`;
const narrow = `kd> dd f89e7c28 L4
f89e7c28  00000000 804fe1f4 f88a1042 ffffffff
`;
const pasted = narrow.split('\n').slice(1).join('\n');

describe('records', () => {
  it('dd with an expression and a decimal count', () => {
    expect(printText(dd, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=0:006:x86> command=dd @esp+4 l0n10 @1-1
      memory 00000000014edf48 start=00000000014edf48 unit=4 expression=@esp+4 @2-4 
        rows: address=00000000014edf48 values=[00000000000002b0 0000000000000000 0000000000000000 00000000814edfac] @2-2 
        rows: address=00000000014edf58 values=[00000000014edfac  00000000014edf7c 0000000000000000] @3-3 
        rows: address=00000000014edf68 values=[0000000000000000 0000000000000001] @4-4"
    `);
  });
  it('dq', () => {
    expect(printText(dq)).toMatchInlineSnapshot(`
      "command prompt=1: kd> command=dq fffffa80\`04d1c250
      memory fffffa8004d1c250 start=fffffa8004d1c250 unit=8 expression=fffffa80\`04d1c250 
        rows: address=fffffa8004d1c250 values=[0000000000d80005 fffffa8004423370] 
        rows: address=fffffa8004d1c260 values=[ fffffa8004864840]"
    `);
  });
  it('values are printed as they are; only addresses are sign-extended', () => {
    expect(printText(narrow)).toMatchInlineSnapshot(`
      "command prompt=kd> command=dd f89e7c28 L4
      memory fffffffff89e7c28 start=fffffffff89e7c28 unit=4 expression=f89e7c28 
        rows: address=fffffffff89e7c28 values=[0000000000000000 00000000804fe1f4 00000000f88a1042 00000000ffffffff]"
    `);
  });
  it.each([
    ['dw @esp l2', '0012ff30  1234 abcd', 2],
    ['dc @esp l2', '0012ff30  6c6c6548 ????????  Hell????', 4],
    ['dp @rsp l1', '00000000`0012ff30  00007ffe`a1f48d70', 8],
    ['dp @esp l1', '0012ff30  7c817077', 4],
  ])('%s', (command, row, unit) => {
    expect(parseText(`0:000> ${command}\n${row}\n`).records[1]?.record).toMatchObject({
      kind: 'memory',
      unit,
    });
  });
  it('without a command', () => {
    expect(parseText(pasted).records).toMatchObject([
      { section: 'memory', record: { kind: 'memory', unit: 4 } },
    ]);
  });
  it('nothing where memory cannot be read, but the reply', () => {
    const { records } = parseText('0:000> dd 1\nMemory access error\n');
    expect(records.map(({ record }) => record.kind)).toEqual(['command', 'error']);
  });
});

describeRobustness([
  { name: 'dd', text: dd, also: [elided, withoutBackticks] },
  { name: 'dq', text: dq, also: [elided] },
  { name: 'on x86', text: narrow, also: [elided] },
  { name: 'without a command', text: pasted, also: [elided] },
]);

it('dq without backticks', () => {
  const bare = withoutBackticks.apply(dq).replaceAll('????????`????????', '????????????????');
  const asPrinted = printText(dq).split('\n').slice(1);
  expect(printText(bare).split('\n').slice(1)).toEqual(asPrinted.map((line) => line.replace('`', '')));
});
