// Hover on a bug check: the code, its parameters with what their values say, where to look first, the signature.
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../support/features';

const analysis = `0: kd> !analyze -v
SYSTEM_SERVICE_EXCEPTION (3b)
An exception happened while executing a system service routine.
Arguments:
Arg1: 00000000c0000005, Exception code that caused the bugcheck
Arg2: fffff88004b1c0d2, Address of the instruction which caused the bugcheck
Arg3: fffff880061239c0, Address of the context record for the exception that caused the bugcheck
Arg4: 0000000000000000, zero.

Debugging Details:
------------------

BUGCHECK_CODE:  3b

BUGCHECK_P1: c0000005

BUGCHECK_P3: fffff880061239c0

CONTEXT:  fffff880061239c0 -- (.cxr 0xfffff880061239c0)

STACK_TEXT:
fffff880\`06124390 fffff800\`02c96e75 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : netflt!Send+0xd2
fffff880\`061243d0 fffff800\`02c97000 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!IopXxxControlFile+0x607
`;
const live = `*** Fatal System Error: 0x0000003b
                       (0x00000000C0000005,0xFFFFF88004B1C0D2,0xFFFFF880061239C0,0x0000000000000000)
`;
const banner = 'BugCheck D1, {14, 2, 1, fffff8801234b344}\n';
const short =
  'Bugcheck code 0000000A\nArguments 00000000`00000014 00000000`00000002 00000000`00000001 fffff880`1234b344\n';

const mark = (text: string, before: string): string =>
  text.replace(before, `$0${before}`.replace('$0', '$$0'));

describe('the card of a bug check', () => {
  it.each([
    [
      'the title',
      mark(analysis, 'SERVICE_EX'),
      [
        '`SYSTEM_SERVICE_EXCEPTION`',
        '0x3B',
        'Parameter 3',
        'context record',
        'go to the context record first',
        'Look first: ``.cxr fffff880`061239c0; kb``',
        'Signature: `0x3B c0000005 | netflt!Send`',
      ],
    ],
    [
      'a parameter',
      mark(analysis, 'c0000005, Exc'),
      ['Parameter 1', 'exception code', '`STATUS_ACCESS_VIOLATION`'],
    ],
    ['a field', mark(analysis, 'CODE:  3b'), ['`SYSTEM_SERVICE_EXCEPTION`', 'Parameter 2']],
    ['a field of a parameter', mark(analysis, 'P1: c000'), ['Parameter 1', '`STATUS_ACCESS_VIOLATION`']],
    ['another one', mark(analysis, 'P3: ffff'), ['Parameter 3', 'context record']],
    ['a live crash', mark(live, 'System Error'), ['`SYSTEM_SERVICE_EXCEPTION`', '`STATUS_ACCESS_VIOLATION`']],
    ['the summary', mark(banner, 'Check D1'), ['`DRIVER_IRQL_NOT_LESS_OR_EQUAL`', 'Parameter 4']],
    ['an address in it', mark(banner, '14, 2'), ['Parameter 1', 'NULL pointer and the offset 0x14']],
    ['an IRQL in it', mark(banner, '2, 1'), ['Parameter 2', '`DISPATCH_LEVEL`']],
    ['an access in it', mark(banner, '1, fff'), ['Parameter 3', 'write']],
    ['the code of .bugcheck', mark(short, 'code 0000'), ['`IRQL_NOT_LESS_OR_EQUAL`']],
    ['an argument of .bugcheck', mark(short, '00000000`00000002'), ['Parameter 2', '`DISPATCH_LEVEL`']],
    [
      'a variant',
      mark('BugCheck 9F, {3, ffff910142869040, fffff80351110000, ffff910145796f70}\n', 'ffff910145796f70'),
      ['Parameter 4', 'IRP that is held'],
    ],
    ['a code of a tool', mark('BugCheck 5A5A4142, {1, 2, 3, 4}\n', 'Check 5A'), ['Its bytes spell ZZAB']],
  ] as const)('%s', async (_, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });

  it('shows one parameter only, where the cursor is on it', async () => {
    expect(await hoverAt(mark(banner, '2, 1'))).not.toContain('Parameter 3');
  });

  it('says nothing in the description', async () => {
    expect(await hoverAt(mark(analysis, 'happened while'))).not.toContain('Parameter');
  });
});
