/** WT19: system worker threads that are all busy. */
import { expect, it } from 'vitest';
import { busyWorkerQueue as rule } from '../../../../src/server/rules/busyWorkerQueue';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, waitFrames, waiting } from '../../../support/waitExcerpts';

const busy = [
  ...waitFrames,
  'nt!ExpWaitForResource+0xd3',
  'drv!Flush+0x30',
  'nt!IopProcessWorkItem+0x12c',
  'nt!ExpWorkerThread+0x105',
];
const idle = [...waitFrames.slice(0, 3), 'nt!KeRemovePriQueue+0x259', 'nt!ExpWorkerThread+0xd6'];
const workers = (...stacks: (readonly string[])[]): string[] =>
  stacks.map((stack, index) => waiting(index + 1, { stack, image: 'System' }));
const five = [busy, busy, busy, busy, busy];

it('finds that nobody is left to take a work item', async () => {
  expect(await checkRule(rule, listing('!process 4 7', ...workers(...five)))).toMatchInlineSnapshot(`
    "warning diagnostic [20-28] derived: All 5 system worker threads are busy, so that queued work items wait: 5 in drv!Flush.
      observed [20-28] 5 workers run drv!Flush, not the wait of an idle worker
      or: Workers of another queue or processor group are idle and were not listed.
      or: A burst of work that ends by itself: only a second look tells it from a hang.
      missing: the queues with the items that wait (!exqueue f)
      next: !exqueue f"
  `);
});

it.each([
  ['one of them is idle', listing('!process 4 7', ...workers(...five.slice(1), idle))],
  ['the listing shows no more than a selection', listing('!thread', ...workers(...five))],
  ['something was left out', listing('!process 4 7', ...workers(...five), '[...]\n')],
  ['there are few', listing('!process 4 7', ...workers(busy, busy))],
])('is silent when %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
