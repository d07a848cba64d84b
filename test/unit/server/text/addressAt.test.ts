/** Addresses read at a place of a line: what `parseAddress` answers for the same characters. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressOf, parseAddress } from '../../../../src/shared/address';
import {
  addressRead,
  hexAt,
  nextColumn,
  readFullAddress,
  type FullAddress,
} from '../../../../src/server/text/addressAt';
import { addressOfHalves } from '../../../../src/server/text/recentAddress';

const read: FullAddress = { end: 0, high: undefined, low: 0 };

it.each<[line: string, end: number]>([
  ['a9750c84 rest', 8],
  ['A9750C84', 8],
  ['fffffadf`ccf732d0:', 17],
  ['fffffadfccf732d0', 16],
  ['fffffadf`ccf7', -1],
  ['a9750c8', -1],
  ['a9750c84f', 8],
  ['a9750g84', -1],
  ['ａ9750c84', -1],
  ['', -1],
])('the full address at the beginning of %j ends at %i', (line, end) => {
  expect(readFullAddress(line, 0, read) ? read.end : -1).toBe(end);
});

it('is none behind the end of a line', () => {
  expect([hexAt('ff', 0, 3), readFullAddress('a9750c84', 1, read), readFullAddress('', 4, read)]).toEqual([
    -1,
    false,
    false,
  ]);
});

it('finds the next column behind blanks', () => {
  expect([nextColumn('a  b', 1), nextColumn('a\tb', 1), nextColumn('ab', 1), nextColumn('a  ', 1)]).toEqual([
    3, 2, -1, -1,
  ]);
});

const half = fc.integer({ min: 0, max: 0xffff_ffff });
const hex = (value: number): string => value.toString(16).padStart(8, '0');

it('spells what two halves hold, also when others have taken their place meanwhile', () => {
  const sums = fc.array(fc.tuple(half, half), { minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(sums, (pairs) => {
      for (const [high, low] of [...pairs, ...pairs])
        expect(addressOfHalves(high, low)).toBe(addressOf((BigInt(high) << 32n) | BigInt(low)));
    }),
  );
});

it('answers what parseAddress answers', () => {
  const printed = fc.oneof(
    half.map(hex),
    fc.tuple(half, half).map(([high, low]) => `${hex(high)}\`${hex(low)}`),
    fc.tuple(half, half).map(([high, low]) => `${hex(high)}${hex(low)}`.toUpperCase()),
  );
  fc.assert(
    fc.property(printed, fc.constantFrom('sign', 'zero'), (text, extend) => {
      expect(readFullAddress(`x${text} y`, 1, read)).toBe(true);
      expect(read.end).toBe(text.length + 1);
      expect(addressRead(read, extend)).toBe(parseAddress(text, extend));
    }),
  );
});
