/** WT21: threads that compute all the time. */
import { expect, it } from 'vitest';
import { spikingThread as rule } from '../../../../src/server/rules/spikingThread';
import { checkRule, headlines } from '../../../support/checkRule';
import { user10 } from '../../../support/waitExcerpts';

const runaway = (user: string, kernel: string, elapsed: string): string =>
  [
    `${user10}0:003> !runaway 7`,
    ' User Mode Time',
    '  Thread       Time',
    `   3:1b7c      0 days ${user}`,
    '   0:1b70      0 days 0:00:00.062',
    ' Kernel Mode Time',
    '  Thread       Time',
    `   3:1b7c      0 days ${kernel}`,
    '   0:1b70      0 days 0:00:00.015',
    ' Elapsed Time',
    '  Thread       Time',
    `   3:1b7c      0 days ${elapsed}`,
    '   0:1b70      0 days 0:10:00.000',
    '',
  ].join('\n');

it('adds user and kernel time', async () => {
  expect(await checkRule(rule, runaway('0:07:30.000', '0:01:00.000', '0:10:00.000'))).toMatchInlineSnapshot(`
    "info diagnostic [8] derived: Thread 3 (1b7c) has used the processor for 8 min 30 s of the 10 min that it exists, 85 %.
      observed [8] its time
      observed [12] its time
      observed [16] its time
      or: It is meant to compute all the time.
      missing: what it runs (~3kv)
      next: ~3kv"
  `);
});

it.each([
  ['has mostly waited', runaway('0:02:30.000', '0:01:00.000', '0:10:00.000')],
  ['has just begun', runaway('0:00:05.000', '0:00:01.000', '0:00:06.100')],
])('is silent on a thread that %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});

it('is silent where the elapsed time was not asked for', async () => {
  expect(
    await headlines(rule, runaway('0:07:30.000', '0:01:00.000', '0:10:00.000').replace(/ Elapsed[^]*/, '')),
  ).toBe('');
});
