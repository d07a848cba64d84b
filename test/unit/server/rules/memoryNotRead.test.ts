/** Q02: memory and registers that the debugger did not have; a bad address of a running target is something else. */
import { expect, it } from 'vitest';
import { memoryNotRead as rule } from '../../../../src/server/rules/memoryNotRead';
import { checkRule, headlines } from '../../../support/checkRule';

const dump = (
  ...lines: readonly string[]
): string => `Microsoft (R) Windows Debugger Version 10.0.22621.382 AMD64
Loading Dump File [C:\\dumps\\a.dmp]
Mini Kernel Dump File: Only registers and stack trace are available
Windows 10 Kernel Version 19041 MP (4 procs) Free x64
0: kd> !pool ffffe50aa1c02000
${lines.join('\n')}
`;

it('counts what could not be read, by kind', async () => {
  expect(
    await checkRule(
      rule,
      dump(
        'Page 1a2b3c not present in the dump file. Type ".hh dbgerr004" for details',
        'Page 1a2b3d not present in the dump file. Type ".hh dbgerr004" for details',
        'PEB is paged out (Peb.Ldr = 0000001a`2b3c4018).  Type ".hh dbgerr001" for details',
        'Unable to read KTHREAD from ffffe50aa1c02080',
      ),
    ),
  ).toMatchInlineSnapshot(`
    "info card [6] observed: 2 pages are not in the dump, 1 piece of memory was paged out, 1 address could not be read: what would stand there is unknown, and not known to be bad.
      observed [6] the debugger says that the dump does not hold the page
      observed [7] the debugger says that the dump does not hold the page
      observed [8] the debugger says that the memory is paged out
      observed [9] the debugger could not read there
      missing: a dump that holds this memory
      next: .dumpdebug"
  `);
});

it('says when a processor has no registers to show', async () => {
  expect(
    await headlines(
      rule,
      'lkd> !thread ffffd888634350c0 6\nUnable to get context for thread running on processor 2, HRESULT 0x80004001\n',
    ),
  ).toMatch(/^info card .*registers of 1 processor were not to be had/);
});

it.each([
  [
    'a page that is missed between rows',
    dump(
      'Pool page ffffe50aa1c02000 region is Nonpaged pool',
      'Page 1a2b3c not present in the dump file. Type ".hh dbgerr004" for details',
      ' ffffe50aa1c02000 size:  150 previous size:    0  (Allocated)  File',
    ),
  ],
  ['a read at address 0', dump('GetUlongFromAddress: unable to read from 00000000')],
  ['what an extension looks up by itself', dump('Unable to read MiSystemVaType memory at 82771f00')],
  [
    'a bad address of a running target',
    '0:000> dt app!Node 20202018\nUnable to read app!Node structure at 20202018\n',
  ],
  ['an answer about something else', dump('Unable to read Environment string.')],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
