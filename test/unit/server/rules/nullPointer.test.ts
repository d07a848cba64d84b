/** BC03: an access close to address 0; silent where a register explains the address otherwise. */
import { expect, it } from 'vitest';
import { nullPointer as rule } from '../../../../src/server/rules/nullPointer';
import { checkRule, headlines } from '../../../support/checkRule';
import { accessViolation, bugcheckText } from '../../../support/crashExcerpts';

const instruction = 'mov     rdx,qword ptr [rcx+18h] ds:00000000`00000018=????????????????';

it('shows the register and the sum', async () => {
  const text = accessViolation(0, '0000000000000018', { rcx: '0000000000000000' }, instruction);
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "warning diagnostic [14-19] derived: The code read memory at 00000018: rcx holds a NULL pointer, and 0x18 the offset of a field.
      observed [14-19] the exception record says: read at 00000018
      derived [10-11] mov rdx,qword ptr [rcx+18h]: rcx is 00000000 (0000000000000000 +0x18 = 0000000000000018)
      next: ub @$ip | kb"
  `);
});

it.each([
  ['likely, without registers', 0, '0000000000000018', /^info diagnostic .*likely a NULL pointer, and 0x18/],
  ['possibly, far from 0', 1, '0000000000002a10', /^info card .*wrote to memory.*possibly/],
  ['a call', 8, '0000000000000000', /^warning .*function pointer that is NULL/],
] as const)('%s', async (_, how, address, words) => {
  expect(await headlines(rule, accessViolation(how, address))).toMatch(words);
});

it('reads what was tried by the code of the bug check', async () => {
  const stop = (title: string, how: string): string =>
    bugcheckText({ title, args: ['0000000000000018', how, 'fffff802084d9062', '2'] });
  expect(await headlines(rule, stop('PAGE_FAULT_IN_NONPAGED_AREA (50)', '2'))).toMatch(/wrote to memory/);
  expect(await headlines(rule, stop('PAGE_FAULT_IN_NONPAGED_AREA (50)', '10'))).toMatch(/was to be executed/);
  // Parameter 2 is the page-table entry.
  expect(await headlines(rule, stop('ATTEMPTED_WRITE_TO_READONLY_MEMORY (be)', '0'))).toMatch(
    /wrote to memory/,
  );
});

it.each([
  [
    'another base',
    accessViolation(0, '0000000000000018', { rcx: '0000000000000000' }, instruction.replace('rcx', 'rbx')),
  ],
  ['an address that is not small', accessViolation(0, '00007ff812340018')],
  [
    'a raised IRQL, which has its own rule',
    bugcheckText({
      title: 'DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)',
      args: ['0000000000000008', '2', '0', 'fffff802084d9062'],
    }),
  ],
] as const)('is silent or careful at %s', async (_, text) => {
  expect(await headlines(rule, text)).not.toMatch(/^warning/);
});
