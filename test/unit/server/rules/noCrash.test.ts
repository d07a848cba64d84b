/** BC12: stops that were asked for; a break instruction elsewhere is a real stop. */
import { expect, it } from 'vitest';
import { noCrash as rule } from '../../../../src/server/rules/noCrash';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const broken = (
  caller: string,
): string => `(1f04.6e78): Break instruction exception - code 80000003 (first chance)
ntdll!DbgBreakPoint:
00007ff8\`329aa820 cc              int     3
0:004> k
Child-SP          RetAddr           Call Site
00000012\`3456f8c8 00007ff8\`329d5678 ntdll!DbgBreakPoint
00000012\`3456f8d0 00007ff8\`31234567 ${caller}+0x4e
00000012\`3456f900 00007ff8\`329a1234 KERNEL32!BaseThreadInitThunk+0x14
00000012\`3456f930 00000000\`00000000 ntdll!RtlUserThreadStart+0x21
`;

it('is a crash that somebody asked for', async () => {
  const text = bugcheckText({ title: 'MANUALLY_INITIATED_CRASH (e2)', args: ['0', '0', '0', '0'] });
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info diagnostic [6-11] observed: MANUALLY_INITIATED_CRASH (0xE2): somebody asked for this crash, by keyboard, a tool or the host.
      observed [6-11] the target stopped with MANUALLY_INITIATED_CRASH (0xE2)
      next: !running -it | !locks | !stacks 2"
  `);
});

it('is the debugger breaking in', async () => {
  expect(await headlines(rule, broken('ntdll!DbgUiRemoteBreakin'))).toMatch(/The debugger broke in/);
});

it('is the loader that stops for the debugger', async () => {
  const text = broken('ntdll!LdrpInitializeProcess').replaceAll(
    'ntdll!DbgBreakPoint',
    'ntdll!LdrpDoDebuggerBreak+0x30',
  );
  expect(await headlines(rule, text)).toMatch(/before the program began/);
});

it('is silent at an assertion, and at a crash', async () => {
  expect(await headlines(rule, broken('app!AssertFailed'))).toBe('');
  expect(
    await headlines(
      rule,
      bugcheckText({ title: 'KMODE_EXCEPTION_NOT_HANDLED (1e)', args: ['c0000005', '0', '0', '0'] }),
    ),
  ).toBe('');
});
