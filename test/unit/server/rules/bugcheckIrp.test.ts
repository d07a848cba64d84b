/** IRP08: bug checks over requests, and what they name. */
import { expect, it } from 'vitest';
import { bugcheckIrp as rule } from '../../../../src/server/rules/bugcheckIrp';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';
import { irp10 } from '../../../support/excerpts';

const stop = (title: string, ...args: readonly string[]): string => bugcheckText({ title, args });
const power = (first: string): string =>
  stop('DRIVER_POWER_STATE_FAILURE (9f)', first, 'ffffb20a0f4b7040', 'fffff80312345678', 'ffffb20a33330010');

it('says who holds a power IRP, when the text shows it', async () => {
  const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });
  expect(
    await checkRule(rule, `${power('3')}0: kd> !irp ffffb20a33330010\n${irp.replace(/^.*> !irp.*\n/, '')}`),
  ).toMatchInlineSnapshot(`
    "error diagnostic [6-11] observed: DRIVER_POWER_STATE_FAILURE (0x9F): a device held a power IRP too long; the driver at its current stack location is where to look, not this stack; the IRP is pending in \\FileSystem\\Ntfs.
      observed [6-11] the target stopped with DRIVER_POWER_STATE_FAILURE (0x9F)
      observed [8] parameter 1 is 00000003: kind of power failure, device held a power IRP too long
      observed [9] parameter 2 is ffffb20a\`0f4b7040: physical device object of the stack
      observed [10] parameter 3 is fffff803\`12345678: nt!_TRIAGE_9F_POWER
      observed [11] parameter 4 is ffffb20a\`33330010: IRP that is held
      observed [29-32] the current stack location of ffffb20a\`33330010 belongs to \\FileSystem\\Ntfs
      next: !devstack ffffb20a\`0f4b7040 | !irp ffffb20a\`33330010"
  `);
});

it.each([
  [
    'a thread of Plug and Play',
    stop('DRIVER_POWER_STATE_FAILURE (9f)', '4', '12c', 'ffffb20a22345080', 'fffff80312345678'),
    /Plug and Play/,
  ],
  [
    'a second completion',
    stop('MULTIPLE_IRP_COMPLETE_REQUESTS (44)', 'ffffb20a33330010', '1d7c', '0', '0'),
    /completed a second time/,
  ],
] as const)('%s', async (_, text, words) => {
  expect(await headlines(rule, text)).toMatch(words);
});

it('is silent where no request is involved', async () => {
  expect(await headlines(rule, power('77'))).toBe('');
  expect(await headlines(rule, stop('BAD_POOL_HEADER (19)', '20', '0', '0', '0'))).toBe('');
});
