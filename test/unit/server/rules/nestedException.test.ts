/** BC10: two dispatches on one stack; one dispatch, seen from both sides, is one. */
import { expect, it } from 'vitest';
import { nestedException as rule } from '../../../../src/server/rules/nestedException';
import { checkRule, headlines } from '../../../support/checkRule';

const stack = (...symbols: readonly string[]): string =>
  `0:000> k\nChild-SP          RetAddr           Call Site\n${symbols
    .map((symbol, at) => `00000012\`3456f${(0x100 + at * 16).toString(16)} 00007ff8\`329d5678 ${symbol}`)
    .join('\n')}\n`;

it('finds the first exception below the second', async () => {
  expect(
    await checkRule(
      rule,
      stack(
        'app!Cleanup+0x12',
        'ntdll!RtlDispatchException+0x219',
        'ntdll!KiUserExceptionDispatch+0x2e',
        'app!Filter+0x44',
        'ntdll!RtlDispatchException+0x219',
        'ntdll!KiUserExceptionDispatch+0x2e',
        'app!Parse+0x9a',
        'app!main+0x20',
      ),
    ),
  ).toMatchInlineSnapshot(`
    "info card [9] inferred: 2 exceptions were dispatched on this stack: the deepest, first one was raised in Parse.
      observed [5] an exception is dispatched at row 2
      observed [8] an exception is dispatched at row 5
      or: the first one was handled, and the second is of its own
      missing: the exception and context records of the deepest dispatch (dps @$csp L200)
      next: .exr -1 | kb"
  `);
});

it('is silent at one dispatch', async () => {
  expect(
    await headlines(rule, stack('app!Filter+0x1', 'ntdll!KiUserExceptionDispatch+0x2e', 'app!main+0x20')),
  ).toBe('');
  expect(
    await headlines(
      rule,
      stack(
        'nt!KeBugCheckEx',
        'nt!KiDispatchException+0x1ba',
        'ntdll!KiUserExceptionDispatch+0x2e',
        'app!main+0x20',
      ),
    ),
  ).toBe('');
});
