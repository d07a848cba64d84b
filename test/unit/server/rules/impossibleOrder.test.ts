/** Outputs that stand in another order than their ticks or their times of day. */
import { describe, expect, it } from 'vitest';
import { impossibleOrder as rule } from '../../../../src/server/rules/impossibleOrder';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const vertarget = (time: string, uptime: string): string =>
  `0: kd> vertarget\nDebug session time: ${time}\nSystem Uptime: ${uptime}\n`;
const echo = (time: string): string => `0: kd> .echotime\nDebugger (not debuggee) time: ${time}\n`;
/** Printed at `start` + 6400 ticks of 15.625 ms. */
const thread = (start: number): string =>
  `0: kd> !thread ffffb20a22345080\n${thread10({ address: 'ffffb20a22345080', cid: '1a2c.0f10', image: 'app.exe', process: 'ffffb20a16a1c080', start })}`;
const dump = [
  'Loading Dump File [C:\\dumps\\one.dmp]',
  'Kernel Bitmap Dump File: Full address space is available',
  '',
  'Windows 10 Kernel Version 19041 MP (4 procs) Free x64',
  '',
].join('\n');

it('compares session times in UTC', async () => {
  const text =
    kernel10 +
    vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 3:00:00.000') +
    vertarget('Tue Oct 13 11:55:00.000 2020 (UTC + 2:00)', '0 days 2:55:00.000');
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info diagnostic [10-11] derived: This output was taken 5 min before the one at line 7, which stands above it.
      derived [7-8] Tue Oct 13 12:00:00.000 2020 (UTC + 2:00), which is 2020-10-13T10:00:00.000Z
      derived [10-11] Tue Oct 13 11:55:00.000 2020 (UTC + 2:00), which is 2020-10-13T09:55:00.000Z
      or: The text was put together from several logs.
      or: The target was restarted between the two.
      or: The two outputs are of two machines.
      or: The clock was set back between the two.
      missing: when each output was taken (.time)
      next: .time"
  `);
});

it('compares ticks, and the clock of the debugger', async () => {
  expect(await headlines(rule, kernel10 + thread(1_200_000) + thread(1_100_000))).toMatch(
    /taken 26 min 2\.5 s before the one at line/,
  );
  const text =
    kernel10 +
    echo('Tue Oct 13 12:00:10.000 2020 (UTC + 2:00)') +
    echo('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)');
  expect(await headlines(rule, text)).toMatch(/taken 10 s before/);
});

describe('stays silent', () => {
  it.each([
    [
      'where only the time zone changes',
      kernel10 +
        vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 3:00:00.000') +
        vertarget('Tue Oct 13 06:05:00.000 2020 (UTC - 4:00)', '0 days 3:05:00.000'),
    ],
    [
      'for two dumps in one log',
      dump +
        vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 3:00:00.000') +
        vertarget('Mon Oct 12 12:00:00.000 2020 (UTC + 2:00)', '0 days 1:00:00.000'),
    ],
    [
      'across sessions',
      kernel10 +
        vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 3:00:00.000') +
        kernel10 +
        vertarget('Tue Oct 13 11:00:00.000 2020 (UTC + 2:00)', '0 days 2:00:00.000'),
    ],
    [
      'where the target was started anew between two outputs',
      kernel10 +
        vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 9:00:00.000') +
        thread(1_200_000) +
        vertarget('Tue Oct 13 12:30:00.000 2020 (UTC + 2:00)', '0 days 0:10:00.000') +
        thread(32_000),
    ],
    [
      'where the debugger has connected again',
      `${kernel10}${thread(1_200_000)}0: kd> g\nShutdown occurred at (Tue Oct 13 12:00:00.000 2020 (UTC + 2:00))...unloading all symbol tables.\nWaiting to reconnect...\nConnected to Windows 10 19041 x64 target at (Tue Oct 13 12:01:00.000 2020 (UTC + 2:00)), ptr64 TRUE\n${thread(3_200)}`,
    ],
    [
      'for an event that is older than the time above it',
      `${kernel10}${echo('Tue Oct 13 12:00:10.000 2020 (UTC + 2:00)')}0: kd> .lastevent\nLast event: Break instruction exception - code 80000003 (first chance)\n  debugger time: Tue Oct 13 11:50:00.000 2020 (UTC + 2:00)\n`,
    ],
    [
      'without a time zone',
      kernel10 +
        vertarget('Tue Oct 13 12:00:00.000 2020', '0 days 3:00:00.000') +
        vertarget('Tue Oct 13 11:00:00.000 2020', '0 days 2:00:00.000'),
    ],
  ])('%s', async (_, text) => {
    expect(await checkRule(rule, text)).toBe('');
  });
});
