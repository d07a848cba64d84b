/** Sums of addresses, over the borders of their halves. */
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { addOffset, addressOf, type Address } from '../../../src/shared/address';

it.each([
  ['fffff88005a0bfd2', 0x2e, 'fffff88005a0c000'],
  ['fffff880ffffffff', 1, 'fffff88100000000'],
  ['fffff88100000000', -1, 'fffff880ffffffff'],
  ['ffffffffffffffff', 1, '0000000000000000'],
  ['0000000000000000', -8, 'fffffffffffffff8'],
  ['00000000fffffff0', 0x1_0000_0010, '0000000200000000'],
])('adds to %s: %i', (address, offset, sum) => {
  expect(addOffset(address as Address, offset)).toBe(sum);
});

it('adds as 64-bit numbers do', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), fc.integer(), (value, offset) => {
      expect(addOffset(addressOf(value), offset)).toBe(addressOf(value + BigInt(offset)));
    }),
  );
});
