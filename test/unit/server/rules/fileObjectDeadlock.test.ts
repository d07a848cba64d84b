/** WT09: the candidate ring of a handle close and a byte-range lock, and the texts that do not show it. */
import { describe, expect, it } from 'vitest';
import { fileObjectDeadlock as rule } from '../../../../src/server/rules/fileObjectDeadlock';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { fileObject, irp10, kernel10, thread10 } from '../../../support/excerpts';

const file = 'ffffb20a11112200';
const wait = [
  'nt!KiSwapContext+0x76',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
];
const closer = {
  address: 'ffffb20a12345080',
  cid: '1a2c.0f10',
  image: 'editor.exe',
  process: 'ffffb20a0fb1c080',
  objects: ['ffffb20a11112280  SynchronizationEvent'],
  stack: [
    ...wait,
    'nt!IopWaitForLockAlertable+0x40',
    'nt!IopAcquireFileObjectLock+0x74',
    'nt!IopCloseFile+0x13b',
    'nt!ObCloseHandleTableEntry+0x1f9',
    'nt!NtClose+0xec',
  ],
};
const locker = {
  address: 'ffffb20a22345080',
  cid: '2b2c.0c40',
  image: 'server.exe',
  process: 'ffffb20a0fb1d080',
  state: 'WAIT: (Executive) UserMode Non-Alertable',
  objects: ['ffffb20a11112298  NotificationEvent'],
  stack: [...wait, 'nt!IopSynchronousServiceTail+0x4fb', 'nt!NtLockFile+0x4a6'],
};
const irp = { address: 'ffffb20a33330010', thread: locker.address, file };

interface Parts {
  readonly first?: Partial<typeof closer & { ticks: string }>;
  readonly second?: Partial<typeof locker>;
  readonly request?: Partial<typeof irp & { flags: string; request: string; notes: string }>;
  readonly between?: string;
}

function text({ first = {}, second = {}, request = {}, between = '' }: Parts = {}): string {
  return `${kernel10}kd> !thread\n${thread10({ ...closer, ...first })}${fileObject(file)}${between}kd> !thread\n${thread10({ ...locker, ...second })}${irp10({ ...irp, ...request })}`;
}

it('tells the story of the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "warning diagnostic [34] inferred: Candidate deadlock: rrdtool.exe 1328.1348 cannot close its handle of FILE_OBJECT fffffadf\`ccf73250 because w3wp.exe 10f8.138c has a request in progress on it, and that request, IRP fffffadf\`cc225380, waits for a byte-range lock that the process of rrdtool.exe 1328.1348 may own. Ending w3wp.exe 10f8.138c can break it: its wait is UserMode and its IRP has a cancel routine, which must then complete it.
      derived [34] The thread waits on fffffadf\`ccf732d0, which is the Lock of FILE_OBJECT fffffadf\`ccf73250 (fffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0): another request on this synchronous file object is in progress. (fffffadfccf73250 +0x80 = fffffadfccf732d0)
      derived [124] w3wp.exe 10f8.138c waits inside NtLockFile for the completion of a request on the same FILE_OBJECT fffffadf\`ccf73250; a synchronous file object carries one request at a time, and its Busy owner is the thread whose request is in progress.
      derived [91-93] IRP fffffadf\`cc225380 is an exclusive IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY and is pending: it waits until the range is granted, the request is cancelled or the handle is closed.
      inferred [55] Nothing in the text says who owns the byte range. rrdtool.exe 1328.1348 belongs to a process that is closing its handle of this very file object and would release its ranges by that; another handle of the same file may own the range instead.
      observed [102] the IRP can be cancelled: its cancel routine is at fffff800\`010ba930
      observed [106] the wait of w3wp.exe 10f8.138c is UserMode: ending the thread interrupts it
      derived [96] 2 outputs print IRP fffffadf\`cc225380 with the same thread and stack size: it is one IRP
      or: Another handle of the same file owns the range, in another process or through another file object; then the owner of that handle is the one to look for.
      or: The two !thread outputs are 14 min 11 s apart, so the ring is made of two moments.
      or: The current wait of w3wp.exe 10f8.138c (re)started 1 h 49 min 38.5 s after that of rrdtool.exe 1328.1348: either its present call is a later one than the call that first blocked the other, or the same wait was restarted by a kernel APC.
      missing: who owns the byte range (!filelock fffffadf\`ccf73250)
      missing: which processes hold handles of the file object (!object fffffadf\`ccf73250)
      next: !filelock fffffadf\`ccf73250 | !object fffffadf\`ccf73250 | .echotimestamps 1; !thread fffffadf\`cca9a040; !thread fffffadf\`ccea27d0"
  `);
});

