/** BC06: 0xC2 with 6 or 7, and a heap that says the block is not busy; 0x46 is another mistake. */
import { expect, it } from 'vitest';
import { doubleFree as rule } from '../../../../src/server/rules/doubleFree';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const free = (first: string): string =>
  bugcheckText({ title: 'BAD_POOL_CALLER (c2)', args: [first, '00001205', '04090003', 'ffff800910020c00'] });
const heap = (code: string, bucket: string): string => `0:000> !analyze -v
*******************************************************************************
FAULTING_IP:
ntdll!RtlReportFatalFailure+9
00007ff8\`329aa826 eb00            jmp     ntdll!RtlReportFatalFailure+0xb (00007ff8\`329aa828)

ERROR_CODE: (NTSTATUS) ${code} - A heap has been corrupted.

EXCEPTION_CODE: (NTSTATUS) ${code} - A heap has been corrupted.

FAILURE_BUCKET_ID:  ${bucket}
`;

it('is a block of pool that was free', async () => {
  expect(await checkRule(rule, free('00000007'))).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: BAD_POOL_CALLER (0xC2): block was freed before; the stack shows the second free, and the first is not in the text.
      observed [6-11] the target stopped with BAD_POOL_CALLER (0xC2)
      observed [8] parameter 1 is 00000007: kind of violation, block was freed before
      observed [9] parameter 2 is 00001205: pool tag, if known
      observed [10] parameter 3 is 04090003: first part of the header
      observed [11] parameter 4 is ffff8009\`10020c00: block
      or: another owner freed the block in between, and it was given out again
      missing: the block and its neighbours (!pool ffff8009\`10020c00)
      next: !pool ffff8009\`10020c00 2 | !poolval ffff8009\`10020c00 | !verifier"
  `);
});

it('is a heap block that is not busy', async () => {
  expect(
    await headlines(
      rule,
      heap('0xc0000374', 'HEAP_CORRUPTION_ACTIONABLE_BlockNotBusy_DOUBLE_FREE_c0000374_app.exe!main'),
    ),
  ).toMatch(/most likely it was freed before/);
});

it.each([
  ['an invalid address', free('00000046')],
  [
    'another damage of the heap',
    heap('0xc0000374', 'HEAP_CORRUPTION_ACTIONABLE_EntryFailure_c0000374_app.exe!main'),
  ],
  ['another exception', heap('0xc0000005', 'INVALID_POINTER_READ_BlockNotBusy_app.exe!main')],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
