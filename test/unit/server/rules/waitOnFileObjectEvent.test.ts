/** WT02: who waits for the Event of a FILE_OBJECT, and whose request it is. */
import { expect, it } from 'vitest';
import { waitOnFileObjectEvent as rule } from '../../../../src/server/rules/waitOnFileObjectEvent';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { fileObject, irp10, kernel10, kernelXp, thread10, threadXp } from '../../../support/excerpts';

const file = 'ffffb20a11112200';
const address = 'ffffb20a22345080';
const reader = {
  address,
  cid: '2b2c.0c40',
  image: 'server.exe',
  process: 'ffffb20a0fb1d080',
  state: 'WAIT: (Executive) UserMode Non-Alertable',
  objects: ['ffffb20a11112298  NotificationEvent'],
  stack: [
    'nt!KiSwapContext+0x76',
    'nt!KeWaitForSingleObject+0x233',
    'nt!IopWaitForSynchronousIoEvent+0x50',
    'nt!IopSynchronousServiceTail+0x4fb',
    'nt!NtReadFile+0x599',
  ],
};

it('finds the wait of the rundown with its IRP', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info card [107] derived: w3wp.exe 10f8.138c waits for the Event of FILE_OBJECT fffffadf\`ccf73250: the completion of its own request on that file object.
      derived [107] fffffadf\`ccf732e8 is FILE_OBJECT fffffadf\`ccf73250.Event (fffffadfccf73250 +0x98 = fffffadfccf732e8)"
  `);
});

it('calls it the own request inside a file service', async () => {
  expect(await checkRule(rule, `${kernel10}kd> !thread\n${thread10(reader)}${fileObject(file, 0)}`))
    .toMatchInlineSnapshot(`
    "info card [8] derived: server.exe 2b2c.c40 waits for the Event of FILE_OBJECT ffffb20a\`11112200: the completion of its own request on that file object.
      derived [8] ffffb20a\`11112298 is FILE_OBJECT ffffb20a\`11112200.Event (ffffb20a11112200 +0x98 = ffffb20a11112298)
      missing: the IRP of the request (!irpfind -v 0 0 fileobject ffffb20a\`11112200)
      next: !irpfind -v 0 0 fileobject ffffb20a\`11112200"
  `);
});

it('knows the offset of x86', async () => {
  const thread = threadXp({
    ...reader,
    address: '86d1ada8',
    process: '86f2a020',
    objects: ['8712345c  NotificationEvent'],
  });
  expect(
    await headlines(rule, `${kernelXp}kd> !thread\n${thread}${fileObject('87123400', 0)}`),
  ).toMatchInlineSnapshot(
    `"info card [8] derived: server.exe 2b2c.c40 waits for the Event of FILE_OBJECT 87123400: the completion of its own request on that file object."`,
  );
});

// NtWaitForSingleObject on a file handle waits for the same Event.
it('does not call it the own request when the thread waits for the handle', async () => {
  const stack = [
    ...reader.stack.slice(0, 2),
    'nt!ObWaitForSingleObject+0xbb',
    'nt!NtWaitForSingleObject+0x6a',
  ];
  expect(
    await headlines(rule, `${kernel10}kd> !thread\n${thread10({ ...reader, stack })}${fileObject(file, 0)}`),
  ).toMatch(/not necessarily its own/);
});

// A driver inside NtReadFile waits for another file.
it('does not take the service of another file for the one that waits', async () => {
  const stack = [
    ...reader.stack.slice(0, 2),
    'flt!WaitForHelper+0x31',
    'nt!IopSynchronousServiceTail+0x4fb',
    'nt!NtReadFile+0x599',
  ];
  expect(
    await headlines(rule, `${kernel10}kd> !thread\n${thread10({ ...reader, stack })}${fileObject(file, 0)}`),
  ).toMatch(/not necessarily its own/);
});

it('does not give the thread the IRP of another, nor one that is complete', async () => {
  const stack = reader.stack.slice(0, 2);
  const text = (irp: string): string =>
    `${kernel10}kd> !thread\n${thread10({ ...reader, stack })}${fileObject(file, 0)}${irp}`;
  const foreign = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a77777080', file });
  const complete = [
    'kd> !irp ffffb20a33330010',
    'Irp is complete (CurrentLocation 4 > StackCount 3)',
    ` No Mdl: No System Buffer: Thread ${address}:  Irp is completed.  `,
    '     cmd  flg cl Device   File     Completion-Context',
    '>[IRP_MJ_READ(3), N/A(0)]',
    `            0  0 ffffb20a0f4b7040 ${file} 00000000-00000000    `,
    '',
  ].join('\n');
  for (const irp of [foreign, complete])
    expect(await checkRule(rule, text(irp))).toMatch(/not necessarily its own[^]*the IRP of the request/);
  const own = irp10({ address: 'ffffb20a33330010', thread: address, file });
  expect(await checkRule(rule, text(own))).toMatch(/completion of its own request/);
});

it('does not join sessions', async () => {
  expect(
    await checkRule(rule, `${kernel10}${fileObject(file)}${kernel10}kd> !thread\n${thread10(reader)}`),
  ).toBe('');
});
