/** BC08: a page-table entry with one wrong bit; several bits, and other damage, say nothing of hardware. */
import { expect, it } from 'vitest';
import { pageTableBit as rule } from '../../../../src/server/rules/pageTableBit';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (kind: string, low: string, high: string, machine: 'x64' | 'x86' = 'x64'): string =>
  bugcheckText({
    title: 'MEMORY_MANAGEMENT (1a)',
    args: [kind, machine === 'x64' ? 'ffffb4800123a4c8' : 'c0012a48', low, high],
    machine,
  });

it('counts the bits', async () => {
  expect(await checkRule(rule, stop('41792', '0000000000200000', '0'))).toMatchInlineSnapshot(`
    "info diagnostic [6-11] inferred: MEMORY_MANAGEMENT (0x1A): the page-table entry that was found corrupt has bit 21 set and no other, as an empty one with a wrong bit would.
      observed [6-11] the target stopped with MEMORY_MANAGEMENT (0x1A)
      observed [8] parameter 1 is 00041792: kind of damage in memory management, corrupt PTE; a single wrong bit points at memory hardware
      observed [9] parameter 2 is ffffb480\`0123a4c8: PTE
      observed [10] parameter 3 is 00200000: contents of the PTE
      observed [11] parameter 4 is 00000000
      or: a driver set one bit through a stale pointer
      missing: other crashes of this machine: another place each time speaks for memory
      next: !pte ffffb480\`0123a4c8 | !sysinfo machineid"
  `);
});

it.each([
  ['the upper half', stop('41792', '0', '4'), /has bit 34 set/],
  ['32 bits', stop('41792', '80000000', '0', 'x86'), /has bit 31 set/],
] as const)('%s', async (_, text, words) => {
  expect(await headlines(rule, text)).toMatch(words);
});

it.each([
  ['two bits', stop('41792', '0000000000300000', '0')],
  ['an empty entry', stop('41792', '0', '0')],
  ['other damage', stop('41790', '0000000000200000', '0')],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
