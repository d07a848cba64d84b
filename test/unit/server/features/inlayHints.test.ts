import { describe, expect, it } from 'vitest';
import { hinted } from '../../../support/features';

const cases: readonly (readonly [what: string, expected: string])[] = [
  ['an NTSTATUS', 'Cannot debug pid 1‹0x1›, NTSTATUS 0xC000010A‹STATUS_PROCESS_IS_TERMINATING›'],
  ['a Cid', 'Searching for Process with Cid == 1328‹0n4904›'],
  [
    'process and thread',
    'THREAD fffffadfcca9a040  Cid 1328.1348‹0n4904.0n4936›  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable',
  ],
  [
    'a terse IRP stack location',
    `lkd> !irp fffffadfcc225380
Irp is active with 7 stacks 7 is current (= 0xfffffadfcc225600)
 No Mdl: No System Buffer: Thread fffffadfccea27d0:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
 [  0, 0]   0  0 00000000 00000000 00000000-00000000

			Args: 00000000 00000000 00000000 00000000
>[ 11, 1]‹IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK›   2  1‹SL_EXCLUSIVE_LOCK | SL_PENDING_RETURNED› fffffadfce7b6040 fffffadfccf73250 00000000-00000000    pending
	       \\FileSystem\\Ntfs
			Args: fffffadfcd70e0a0 00000000 00000000 00000000`,
  ],
  [
    'flags whose names are not printed',
    'lkd> !fileobj fffffadfccf73250\n\n\\a.txt\n\nFlags:  0x40042‹FO_SYNCHRONOUS_IO | FO_CACHE_SUPPORTED | FO_HANDLE_CREATED›',
  ],
  ['nothing behind bare numbers', 'c0000005 1328 0x40042'],
];

describe('inlayHints', () => {
  it.each(cases)('name %s', async (_what, expected) => {
    expect(await hinted(expected.replace(/‹[^›]*›/g, ''))).toBe(expected);
  });

  it('stay within the range', async () => {
    const text = 'NTSTATUS 0xC0000005\nNTSTATUS 0xC0000005\nNTSTATUS 0xC0000005';
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(await hinted(text, range)).toBe(
      text.replace('\nNTSTATUS 0xC0000005\n', '\nNTSTATUS 0xC0000005‹STATUS_ACCESS_VIOLATION›\n'),
    );
  });
});
