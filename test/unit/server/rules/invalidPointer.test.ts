/** BC04: what a bad pointer looks like; numbers that look like nothing stay numbers. */
import { expect, it } from 'vitest';
import { invalidPointer as rule } from '../../../../src/server/rules/invalidPointer';
import { checkRule, headlines } from '../../../support/checkRule';
import { accessViolation } from '../../../support/crashExcerpts';

const read = (value: string, printed = 'ffffffffffffffff'): string =>
  accessViolation(
    0,
    printed,
    { rax: value },
    'xor     ecx,dword ptr [rax] ds:002b:00000000`00000000=????????',
  );

it('reads text in the base register behind a general-protection fault', async () => {
  expect(await checkRule(rule, read('6c0061005600790d'))).toMatchInlineSnapshot(`
    "warning diagnostic [14-19] derived: rax, the base of the failing access, is 6c006100\`5600790d: no canonical address, which no pointer of x64 is.
      observed [14-19] the exception record says: read at an address of all ones
      derived [10-11] xor ecx,dword ptr [rax]: rax is 6c006100\`5600790d
      or: a stale or overwritten pointer
      or: a wrong bit in memory: another value in each crash of the same machine speaks for that
      missing: where the pointer was read from (ub @$ip)
      next: ub @$ip | r"
  `);
  expect(await headlines(rule, read('65756c61565f7964'))).toMatch(/the text “dy.VaLue”/i);
});

it.each([
  ['a fill pattern', 'feeefeeefeeefeee', /freed blocks/],
  ['a repeated byte', 'a3a3a3a3a3a3a3a3', /the byte a3 repeated/],
  ['no canonical address', '1234f80212345678', /no canonical address/],
] as const)('%s', async (_, value, words) => {
  expect(await headlines(rule, read(value))).toMatch(words);
});

it('says where the pointer is to be looked for', async () => {
  expect(await headlines(rule, accessViolation(0, 'ffffffffffffffff'))).toMatch(
    /^info card .*general-protection/,
  );
});

it.each(['00007ff812345678', 'ffffffff00000000', 'fffff802084d9062', '0000000041424300'])(
  'is silent at %s',
  async (address) => {
    expect(await headlines(rule, accessViolation(0, address))).toBe('');
  },
);
