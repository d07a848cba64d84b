/** WT22: an event that several threads wait for; nothing can be proven of who sets it. */
import { expect, it } from 'vitest';
import { eventWithoutSetter as rule } from '../../../../src/server/rules/eventWithoutSetter';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, waiting } from '../../../support/waitExcerpts';

const event = { objects: ['ffffb20a30001080  NotificationEvent'] };

it('says what is missing, and no more', async () => {
  expect(await checkRule(rule, listing('!process 0 7', waiting(1, event), waiting(2, event))))
    .toMatchInlineSnapshot(`
    "hint card [8] observed: app.exe f10.101 and another wait for 1 min 40 s for NotificationEvent ffffb20a\`30001080; an event has no owner, so that who should set it cannot be read from a snapshot.
      observed [8] The thread waits on NotificationEvent ffffb20a\`30001080, as printed.
      observed [28] The thread waits on NotificationEvent ffffb20a\`30001080, as printed.
      missing: who sets the event: its name may tell, else the source (!object ffffb20a\`30001080)
      next: !object ffffb20a\`30001080"
  `);
});

it.each([
  ['one thread waits', [waiting(1, event)]],
  ['they have just begun', [1, 2].map((index) => waiting(index, { ...event, ticks: '1 (0:00:00:00.015)' }))],
  [
    'they wait for a queue',
    [1, 2].map((index) => waiting(index, { objects: ['ffffb20a30001080  QueueObject'] })),
  ],
])('is silent when %s', async (_, threads) => {
  expect(await headlines(rule, listing('!process 0 7', ...threads))).toBe('');
});
