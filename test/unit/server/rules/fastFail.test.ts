/** BC05: damage that a check of the kernel found; stack cookies and checks of a caller have other words. */
import { expect, it } from 'vitest';
import { fastFail as rule } from '../../../../src/server/rules/fastFail';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (kind: string, ...rows: readonly string[]): string =>
  bugcheckText({
    title: 'KERNEL_SECURITY_CHECK_FAILURE (139)',
    args: [kind, 'ffffa7019c3e1530', 'ffffa7019c3e1488', '0'],
    rows: [
      'nt!KeBugCheckEx',
      'nt!KiBugCheckDispatch+0x69',
      'nt!KiFastFailDispatch+0xd0',
      'nt!KiRaiseSecurityCheckFailure+0x323',
      ...rows,
    ],
  });

it('says what was found, by whom, and what leads to it', async () => {
  expect(await checkRule(rule, stop('3', 'ring!RbRemove+0x41', 'ring!RbDpc+0x12'))).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] derived: KERNEL_SECURITY_CHECK_FAILURE (0x139): a LIST_ENTRY was found damaged by ring!RbRemove+0x41; who finds it is often not who did it.
      observed [6-11] the target stopped with KERNEL_SECURITY_CHECK_FAILURE (0x139)
      observed [8] parameter 1 is 00000003: kind of corruption, LIST_ENTRY
      observed [9] parameter 2 is ffffa701\`9c3e1530: trap frame
      observed [10] parameter 3 is ffffa701\`9c3e1488: exception record
      observed [22] ring!RbRemove+0x41 checked it
      or: an entry was removed twice, or put into two lists
      or: the list is changed on two processors without its lock
      or: the block that holds an entry was freed while it was linked
      or: something wrote past the end of a neighbour
      missing: the damaged structure and its neighbours (.trap ffffa701\`9c3e1530; kb)
      next: .trap ffffa701\`9c3e1530; kb | .exr ffffa701\`9c3e1488 | !verifier"
  `);
});

it('knows the bookkeeping of pool', async () => {
  expect(
    await headlines(
      rule,
      stop('1d', 'nt!RtlRbRemoveNode+0x1b24df', 'nt!RtlpHpVsChunkCoalesce+0x183', 'nt!ExFreeHeapPool+0x4d4'),
    ),
  ).toMatch(/in the bookkeeping of pool/);
});

it.each([
  ['a stack cookie', stop('2', 'ring!_report_gsfailure+0x5')],
  ['an exit that was asked for', stop('7', 'ring!RbFail+0x9')],
  [
    'another bug check',
    bugcheckText({ title: 'DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)', args: ['3', '2', '0', '0'] }),
  ],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
