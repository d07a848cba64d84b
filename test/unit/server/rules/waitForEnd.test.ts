/** WT05: waits for the end of a thread or a process. */
import { expect, it } from 'vitest';
import { waitForEnd as rule } from '../../../../src/server/rules/waitForEnd';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, threadAt, waitFrames, waiting } from '../../../support/waitExcerpts';

const waiter = waiting(1, { objects: [`${threadAt(2)}  Thread`] });

it('warns when the awaited thread is stuck in its exit', async () => {
  const stack = [...waitFrames, 'nt!IopCloseFile+0x2d1', 'nt!ObKillProcess+0x9a', 'nt!PspExitThread+0x4a1'];
  const target = waiting(2, { objects: ['ffffb20a30001080  SynchronizationEvent'], stack });
  expect(await checkRule(rule, listing('!process 0 7', waiter, target))).toMatchInlineSnapshot(`
    "warning diagnostic [8] observed: app.exe f10.101 waits for 1 min 40 s for the end of app.exe f10.102, which is exiting and waits in ObKillProcess.
      observed [8] The thread waits for the end of app.exe f10.102.
      observed [47] app.exe f10.102 has ObKillProcess on its stack and waits for 1 min 40 s"
  `);
});

it.each([
  ['lives', waiting(2)],
  [
    'is exiting and does not wait',
    waiting(2, { state: 'RUNNING on processor 0', stack: ['nt!PspExitThread+0x4a1'] }),
  ],
])('is a card when the awaited thread %s', async (_, target) => {
  expect(await headlines(rule, listing('!process 0 7', waiter, target))).toMatch(/^info card /);
});

it('is silent on an awaited thread that is not in the text', async () => {
  expect(await headlines(rule, listing('!process 0 7', waiter))).toBe('');
});
