/** IRP10: a flush of a pipe. */
import { expect, it } from 'vitest';
import { pipeFlush as rule } from '../../../../src/server/rules/pipeFlush';
import { checkRule, headlines } from '../../../support/checkRule';
import { irp10, kernel10 } from '../../../support/excerpts';

const irp = (request: string, driver: string): string =>
  irp10({
    address: 'ffffb20a33330010',
    thread: 'ffffb20a22345080',
    file: 'ffffb20a11112200',
    request,
    flags: '0  1',
  }).replace(/\\FileSystem\\Ntfs/g, driver);
const flush = 'IRP_MJ_FLUSH_BUFFERS(9), N/A(0)';

it('waits for the reader', async () => {
  expect(await checkRule(rule, kernel10 + irp(flush, '\\FileSystem\\Npfs'))).toMatchInlineSnapshot(`
    "info diagnostic [14-17] derived: IRP ffffb20a\`33330010 flushes a named pipe: it stays pending until the other end has read everything.
      observed [14-17] IRP_MJ_FLUSH_BUFFERS is pending in \\FileSystem\\Npfs
      or: the reader is slow and will come to it
      missing: who has the other end of the pipe (!fileobj ffffb20a\`11112200)
      next: !fileobj ffffb20a\`11112200 | !handle 0 3 0 File"
  `);
});

it('is silent at a flush of a file, and at a read of a pipe', async () => {
  expect(await headlines(rule, kernel10 + irp(flush, '\\FileSystem\\Ntfs'))).toBe('');
  expect(await headlines(rule, kernel10 + irp('IRP_MJ_READ(3), N/A(0)', '\\FileSystem\\Npfs'))).toBe('');
});
