/** WT17: whether ending a thread that others wait for would help. */
import { expect, it } from 'vitest';
import { killableWait as rule } from '../../../../src/server/rules/killableWait';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, mutant, waiting } from '../../../support/waitExcerpts';

const chain = (state: string, ticks?: string): string =>
  listing(
    '!process 0 7',
    waiting(1, { objects: [mutant(1, 2)] }),
    waiting(2, { objects: [mutant(2, 3)], state, image: 'owner.exe', ...(ticks !== undefined && { ticks }) }),
  );

it('says what ending a KernelMode wait does', async () => {
  expect(await checkRule(rule, chain('WAIT: (Executive) KernelMode Non-Alertable'))).toMatchInlineSnapshot(`
    "info card [27] derived: owner.exe f10.102, for which others wait, waits in KernelMode for 1 min 40 s: ending the thread does not interrupt that wait: it goes on until what it waits for happens.
      observed [27] its wait is KernelMode
      observed [8] The debugger prints ffffb20a\`10002080 as the owning thread.
      observed [28] The thread waits on Mutant ffffb20a\`20002080, as printed."
  `);
});

it('says what ending a UserMode wait does', async () => {
  expect(await headlines(rule, chain('WAIT: (UserRequest) UserMode Non-Alertable'))).toContain(
    'ending the thread interrupts that wait',
  );
});

it('is silent on a thread that runs, or has just begun to wait', async () => {
  expect(await headlines(rule, chain('RUNNING on processor 0'))).toBe('');
  expect(
    await headlines(rule, chain('WAIT: (UserRequest) UserMode Non-Alertable', '1 (0:00:00:00.015)')),
  ).toBe('');
});
