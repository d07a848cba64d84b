/** WT13: queued spin locks. */
import { expect, it } from 'vitest';
import { spinLockWait as rule } from '../../../../src/server/rules/spinLockWait';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing } from '../../../support/waitExcerpts';

const locks = (...rows: string[]): string =>
  listing(
    '!qlocks',
    [
      'Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt',
      '',
      '                       Processor Number',
      '    Lock Name         0  1  2  3',
      '',
      ...rows,
      'IO   - Vpb                      ',
      '',
    ].join('\n'),
  );

it('warns of waiters without an owner', async () => {
  expect(await checkRule(rule, locks('KE   - Dispatcher        1     2'))).toMatchInlineSnapshot(`
    "warning diagnostic [12] observed: Queued spin lock KE - Dispatcher: processors 1, 3 wait; no processor owns it.
      observed [12] processors 1, 3 wait; no processor owns it
      or: One sample of spinning is not a hang: a spin lock is held for microseconds.
      missing: what the processors run (!running -it)
      next: !running -it | !qlocks"
  `);
});

it('warns of a corrupt entry', async () => {
  expect(await headlines(rule, locks('MM   - PFN            C         '))).toMatch(/^warning .*corrupt/);
});

// One sample of a lock in use.
it('is a card when a processor owns it', async () => {
  expect(await headlines(rule, locks('KE   - Dispatcher     O  1      '))).toMatch(
    /^info card .*processor 1 waits; processor 0 owns it/,
  );
});

it('is silent when nobody waits', async () => {
  expect(
    await headlines(rule, locks('KE   - Dispatcher     O         ', 'MM   - PFN                      ')),
  ).toBe('');
});
