/** Q01: modules of a failing stack without symbols; those that stand on no such stack are nobody's concern. */
import { expect, it } from 'vitest';
import { missingSymbols as rule } from '../../../../src/server/rules/missingSymbols';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const crash = (complaint: string, top = 'scanflt+0x1d1e'): string =>
  bugcheckText({
    title: 'SYSTEM_SERVICE_EXCEPTION (3b)',
    args: ['c0000005', 'fffff802084d9062', 'ffffed0ee77dc000', '0'],
    details: [complaint],
    rows: [top, 'nt!IofCallDriver+0x55'],
  });
const none = (module: string): string =>
  `*** ERROR: Module load completed but symbols could not be loaded for ${module}`;
const exported = (module: string): string =>
  `*** ERROR: Symbol file could not be found.  Defaulted to export symbols for ${module} - `;

it('names the module of the failing row', async () => {
  expect(await checkRule(rule, crash(none('scanflt.sys')))).toMatchInlineSnapshot(`
    "info card [16] observed: For scanflt, in which the failing row lies, the debugger has no names.
      observed [16] the debugger says so of scanflt
      observed [18] scanflt stands on the stack
      missing: symbols of scanflt (.reload /f scanflt)
      next: !sym noisy | .reload /f scanflt | !lmi scanflt"
  `);
});

it('warns where it is the kernel', async () => {
  expect(await headlines(rule, crash(exported('ntkrnlmp.exe'), 'ntkrnlmp!KeSynch+0x12'))).toMatch(/^warning/);
});

it('is silent at a module on no failing stack, and at an unverified checksum', async () => {
  expect(await headlines(rule, crash(none('other.sys')))).toBe('');
  expect(await headlines(rule, crash('*** WARNING: Unable to verify checksum for scanflt.sys'))).toBe('');
});
