/** BC05: headers of !pool that contradict each other; rows that were left out, and pools without a previous size, do not. */
import { expect, it } from 'vitest';
import { poolHeaders as rule } from '../../../../src/server/rules/poolHeaders';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const crash = bugcheckText({
  title: 'BAD_POOL_HEADER (19)',
  args: ['20', 'ffffe50aa1c02150', 'ffffe50aa1c02190', '4090003'],
});
const pool = (...rows: readonly string[]): string =>
  `0: kd> !pool ffffe50aa1c02150\nPool page ffffe50aa1c02150 region is Nonpaged pool\n${rows.join('\n')}\n`;
const first = ' ffffe50aa1c02000 size:  150 previous size:    0  (Allocated)  File';
const good = '*ffffe50aa1c02150 size:   40 previous size:  150  (Allocated) *Ring';
const bad = '*ffffe50aa1c02150 size:   40 previous size:   41  (Allocated) *Ring';

it('shows the sum', async () => {
  expect(await checkRule(rule, crash + pool(first, bad))).toMatchInlineSnapshot(`
    "warning diagnostic [24] derived: The pool header at ffffe50a\`a1c02150 says that 0x41 bytes lie before it; the block there, tag File, is 0x150 bytes: one of the two headers was overwritten.
      derived [23] the block ends where the next one begins (ffffe50aa1c02000 +0x150 = ffffe50aa1c02150)
      observed [24] the next one prints previous size 0x41
      or: the owner of the block before ffffe50a\`a1c02150 wrote past its end
      or: something wrote through a stale pointer
      missing: the bytes around the header (dc ffffe50a\`a1c02000)
      next: !poolval ffffe50a\`a1c02000 | dc ffffe50a\`a1c02000"
  `);
});

it('is careful without a crash', async () => {
  expect(await headlines(rule, pool(first, bad))).toMatch(/^info /);
});

it.each([
  ['sizes that agree', pool(first, good)],
  ['a row that was left out', pool(first.replace('150', '140'), bad)],
  ['a pool that keeps no previous size', pool(first, good.replace('150 ', '  0 '))],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, crash + text)).toBe('');
});
