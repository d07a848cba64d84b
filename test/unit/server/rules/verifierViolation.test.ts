/** Rules of Driver Verifier; its presence on a stack is no violation. */
import { expect, it } from 'vitest';
import { verifierViolation as rule } from '../../../../src/server/rules/verifierViolation';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

it('says which rule', async () => {
  const text = bugcheckText({
    title: 'DRIVER_VERIFIER_DETECTED_VIOLATION (c4)',
    args: ['0000000000000062', 'ffffb20a12345678', 'ffffb20a12349000', '0000000000000003'],
  });
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: DRIVER_VERIFIER_DETECTED_VIOLATION (0xC4): driver is unloaded and has not freed its pool.
      observed [6-11] the target stopped with DRIVER_VERIFIER_DETECTED_VIOLATION (0xC4)
      observed [8] parameter 1 is 00000062: rule of Driver Verifier that was broken, driver is unloaded and has not freed its pool
      observed [9] parameter 2 is ffffb20a\`12345678: name of the driver (UNICODE_STRING)
      observed [10] parameter 3 is ffffb20a\`12349000
      observed [11] parameter 4 is 00000003: number of allocations left
      or: the driver called on behalf of another one: read the rows below it
      next: !ruleinfo 62 | !verifier 3 | kb"
  `);
});

it('is silent at other bug checks of a verified system', async () => {
  const text = bugcheckText({
    title: 'DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)',
    args: ['0000000000000008', '2', '0', 'fffff802084d9062'],
    rows: ['nt!KeBugCheckEx', 'nt!VerifierKeAcquireSpinLock+0x12', 'drv!Work+0x62'],
  });
  expect(await headlines(rule, text)).toBe('');
});
