/** WT15: the longest waits of programs inside the kernel. */
import { expect, it } from 'vitest';
import { longWaits as rule } from '../../../../src/server/rules/longWaits';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, waitFrames, waiting } from '../../../support/waitExcerpts';

it('ranks them, and joins those that began together', async () => {
  const same = [1, 2, 3].map((index) =>
    waiting(index, { start: 1_000_000, ticks: '12800 (0:00:03:20.000)' }),
  );
  expect(await checkRule(rule, listing('!process 0 7', ...same, waiting(4)))).toMatchInlineSnapshot(`
    "info card [12] observed: 4 threads of programs wait inside the kernel for 10 s or longer; the longest is app.exe f10.101, 3 min 20 s. 3 of them began at one tick: one cause is likely.
      observed [12] app.exe f10.101 waits (Executive), 3 min 20 s; KernelMode, Non-Alertable
      observed [31] app.exe f10.102 waits (Executive), 3 min 20 s; KernelMode, Non-Alertable
      observed [50] app.exe f10.103 waits (Executive), 3 min 20 s; KernelMode, Non-Alertable
      observed [69] app.exe f10.104 waits (Executive), 1 min 40 s; KernelMode, Non-Alertable
      or: Ticks count from the last (re)start of a wait: kernel APCs and timeouts restart it, so that a short wait may be the latest part of a long one."
  `);
});

it.each([
  ['short', { ticks: '12 (0:00:00:00.187)' }],
  ['in user mode', { state: 'WAIT: (UserRequest) UserMode Non-Alertable' }],
  ['suspended', { state: 'WAIT: (Suspended) KernelMode Non-Alertable' }],
  ['idle', { stack: [...waitFrames, 'nt!NtRemoveIoCompletion+0x11a'] }],
])('is silent on waits that are %s', async (_, more) => {
  expect(await headlines(rule, listing('!process 0 7', waiting(1, more)))).toBe('');
});
