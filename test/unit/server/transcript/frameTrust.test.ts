/** Trust of rows, where the views do not show it: near misses. */
import { expect, it } from 'vitest';
import type { StackRecord } from '../../../../src/server/model/stack';
import { frameTrust } from '../../../../src/server/transcript/frameTrust';

const stack = (...rows: (string | { symbol: string; warning: string })[]): StackRecord => ({
  kind: 'stack',
  dialect: 'x64',
  lines: [0, rows.length],
  warnings: [],
  frames: rows.map((row, index) => {
    const { symbol, ...rest } = typeof row === 'string' ? { symbol: row } : row;
    return { index, symbol, module: symbol.split('!')[0] ?? '', lines: [index + 1, index + 1], ...rest };
  }),
});

const trusts = (record: StackRecord): string =>
  frameTrust(record)
    .map(({ trust }) => trust)
    .join(' ');

it('begins with the registers and unwinds from there', () => {
  expect(trusts(stack('nt!KeBugCheckEx', 'nt!KiBugCheckDispatch', 'foo!Bar'))).toBe(
    'context unwound unwound',
  );
});

it('knows traps of x64 by their names, and only in the kernel image', () => {
  expect(trusts(stack('nt!KeBugCheckEx', 'nt!KiPageFault', 'foo!Bar', 'foo!Baz'))).toBe(
    'context unwound context unwound',
  );
  expect(trusts(stack('foo!Bar', 'foo!KiPageFault', 'foo!Baz'))).toBe('context unwound unwound');
});

it('guesses below a warning, however it was reached', () => {
  const warning = 'WARNING: Frame IP not in any known module. Following frames may be wrong.';
  expect(trusts(stack({ symbol: 'foo!Bar', warning }, 'foo!Baz', 'nt!KiPageFault', 'foo!Qux'))).toBe(
    'context scanned scanned scanned',
  );
});

it('says something of every row', () => {
  expect(frameTrust(stack('a!b', 'c!d')).every(({ why }) => why.length > 10)).toBe(true);
  expect(frameTrust(stack())).toEqual([]);
});
