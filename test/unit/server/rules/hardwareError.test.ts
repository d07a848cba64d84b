/** BC08: only what the hardware itself reported is hardware. */
import { expect, it } from 'vitest';
import { hardwareError as rule } from '../../../../src/server/rules/hardwareError';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const stop = (title: string): string =>
  bugcheckText({ title, args: ['0', 'ffffa60512345028', 'be000000', '800400'] });

it('leads to the error record', async () => {
  expect(await checkRule(rule, stop('WHEA_UNCORRECTABLE_ERROR (124)'))).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] observed: WHEA_UNCORRECTABLE_ERROR (0x124): the hardware reported this error; the modules on the stack only pass it on.
      observed [6-11] the target stopped with WHEA_UNCORRECTABLE_ERROR (0x124)
      observed [9] parameter 2 is ffffa605\`12345028: WHEA_ERROR_RECORD
      or: a device or its driver that makes the bus report an error
      or: voltage, heat, overclocking
      missing: the error record (!errrec ffffa605\`12345028)
      next: !errrec ffffa605\`12345028 | !sysinfo machineid"
  `);
});

it('gives no verdict where code or data changed', async () => {
  expect(await headlines(rule, stop('CRITICAL_STRUCTURE_CORRUPTION (109)'))).toMatch(
    /^info .*software or hardware/,
  );
});

it('is silent where only the addresses look odd', async () => {
  expect(await headlines(rule, stop('MEMORY_MANAGEMENT (1a)'))).toBe('');
});
