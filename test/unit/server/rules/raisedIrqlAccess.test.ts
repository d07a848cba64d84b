/** BC07: 0xA and 0xD1; paged memory is only spoken of where the text says so. */
import { expect, it } from 'vitest';
import { raisedIrqlAccess as rule } from '../../../../src/server/rules/raisedIrqlAccess';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const title = 'DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)';
const d1 = (address: string, ...details: readonly string[]): string =>
  bugcheckText({
    title,
    args: [address, '0000000000000002', '0000000000000001', 'fffff802084d9062'],
    details,
  });

it('decodes the parameters', async () => {
  expect(await checkRule(rule, d1('ffff80091002ac08'))).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: DRIVER_IRQL_NOT_LESS_OR_EQUAL (0xD1): write at ffff8009\`1002ac08, at IRQL 2; the address was not valid, and the text does not say why.
      observed [6-11] the target stopped with DRIVER_IRQL_NOT_LESS_OR_EQUAL (0xD1)
      observed [8] parameter 1 is ffff8009\`1002ac08: address that was accessed
      observed [9] parameter 2 is 00000002: IRQL at the access
      observed [10] parameter 3 is 00000001: what was tried, write
      observed [11] parameter 4 is fffff802\`084d9062: instruction that accessed it
      or: pageable code or data used at this IRQL
      or: a stale pointer
      or: an overwritten pointer
      missing: whether the address is pageable (!pte ffff8009\`1002ac08)
      next: ln fffff802\`084d9062 | !pool ffff8009\`1002ac08 | !pte ffff8009\`1002ac08"
  `);
});

it.each([
  ['paged pool', d1('ffff80091002ac08', 'WRITE_ADDRESS:  ffff80091002ac08 Paged pool'), /is in paged pool/],
  ['special pool', d1('ffff80091002ac08', 'WRITE_ADDRESS: ffff80091002ac08 Special pool'), /in special pool/],
  [
    'an address to run, as newer systems say it',
    bugcheckText({ title, args: ['ffff80091002ac08', '2', '2', 'ffff80091002ac08'] }),
    /execute at ffff8009`1002ac08/,
  ],
  ['NULL', d1('0000000000000010'), /likely a NULL pointer and the offset 0x10/],
  [
    'a call through NULL',
    bugcheckText({
      title: 'IRQL_NOT_LESS_OR_EQUAL (a)',
      args: ['0000000000000000', 'ff', '8', '0000000000000000'],
    }),
    /a call through a NULL pointer/,
  ],
] as const)('%s', async (_, text, words) => {
  expect(await headlines(rule, text)).toMatch(words);
});

it.each([
  ['nonpaged pool', d1('ffff80091002ac08', 'WRITE_ADDRESS:  ffff80091002ac08 Nonpaged pool')],
  [
    'an address that could not be read',
    d1('ffff80091002ac08', 'WRITE_ADDRESS: GetPointerFromAddress: unable to read from fffff80211223344'),
  ],
] as const)('says nothing of paged memory: %s', async (_, text) => {
  expect(await headlines(rule, text)).toMatch(/the text does not say why/);
});

it('is silent at another bug check', async () => {
  expect(
    await headlines(rule, d1('ffff80091002ac08').replace(title, 'PAGE_FAULT_IN_NONPAGED_AREA (50)')),
  ).toBe('');
});
