// Rows of addresses, as the cutter sees them.
import { describe, expect, it } from 'vitest';
import { narrow } from '../../../../src/server/text/bytes';
import { addressEnd, readRow, type Row } from '../../../../src/server/text/row';

const utf8 = new TextEncoder();

describe('addressEnd', () => {
  it.each([
    ['a9750c84 x', 8],
    ['a9750c84', 8],
    ['A9750C84\tx', 8],
    ['a9750c84: x', 8],
    ['a9750c84\r', 8],
    ['fffffadfccf732d0 x', 16],
    ['fffffadf`ccf732d0 x', 17],
    ['fffffadf`ccf732d0', 17],
    ['fffffadfccf732d0:', 16],
  ])('%s', (line, expected) => {
    expect(addressEnd(narrow(line), 0, line.length)).toBe(expected);
    expect(addressEnd(utf8.encode(line), 0, line.length)).toBe(expected);
  });
  it.each([
    '',
    'a9750c8',
    'a9750c841 x',
    'a9750c84x',
    'a9750c84-00000000',
    'fffffadf`ccf732d x',
    'fffffadf` x',
    'fffffadf`ccf732d01 x',
    'fffffadfccf732d01 x',
    '0x750c84 x',
    'xa9750c84 ',
    'feedface.dll',
  ])('not %s', (line) => {
    expect(addressEnd(narrow(line), 0, line.length)).toBe(-1);
  });
  it('takes a no-break space for a blank, in one byte or two', () => {
    expect(addressEnd(narrow('a9750c84\u00a0x'), 0, 10)).toBe(8);
    expect(addressEnd(utf8.encode('a9750c84\u00a0x'), 0, 11)).toBe(8);
  });
});

describe('readRow', () => {
  const row: Row = { columns: 0, rest: 0 };
  it.each([
    ['a9750c84 806ffa16 hal!A+0x26', 2, 'hal!A+0x26'],
    [
      'fffff880`0653b1c0 fffff800`02a7c1b2 : 00000000`00000001 00000000`00000002 00000000`00000003 00000000`00000004 : nt!A',
      6,
      'nt!A',
    ],
    ['fffffadfccf732d0  SynchronizationEvent', 1, 'SynchronizationEvent'],
    ['fffffadfcc225380: Irp is active', 1, 'Irp is active'],
    ['00000000`014edf48 000002b0 00000000 00000000', 4, ''],
    ['00000000`014edf48\u00a0000002b0', 2, ''],
    ['a9750c84', 1, ''],
    ['a9750c84   \r', 1, ''],
  ])('%s', (line, columns, rest) => {
    expect(readRow(narrow(line), 0, line.length, row)).toBe(true);
    expect(row.columns).toBe(columns);
    expect(line.slice(row.rest)).toBe(rest);
  });
  it('is none where the line begins with something else', () => {
    for (const line of ['nt!A', '00 a9750c84', '', 'a9750c84x'])
      expect(readRow(narrow(line), 0, line.length, row)).toBe(false);
  });
});
