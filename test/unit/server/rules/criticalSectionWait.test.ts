/** WT07: critical sections that somebody waits for, and those whose owner is gone. */
import { expect, it } from 'vitest';
import { criticalSectionWait as rule } from '../../../../src/server/rules/criticalSectionWait';
import { checkRule, headlines } from '../../../support/checkRule';
import { critSec, entering, user10 } from '../../../support/waitExcerpts';

const locked = `${user10}0:001> !locks\n${critSec('app!first', '00420010', '2a4')}Scanned 12 critical sections\n`;
const idle = (number: number, cid: string): string =>
  `   ${number}  Id: ${cid} Suspend: 1 Teb: 7ffd${number}000 Unfrozen\n`;

it('joins waiter and owner by argument and thread id', async () => {
  const text = `${locked}0:001> ~*kb\n${entering(1, 'f10.1c8', '00420010')}${idle(2, 'f10.2a4')}`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "warning diagnostic [6] derived: Thread f10.1c8 waits for critical section app!first, owned by thread f10.2a4.
      derived [19] thread f10.1c8 stands in RtlpWaitForCriticalSection, and the argument with which it entered is 00420010.
      observed [6-13] critical section app!first is locked, its owner is thread f10.2a4
      next: !cs 00420010 | !cs -l -o | ~*kb"
  `);
});

it('says when the owner is in no list of the threads', async () => {
  expect(await checkRule(rule, `${locked}0:001> ~\n${idle(0, 'f10.1c8')}${idle(1, 'f10.1d0')}`))
    .toMatchInlineSnapshot(`
      "warning diagnostic [6] derived: Critical section app!first is owned by thread 2a4, which is not among the listed threads of the process: it may have ended without leaving it.
        observed [6-13] critical section app!first is locked, its owner is thread 2a4
        or: The list of threads was taken at another moment, or is not complete.
        missing: how the owner ended: Application Verifier (Locks) stops a thread that ends while it owns one
        next: !cs 00420010 | !cs -l -o"
    `);
});

it('only supposes it on x64, where the argument is not on the stack', async () => {
  const stack = [
    '   1  Id: f10.1c8 Suspend: 1 Teb: 000000d6`1b5f2000 Unfrozen',
    'Child-SP          RetAddr               Call Site',
    '00000003`ba34f9c8 00007ffa`0f883bf3     ntdll!NtWaitForAlertByThreadId+0x14',
    '00000003`ba34f9d0 00007ffa`0f8718d4     ntdll!RtlpWaitOnCriticalSection+0x1e3',
    '00000003`ba34fae0 00007ffa`0f8716c2     ntdll!RtlpEnterCriticalSectionContended+0x204',
    '',
  ].join('\n');
  const text = locked.replace('X86', 'AMD64').replace('00420010', '00007ff605dd5af8');
  expect(await headlines(rule, `${text}0:001> ~*k\n${stack}${idle(2, 'f10.2a4')}`)).toMatch(
    /^info diagnostic .*inferred: Thread f10\.1c8 waits/,
  );
});

// A section that is held for a moment is nothing.
it('is silent where nobody waits and the owner is listed, or no list is complete', async () => {
  expect(await headlines(rule, `${locked}0:001> ~\n${idle(0, 'f10.1c8')}${idle(1, 'f10.2a4')}`)).toBe('');
  expect(await headlines(rule, `${locked}0:001> ~1 kb\n${idle(1, 'f10.1c8')}`)).toBe('');
});

it('does not take a wait for another section', async () => {
  expect(
    await headlines(rule, `${locked}0:001> ~*kb\n${entering(1, 'f10.1c8', '00430010')}${idle(2, 'f10.2a4')}`),
  ).toBe('');
});

it('takes the thread from the command where no line above the stack names it', async () => {
  const stack = entering(1, 'f10.1c8', '00420010').split('\n').slice(1).join('\n');
  const threads = `${idle(1, 'f10.1c8')}${idle(2, 'f10.2a4')}`;
  expect(await headlines(rule, `${locked}0:002> ~\n${threads}0:002> ~1kb\n${stack}`)).toMatch(
    /derived: Thread f10\.1c8 waits/,
  );
});
