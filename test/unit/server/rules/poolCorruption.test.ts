/** BC05: damaged pool; a double free has its own rule, and ExFreePoolWithTag on a stack is no cue. */
import { expect, it } from 'vitest';
import { poolCorruption as rule } from '../../../../src/server/rules/poolCorruption';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const pool = (title: string, ...args: readonly string[]): string => bugcheckText({ title, args });

it('decodes parameter 1, and blames nobody', async () => {
  expect(
    await checkRule(
      rule,
      pool('BAD_POOL_HEADER (19)', '20', 'ffff800910020c00', 'ffff800910020c90', '4090003'),
    ),
  ).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: BAD_POOL_HEADER (0x19): size in a pool header is wrong; this is where the damage was found, and not necessarily who did it.
      observed [6-11] the target stopped with BAD_POOL_HEADER (0x19)
      observed [8] parameter 1 is 00000020: kind of damage, size in a pool header is wrong
      observed [9] parameter 2 is ffff8009\`10020c00: entry that was looked for
      observed [10] parameter 3 is ffff8009\`10020c90: next entry
      observed [11] parameter 4 is 04090003
      or: the owner of the block before this one wrote past its end
      or: a block was used after it was freed
      or: memory hardware: then other crashes of this machine differ in place and kind
      missing: the block and its neighbours (!pool ffff8009\`10020c00)
      next: !pool ffff8009\`10020c00 2 | !poolval ffff8009\`10020c00 | !verifier"
  `);
});

it.each([
  [
    '0x13A',
    pool('KERNEL_MODE_HEAP_CORRUPTION (13a)', '12', 'ffffe2808c200140', 'ffffe2809abee000', '0'),
    /found, and not necessarily/,
  ],
  ['0xC2', pool('BAD_POOL_CALLER (c2)', '46', 'ffff800910020c00', '0', '0'), /free of an invalid address/],
  [
    '0xD5',
    pool('DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL (d5)', 'ffff800910020c00', '0', 'fffff802084d9062', '0'),
    /caught the access itself/,
  ],
] as const)('%s', async (_, text, words) => {
  expect(await headlines(rule, text)).toMatch(words);
});

it.each([
  ['a double free', pool('BAD_POOL_CALLER (c2)', '7', '1205', '4090003', 'ffff800910020c00')],
  [
    'a stack that frees',
    bugcheckText({
      title: 'SYSTEM_SERVICE_EXCEPTION (3b)',
      args: ['c0000005', 'fffff802084d9062', 'ffffed0ee77dc000', '0'],
      rows: ['nt!ExFreePoolWithTag+0x1b2', 'drv!Free+0x12'],
    }),
  ],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
