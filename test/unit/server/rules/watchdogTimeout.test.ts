/** BC09: what a watchdog has seen; a timeout that it does not know stays silent. */
import { expect, it } from 'vitest';
import { watchdogTimeout as rule } from '../../../../src/server/rules/watchdogTimeout';
import { headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (title: string, ...args: readonly string[]): string => bugcheckText({ title, args });

it('names the processor that does not answer', async () => {
  expect(
    await headlines(rule, stop('CLOCK_WATCHDOG_TIMEOUT (101)', '10', '0', 'ffff828070051180', '5')),
  ).toMatch(/processor 5 does not answer/);
});

it('is silent at other bug checks', async () => {
  expect(await headlines(rule, stop('DPC_WATCHDOG_VIOLATION (133)', '0', '501', '500', '0'))).toBe('');
  expect(await headlines(rule, stop('VIDEO_TDR_FAILURE (116)', '0', '0', '0', '0'))).toBe('');
});
