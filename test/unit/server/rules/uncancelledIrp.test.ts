/** IRP06: requests that outlive their thread; a thread that the text does not show is no cue. */
import { expect, it } from 'vitest';
import { uncancelledIrp as rule } from '../../../../src/server/rules/uncancelledIrp';
import { checkRule, headlines } from '../../../support/checkRule';
import { irp10, kernel10, thread10 } from '../../../support/excerpts';

const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });
const thread = (state: string, stack: readonly string[] = []): string =>
  thread10({
    address: 'ffffb20a22345080',
    cid: '1a2c.0f10',
    image: 'app.exe',
    process: 'ffffb20a16a1c080',
    state,
    stack,
  });
const waiting = 'WAIT: (Executive) KernelMode Non-Alertable';
const rows = ['nt!KeWaitForSingleObject+0x256', 'nt!IoCancelThreadIo+0xf2', 'nt!PspExitThread+0x1b4'];

it('is of a thread that has terminated', async () => {
  expect(await checkRule(rule, kernel10 + irp + thread('TERMINATED'))).toMatchInlineSnapshot(`
    "warning diagnostic [14-17] derived: IRP ffffb20a\`33330010 is not complete, at \\FileSystem\\Ntfs; its thread app.exe 1a2c.f10 has terminated.
      observed [14-17] its current stack location belongs to \\FileSystem\\Ntfs
      observed [7] the IRP names thread ffffb20a\`22345080
      observed [18-30] the thread has terminated
      or: the outputs are of different moments, and the IRP has been used again
      missing: both at one moment (.echotimestamps 1; !thread ffffb20a\`22345080; !irp ffffb20a\`33330010 1)
      next: .echotimestamps 1; !thread ffffb20a\`22345080; !irp ffffb20a\`33330010 1"
  `);
});

it('is of a thread that waits for the cancellation', async () => {
  expect(await headlines(rule, kernel10 + irp + thread(waiting, rows))).toMatch(/has no cancel routine/);
});

it('is silent', async () => {
  expect(await headlines(rule, kernel10 + irp)).toBe('');
  expect(await headlines(rule, kernel10 + irp + thread(waiting))).toBe('');
});
