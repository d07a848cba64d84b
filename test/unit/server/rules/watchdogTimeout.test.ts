/** BC09: what a watchdog has seen; a timeout that it does not know stays silent. */
import { expect, it } from 'vitest';
import { watchdogTimeout as rule } from '../../../../src/server/rules/watchdogTimeout';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (title: string, ...args: readonly string[]): string => bugcheckText({ title, args });

it('tells one routine from many', async () => {
  expect(await checkRule(rule, stop('DPC_WATCHDOG_VIOLATION (133)', '0', '501', '500', '0')))
    .toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: DPC_WATCHDOG_VIOLATION (0x133): one DPC or ISR ran for 1281 ticks, where 1280 are allowed; the routine under the clock interrupt is the one.
      observed [6-11] the target stopped with DPC_WATCHDOG_VIOLATION (0x133)
      observed [8] parameter 1 is 00000000: what ran too long, one DPC or ISR ran too long
      observed [9] parameter 2 is 00000501: time it took, in ticks
      observed [10] parameter 3 is 00000500: time allowed, in ticks
      observed [11] parameter 4 is 00000000: nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK
      or: the processor was taken away by a hypervisor or a system-management interrupt
      missing: what the other processors did at that time (!running -it)
      next: k | !dpcs | !running -it"
  `);
  expect(
    await headlines(rule, stop('DPC_WATCHDOG_VIOLATION (133)', '1', '1e00', 'fffff803648fa320', '0')),
  ).toMatch(/only the last of many/);
});

it('names the processor that does not answer', async () => {
  expect(
    await headlines(rule, stop('CLOCK_WATCHDOG_TIMEOUT (101)', '10', '0', 'ffff828070051180', '5')),
  ).toMatch(/processor 5 does not answer/);
});

it('is silent at a variant without a meaning, and at other bug checks', async () => {
  expect(await headlines(rule, stop('DPC_WATCHDOG_VIOLATION (133)', '7', '0', '0', '0'))).toBe('');
  expect(await headlines(rule, stop('VIDEO_TDR_FAILURE (116)', '0', '0', '0', '0'))).toBe('');
});
