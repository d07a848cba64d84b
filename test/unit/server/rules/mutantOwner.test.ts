/** WT04: who owns a mutant that others wait for, and what the owner does. */
import { expect, it } from 'vitest';
import { mutantOwner as rule } from '../../../../src/server/rules/mutantOwner';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, mutant, waiting } from '../../../support/waitExcerpts';

const waiters = [waiting(1, { objects: [mutant(1, 3)] }), waiting(2, { objects: [mutant(1, 3)] })];

it('warns when the owner waits itself', async () => {
  const owner = waiting(3, { objects: ['ffffb20a30001080  SynchronizationEvent'], image: 'owner.exe' });
  expect(await checkRule(rule, listing('!process 0 7', ...waiters, owner))).toMatchInlineSnapshot(`
    "warning diagnostic [8] observed: app.exe f10.101 and another wait for 1 min 40 s for Mutant ffffb20a\`20001080, owned by owner.exe f10.103, which waits itself.
      observed [8] The thread waits on Mutant ffffb20a\`20001080, as printed.
      observed [28] The thread waits on Mutant ffffb20a\`20001080, as printed.
      observed [8] The debugger prints ffffb20a\`10003080 as the owning thread.
      observed [47] owner.exe f10.103: WAIT for 1 min 40 s"
  `);
});

it('warns when the owner has terminated', async () => {
  const owner = waiting(3, { state: 'TERMINATED', stack: [] });
  expect(await headlines(rule, listing('!process 0 7', ...waiters, owner))).toMatch(
    /^warning diagnostic .*which has terminated/,
  );
});

// A thread that runs will release it.
it.each([
  ['runs', [...waiters, waiting(3, { state: 'RUNNING on processor 1' })]],
  ['is not in the text', waiters],
  [
    'waits, while the waiters have just begun',
    [waiting(1, { objects: [mutant(1, 3)], ticks: '3 (0:00:00:00.046)' }), waiting(3)],
  ],
])('is a card when the owner %s', async (_, blocks) => {
  expect(await headlines(rule, listing('!process 0 7', ...blocks))).toMatch(/^info card /);
});

it('asks for an owner that is not in the text', async () => {
  expect(await checkRule(rule, listing('!process 0 7', ...waiters))).toContain(
    'next: !thread ffffb20a`10003080',
  );
});

it('is silent on a mutant that nobody owns', async () => {
  expect(
    await headlines(
      rule,
      listing('!process 0 7', waiting(1, { objects: ['ffffb20a20001080  Mutant - owning thread 0'] })),
    ),
  ).toBe('');
});
