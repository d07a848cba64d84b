// Hover on a bug check: the code, its parameters, an exception code among them.
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
`;
const live = `*** Fatal System Error: 0x0000003b
                       (0x00000000C0000005,0xFFFFF88004B1C0D2,0xFFFFF880061239C0,0x0000000000000000)
`;

const mark = (text: string, before: string): string =>
  text.replace(before, `$0${before}`.replace('$0', '$$0'));

describe('the card of a bug check', () => {
  it.each([
    [
      'the title',
      mark(analysis, 'SERVICE_EX'),
      ['`SYSTEM_SERVICE_EXCEPTION`', '0x3B', 'Parameter 3', 'context record'],
    ],
    [
      'a parameter',
      mark(analysis, 'c0000005, Exc'),
      ['Parameter 1', 'exception code', '`STATUS_ACCESS_VIOLATION`'],
    ],
    ['a field', mark(analysis, 'CODE:  3b'), ['`SYSTEM_SERVICE_EXCEPTION`', 'Parameter 2']],
    ['a live crash', mark(live, 'System Error'), ['`SYSTEM_SERVICE_EXCEPTION`', '`STATUS_ACCESS_VIOLATION`']],
  ] as const)('%s', async (_, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });

  it('says nothing in the description', async () => {
    expect(await hoverAt(mark(analysis, 'happened while'))).not.toContain('Parameter');
  });
});
