/** IRP02: a stack location that lies where it cannot. */
import { expect, it } from 'vitest';
import { irpArithmetic as rule } from '../../../../src/server/rules/irpArithmetic';
import { checkRule, headlines } from '../../../support/checkRule';
import { irp10, kernel10 } from '../../../support/excerpts';

const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });

it('shows the sum', async () => {
  const text = kernel10 + irp.replace(/\(= 0x[0-9a-f]+\)/, '(= 0xffffb20a33330188)');
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info card [7] derived: Stack location 2 of IRP ffffb20a\`33330010 should lie at ffffb20a\`33330128; ffffb20a\`33330188 is printed, 96 bytes behind it.
      derived [7] by the layout of x64 it is the IRP + 0xd0 + 1 · 0x48 (ffffb20a33330010 +0xd0 +0x48 = ffffb20a33330128)
      observed [7] ffffb20a\`33330188 as printed
      or: a digit was lost when the line was copied
      or: the target is of another machine
      or: the IRP is damaged
      missing: the fields of the IRP (dt nt!_IRP ffffb20a\`33330010)
      next: dt nt!_IRP ffffb20a\`33330010"
  `);
});

it('is silent where it adds up, and behind the last location', async () => {
  expect(await headlines(rule, kernel10 + irp)).toBe('');
  const sent = irp.replace(/(\d+) is current \(= 0x[0-9a-f]+\)/, '9 is current (= 0xffffb20a33330320)');
  expect(await headlines(rule, kernel10 + sent)).toBe('');
});
