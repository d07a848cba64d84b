/** WT23: what Driver Verifier says of the order of locks. */
import { expect, it } from 'vitest';
import { lockOrderInversion as rule } from '../../../../src/server/rules/lockOrderInversion';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing } from '../../../support/waitExcerpts';

const detected = [
  'Deadlock detected (2 resources in 2 threads):',
  '',
  'Thread 0: A B',
  'Thread 1: B A',
  '',
  'Where:',
  'Thread 0 = ffffb20a10001080',
  'Thread 1 = ffffb20a10002080',
  "Lock A =   ffffb20a50001000 Type 'Spinlock'",
  "Lock B =   drv!DeviceLock Type 'Spinlock'",
  '',
].join('\n');

it('tells who takes which lock first', async () => {
  expect(await checkRule(rule, listing('!deadlock', detected))).toMatchInlineSnapshot(`
    "warning diagnostic [7] observed: Driver Verifier reports a lock order that can deadlock: thread ffffb20a\`10001080 takes ffffb20a\`50001000, then drv!DeviceLock; thread ffffb20a\`10002080 takes drv!DeviceLock, then ffffb20a\`50001000.
      observed [9-13] thread ffffb20a\`10001080 takes ffffb20a\`50001000, then drv!DeviceLock
      observed [10-14] thread ffffb20a\`10002080 takes drv!DeviceLock, then ffffb20a\`50001000
      or: The orders were seen at different times: the threads need not be stuck now, and another lock may keep them apart.
      missing: where each lock was taken (!deadlock 1)
      next: !deadlock 1"
  `);
});

it('tells it once when it is printed twice', async () => {
  const twice = `${listing('!deadlock', detected)}kd> !deadlock\n${detected}`;
  expect((await headlines(rule, twice)).split('\n')).toHaveLength(1);
});

it('is silent when the detection found nothing', async () => {
  expect(
    await headlines(
      rule,
      listing('!deadlock', 'Resources: 120\nNodes: 32\nThreads: 4\n\nNo deadlock detected\n'),
    ),
  ).toBe('');
});
