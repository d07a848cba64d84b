/** BC12: breaks and assertions that stop the system; other exceptions, and a debugger that breaks in, are not theirs. */
import { expect, it } from 'vitest';
import { embeddedBreakpoint as rule } from '../../../../src/server/rules/embeddedBreakpoint';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (status: string, title = 'KMODE_EXCEPTION_NOT_HANDLED (1e)'): string =>
  bugcheckText({
    title,
    args: [status, 'fffff8031c8eba95', '0', '0'],
    rows: [
      'nt!KeBugCheckEx',
      'nt!KiDispatchException+0x1a2',
      'nt!KiExceptionDispatch+0x12f',
      'nt!KiBreakpointTrap+0x2f',
      'nt!DbgBreakPoint+0x1',
      'ring!RbCheck+0x1c',
    ],
  });

it('says that the code stopped on purpose', async () => {
  expect(await checkRule(rule, stop('ffffffff80000003'))).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] derived: KMODE_EXCEPTION_NOT_HANDLED (0x1E): a break instruction ran in ring!RbCheck+0x1c, and no debugger was attached to take it: the code stopped on purpose.
      observed [6-11] the target stopped with KMODE_EXCEPTION_NOT_HANDLED (0x1E)
      observed [8] parameter 1 is 80000003: exception code
      observed [9] parameter 2 is fffff803\`1c8eba95: address of the exception
      observed [23] ring!RbCheck+0x1c stopped
      or: a breakpoint that a debugger had set, and did not take back
      missing: the condition that the code checks before it stops (ub @$ip)
      next: kb | ub @$ip"
  `);
});

it('knows assertions', async () => {
  expect(await headlines(rule, stop('c0000420', 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED (7e)'))).toMatch(
    /an assertion failed/,
  );
});

it('is silent at other exceptions', async () => {
  expect(await headlines(rule, stop('c0000005'))).toBe('');
  expect(
    await headlines(rule, 'Break instruction exception - code 80000003 (first chance)\n0: kd> r\n'),
  ).toBe('');
});