it('reads the format of Windows 10, and a close outside a rundown', async () => {
  expect(await checkRule(rule, text())).toMatchInlineSnapshot(`
    "warning diagnostic [8] inferred: Candidate deadlock: editor.exe 1a2c.f10 cannot close its handle of FILE_OBJECT ffffb20a\`11112200 because server.exe 2b2c.c40 has a request in progress on it, and that request, IRP ffffb20a\`33330010, waits for a byte-range lock that the process of editor.exe 1a2c.f10 may own. Ending server.exe 2b2c.c40 can break it: its wait is UserMode.
      derived [8] The thread waits on ffffb20a\`11112280, which is the Lock of FILE_OBJECT ffffb20a\`11112200 (ffffb20a\`11112200 + 0x80 = ffffb20a\`11112280): another request on this synchronous file object is in progress. (ffffb20a11112200 +0x80 = ffffb20a11112280)
      derived [69] server.exe 2b2c.c40 waits inside NtLockFile for the completion of a request on the same FILE_OBJECT ffffb20a\`11112200; a synchronous file object carries one request at a time, and its Busy owner is the thread whose request is in progress.
      derived [78-81] IRP ffffb20a\`33330010 is an exclusive IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY and is pending: it waits until the range is granted, the request is cancelled or the handle is closed.
      inferred [28] Nothing in the text says who owns the byte range. editor.exe 1a2c.f10 belongs to a process that is closing its handle of this very file object and would release its ranges by that; another handle of the same file may own the range instead.
      observed [49] the wait of server.exe 2b2c.c40 is UserMode: ending the thread interrupts it
      or: Another handle of the same file owns the range, in another process or through another file object; then the owner of that handle is the one to look for.
      missing: who owns the byte range (!filelock ffffb20a\`11112200)
      missing: which processes hold handles of the file object (!object ffffb20a\`11112200)
      next: !filelock ffffb20a\`11112200 | !object ffffb20a\`11112200 | .echotimestamps 1; !thread ffffb20a\`12345080; !thread ffffb20a\`22345080"
  `);
});

it('is information only while the close has not waited long', async () => {
  expect(await headlines(rule, text({ first: { ticks: '12 (0:00:00:00.187)' } }))).toMatch(/^info /);
});

describe('stays silent', () => {
  it.each<[why: string, parts: Parts]>([
    ['the request fails at once instead of waiting', { request: { flags: '3  1' } }],
    ['the request is no lock', { request: { request: 'IRP_MJ_READ(3), N/A(0)' } }],
    [
      'the request is an unlock',
      { request: { request: 'IRP_MJ_LOCK_CONTROL(11), IRP_MN_UNLOCK_SINGLE(2)' } },
    ],
    ['the IRP is not pending', { request: { flags: '2  0', notes: '' } }],
    ['the IRP belongs to another thread', { request: { thread: 'ffffb20a77777080' } }],
    ['the IRP is for another file', { request: { file: 'ffffb20a55552200' } }],
    [
      'the first thread reads and does not close',
      { first: { stack: [...wait, 'nt!IopAcquireFileObjectLock+0x74', 'nt!NtReadFile+0x1d6'] } },
    ],
    [
      'the second thread waits on another object',
      { second: { objects: ['ffffb20a55552298  NotificationEvent'] } },
    ],
    ['the second half is of another session', { between: kernel10 }],
  ])('where %s', async (_, parts) => {
    expect(await checkRule(rule, text(parts))).toBe('');
  });
});
