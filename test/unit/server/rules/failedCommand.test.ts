/** Q10: commands that failed and were left at that; one that was put right is none. */
import { expect, it } from 'vitest';
import { failedCommand as rule } from '../../../../src/server/rules/failedCommand';
import { checkRule, headlines } from '../../../support/checkRule';

it('says which, and what helps', async () => {
  expect(
    await checkRule(
      rule,
      `kd> !findlock ffffe50aa1c02080
No export findlock found
kd> dt ring!Buffer ffffe50aa1c02080
kd> dps rnig!Head
Couldn't resolve error at 'rnig!Head'
kd> !vm
Page File: \\??\\C:\\pagefile.sys
`,
    ),
  ).toMatchInlineSnapshot(`
    "info card [2] observed: 2 commands were not carried out, and not repeated: !findlock ffffe50aa1c02080: no loaded extension has such a command, and others.
      observed [2] !findlock ffffe50aa1c02080: no loaded extension has such a command
      observed [5] dps rnig!Head: it names something that no loaded symbol has, or that needs its module in front
      missing: what they would have shown
      next: .chain | !sym noisy; .reload"
  `);
});

it.each([
  ['a command that was typed again', 'kd> !threat\nNo export threat found\nkd> r\nkd> !thread\n'],
  [
    'what !analyze misses by itself',
    'kd> !analyze -v\nUnable to get size of nt!_MMPTE - probably bad symbols\n',
  ],
  ['an answer without a command', 'No export findlock found\n'],
  ['memory that cannot be read', 'kd> dps ffffe50aa1c02080\nMemory access error at ffffe50aa1c02080\n'],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
