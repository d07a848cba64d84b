/** BC16: the failing row without a module; user code in a kernel session is none. */
import { expect, it } from 'vitest';
import { codeOutsideModules as rule } from '../../../../src/server/rules/codeOutsideModules';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const crash = (row: string): string =>
  bugcheckText({
    title: 'ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY (fc)',
    args: ['ffff80091002ac08', '0', 'ffffed0ee77dc000', '2'],
    rows: ['nt!KeBugCheckEx', 'nt!MiSystemFault+0x12', 'nt!KiPageFault+0x474', row, 'drv!Call+0x55'],
  });

it('says what it may be', async () => {
  expect(await checkRule(rule, crash('0xffff8009`1002ac08'))).toMatchInlineSnapshot(`
    "info card [21] inferred: The failing row, ffff8009\`1002ac08, is in no module that the debugger knows.
      observed [21] the row has an address and no name
      or: code that was made at run time: a just-in-time compiler, a trampoline
      or: a module that was unloaded, or whose list entry is missing
      or: a call through a damaged pointer
      missing: what is mapped there (!pte ffff8009\`1002ac08)
      next: !pte ffff8009\`1002ac08 | u ffff8009\`1002ac08 | lm t n"
  `);
});

it('is silent where the row has a name, or is of user mode', async () => {
  expect(await headlines(rule, crash('drv!Work+0x12'))).toBe('');
  expect(await headlines(rule, crash('0x00007ff8`12345678'))).toBe('');
});
