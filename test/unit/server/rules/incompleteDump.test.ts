/** Q02: dumps that lack memory; a routine complaint of the debugger is none. */
import { expect, it } from 'vitest';
import { incompleteDump as rule } from '../../../../src/server/rules/incompleteDump';
import { checkRule, headlines } from '../../../support/checkRule';

const dump = (
  kind: string,
  rest: string,
): string => `Microsoft (R) Windows Debugger Version 10.0.22621.382 AMD64
Loading Dump File [C:\\dumps\\a.dmp]
${kind}
Windows 10 Kernel Version 19041 MP (4 procs) Free x64
${rest}`;
const kernel =
  'Kernel Bitmap Dump File: Kernel address space is available, User address space may not be available.';
const mini = 'Mini Kernel Dump File: Only registers and stack trace are available';

it('warns of a dump that was cut', async () => {
  expect(
    await checkRule(rule, dump(kernel, 'WARNING: Dump file has been truncated.  Data may be missing.\n')),
  ).toMatchInlineSnapshot(`
    "warning diagnostic [5] observed: The dump file was cut short: commands may fail anywhere, and what is missing is not known.
      observed [5] the debugger says that the file is truncated
      missing: a complete or kernel memory dump
      next: .dumpdebug"
  `);
});

it('knows small dumps', async () => {
  expect(await headlines(rule, dump(mini, ''))).toMatch(/^info card .*small memory dump/);
});

it('is silent at a whole dump, and at what one command could not read', async () => {
  expect(await headlines(rule, dump(kernel, ''))).toBe('');
  expect(
    await headlines(
      rule,
      dump(
        kernel,
        '0: kd> !pcr\nPage 12345 not present in the dump file. Type ".hh dbgerr004" for details\nGetUlongFromAddress: unable to read from 00000000\n',
      ),
    ),
  ).toBe('');
});
