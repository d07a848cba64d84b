/** WT02, WT08: who waits for the Lock of a FILE_OBJECT, and who may be said to hold it. */
import { expect, it } from 'vitest';
import { waitOnFileObjectLock as rule } from '../../../../src/server/rules/waitOnFileObjectLock';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { fileObject, kernel10, kernelXp, thread10, threadXp } from '../../../support/excerpts';

const file = 'ffffb20a11112200';
const lock = 'ffffb20a11112280';
const event = 'ffffb20a11112298';
const waiter = {
  address: 'ffffb20a12345080',
  cid: '1a2c.0f10',
  image: 'editor.exe',
  process: 'ffffb20a0fb1c080',
  objects: [`${lock}  SynchronizationEvent`],
  stack: [
    'nt!KiSwapContext+0x76',
    'nt!KiSwapThread+0x500',
    'nt!KiCommitThreadWait+0x14f',
    'nt!KeWaitForSingleObject+0x233',
    'nt!IopWaitForLockAlertable+0x40',
    'nt!IopAcquireFileObjectLock+0x74',
    'nt!NtReadFile+0x1d6',
  ],
};
const other = {
  address: 'ffffb20a22345080',
  cid: '2b2c.0c40',
  image: 'server.exe',
  process: 'ffffb20a0fb1d080',
};

it('names field, holder and time in the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "warning card [34] derived: rrdtool.exe 1328.1348 has waited for 1 h 35 min 42.4 s for the Lock of FILE_OBJECT fffffadf\`ccf73250; w3wp.exe 10f8.138c has a request in progress on it.
      derived [34] fffffadf\`ccf732d0 is FILE_OBJECT fffffadf\`ccf73250.Lock (fffffadfccf73250 +0x80 = fffffadfccf732d0)
      observed [71] the file object is busy and has 1 waiter"
  `);
});

it('names the field in the format of Windows 10, with no holder in the text', async () => {
  expect(await checkRule(rule, `${kernel10}kd> !thread\n${thread10(waiter)}${fileObject(file)}`))
    .toMatchInlineSnapshot(`
    "warning diagnostic [8] derived: editor.exe 1a2c.f10 has waited for 1 min 40 s for the Lock of FILE_OBJECT ffffb20a\`11112200; who holds it is not recorded in the object.
      derived [8] ffffb20a\`11112280 is FILE_OBJECT ffffb20a\`11112200.Lock (ffffb20a11112200 +0x80 = ffffb20a11112280)
      observed [42] the file object is busy and has 1 waiter
      missing: which thread has the request in progress (!irpfind -v 0 0 fileobject ffffb20a\`11112200)
      next: !irpfind -v 0 0 fileobject ffffb20a\`11112200 | !findfilelockowner ffffb20a\`11112200"
  `);
});

it('takes the object from the routine that waits where !fileobj was not asked, and grades that', async () => {
  expect(await checkRule(rule, `${kernel10}kd> !thread\n${thread10(waiter)}`)).toMatchInlineSnapshot(`
    "warning diagnostic [8] inferred: editor.exe 1a2c.f10 has waited for 1 min 40 s for the Lock of FILE_OBJECT ffffb20a\`11112200; who holds it is not recorded in the object.
      inferred [8] ffffb20a\`11112280 is FILE_OBJECT ffffb20a\`11112200.Lock (ffffb20a11112200 +0x80 = ffffb20a11112280)
      missing: which thread has the request in progress (!irpfind -v 0 0 fileobject ffffb20a\`11112200)
      next: !fileobj ffffb20a\`11112200 | !irpfind -v 0 0 fileobject ffffb20a\`11112200 | !findfilelockowner ffffb20a\`11112200"
  `);
});

it('knows the offset of x86', async () => {
  const thread = threadXp({
    ...waiter,
    address: '86d1ada8',
    process: '86f2a020',
    objects: ['8712344c  SynchronizationEvent'],
    stack: [
      'nt!KiSwapContext+0x2f',
      'nt!KiSwapThread+0x8a',
      'nt!KeWaitForSingleObject+0x1c2',
      'nt!IopAcquireFileObjectLock+0x5c',
      'nt!NtReadFile+0x2ad',
    ],
  });
  expect(
    await headlines(rule, `${kernelXp}kd> !thread\n${thread}${fileObject('87123400')}`),
  ).toMatchInlineSnapshot(
    `"warning diagnostic [8] derived: editor.exe 1a2c.f10 has waited for 1 min 40 s for the Lock of FILE_OBJECT 87123400; who holds it is not recorded in the object."`,
  );
});

it('is information only while the wait is short, or its length is not printed', async () => {
  const short = thread10({ ...waiter, ticks: '12 (0:00:00:00.187)' });
  const silent = thread10(waiter).replace(/^Wait Start.*\n/m, '');
  for (const thread of [short, silent])
    expect(await headlines(rule, `${kernel10}kd> !thread\n${thread}${fileObject(file)}`)).toMatch(/^info /);
});

// Waiting for a file handle is no request: the thread does not hold anything.
it('does not call a thread the holder that waits for the file handle', async () => {
  const watcher = thread10({
    ...other,
    state: 'WAIT: (UserRequest) UserMode Non-Alertable',
    objects: [`${event}  NotificationEvent`],
    stack: [
      'nt!KiSwapContext+0x76',
      'nt!KeWaitForSingleObject+0x233',
      'nt!ObWaitForSingleObject+0xbb',
      'nt!NtWaitForSingleObject+0x6a',
    ],
  });
  const found = await headlines(
    rule,
    `${kernel10}kd> !thread\n${thread10(waiter)}${fileObject(file)}kd> !thread\n${watcher}`,
  );
  expect(found).toContain('who holds it is not recorded');
  expect(found).not.toContain('server.exe');
});

// A FILE_OBJECT printed in another session may be on another machine.
it('does not join sessions', async () => {
  const plain = { ...waiter, stack: waiter.stack.filter((site) => !site.includes('Iop')) };
  expect(
    await checkRule(rule, `${kernel10}${fileObject(file)}${kernel10}kd> !thread\n${thread10(plain)}`),
  ).toBe('');
});

// The lock routine stands deeper: this wait is another one.
it('does not take a wait for the lock that another routine made', async () => {
  const stack = [...waiter.stack.slice(0, 4), 'drv!WaitForReply+0x20', ...waiter.stack.slice(4)];
  expect(await checkRule(rule, `${kernel10}kd> !thread\n${thread10({ ...waiter, stack })}`)).toBe('');
});

// +0x78 is LastLock's end, no event of the object.
it('does not name any address inside the object', async () => {
  const objects = ['ffffb20a11112278  SynchronizationEvent'];
  const stack = waiter.stack.slice(0, 4);
  expect(
    await checkRule(
      rule,
      `${kernel10}kd> !thread\n${thread10({ ...waiter, objects, stack })}${fileObject(file)}`,
    ),
  ).toBe('');
});

// The file object is gone, and its memory is something else.
it('does not take an object of another type for the lock', async () => {
  const objects = [`${lock}  Semaphore Limit 0x7fffffff`];
  const stack = waiter.stack.slice(0, 4);
  const text = `${kernel10}kd> !thread\n${thread10({ ...waiter, objects, stack })}${fileObject(file)}`;
  expect(await checkRule(rule, text)).toBe('');
});
