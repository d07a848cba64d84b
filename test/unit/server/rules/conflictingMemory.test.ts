/** Two dumps that contradict each other; different widths and other sessions do not. */
import { expect, it } from 'vitest';
import { conflictingMemory as rule } from '../../../../src/server/rules/conflictingMemory';
import { checkRule, headlines } from '../../../support/checkRule';

const dump = (first: string, second: string): string => `0:000> dq 000001b1\`8f822b20 L1
000001b1\`8f822b20  00000000\`${first}
0:000> dq 000001b1\`8f822b20 L1
000001b1\`8f822b20  00000000\`${second}
`;

it('names both lines', async () => {
  expect(await checkRule(rule, dump('00000001', '00000002'))).toMatchInlineSnapshot(`
    "hint card [4] observed: Memory at 000001b1\`8f822b20 is 0000000000000002 here, and was 0000000000000001 before.
      observed [2] 0000000000000001 is shown
      observed [4] 0000000000000002 is shown
      or: the target ran, or was written to, between the two outputs
      missing: what is there now (dps 000001b1\`8f822b20 L1)
      next: dps 000001b1\`8f822b20 L1"
  `);
});

it('is silent where they agree', async () => {
  expect(await headlines(rule, dump('00000001', '00000001'))).toBe('');
  expect(
    await headlines(
      rule,
      dump('00000001', '00000001').replace(/dq (.*) L1\n.*$/, 'dd $1 L1\n000001b1`8f822b20  00000001'),
    ),
  ).toBe('');
});
