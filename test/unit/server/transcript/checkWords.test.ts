/** Sums in words. */
import { expect, it } from 'vitest';
import { checkWords, proofSum } from '../../../../src/server/transcript/checkWords';

it.each([
  [
    { terms: ['fffffadfccf73250', '+0x80'], equals: 'fffffadfccf732d0' },
    'fffffadf`ccf73250 + 0x80 = fffffadf`ccf732d0',
  ],
  [
    { terms: ['ffffffffa9750dac', '-0x10', '-0x4'], equals: 'ffffffffa9750d98' },
    'a9750dac - 0x10 - 0x4 = a9750d98',
  ],
  [{ terms: ['+0x63df0a', '+0x59b9b'], equals: '0000000000697aa5' }, '6545162 + 367515 = 6912677'],
])('%j', (check, words) => {
  expect(checkWords(check)).toBe(words);
});

it('does not repeat a sum that the claim says, nor a sum of one term', () => {
  const check = { terms: ['ffffffffa9750c80', '+0x4'], equals: 'ffffffffa9750c84' };
  expect(proofSum({ claim: 'DbgEip', lines: [1, 1], check })).toBe('a9750c80 + 0x4 = a9750c84');
  expect(proofSum({ claim: 'DbgEip: a9750c80 + 0x4 = a9750c84', lines: [1, 1], check })).toBeUndefined();
  expect(
    proofSum({ claim: 'Cid', lines: [1, 1], check: { terms: ['+0x1328'], equals: '0000000000001328' } }),
  ).toBeUndefined();
  expect(proofSum({ claim: 'printed', lines: [1, 1] })).toBeUndefined();
});
