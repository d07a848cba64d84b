/** BC08: one bit away from another register; patterns, NULL and neighbours are no wrong bits. */
import { expect, it } from 'vitest';
import { bitFlip as rule } from '../../../../src/server/rules/bitFlip';
import { checkRule, headlines } from '../../../support/checkRule';
import { accessViolation } from '../../../support/crashExcerpts';

const read = (rax: string, rbx: string): string =>
  accessViolation(0, rax, { rax, rbx }, 'mov     rcx,qword ptr [rax] ds:002b:00000000`00000000=????????');

it('names the bit and the register', async () => {
  expect(
    await checkRule(
      rule,
      read('00000210345678a0', '0000021034567000').replace(/00000210345678a0/g, '00000610345678a0'),
    ),
  ).toMatchInlineSnapshot(`
    "info card [10-11] inferred: rax holds 00000610\`345678a0; with bit 42 turned over it points within 4 pages of rbx.
      observed [14-19] the exception record says: read at 00000610\`345678a0
      derived [10-11] mov rcx,qword ptr [rax]: rax is 00000610\`345678a0
      observed [10-11] rbx is 00000210\`34567000
      or: chance: two pointers may lie so
      or: software wrote one byte of the pointer
      missing: other crashes of this machine: another place and value each time speaks for memory
      next: !sysinfo machineid | ub @$ip"
  `);
});

it.each([
  ['two bits', read('00000710345678a0', '0000021034567000')],
  ['a neighbouring block', read('00000210345778a0', '0000021034567000')],
  ['NULL', read('0000000000000018', '0000021034567000')],
  ['a fill pattern', read('dddddddddddddddd', 'dddddddd9ddddddd')],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
