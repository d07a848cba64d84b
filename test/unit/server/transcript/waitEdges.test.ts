/** The kinds of edges of the wait-for graph, each from the output that prints it. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';
import { fileObject, irp10, kernelXp, threadXp } from '../../../support/excerpts';
import {
  critSec,
  entering,
  listing,
  threadAt,
  user10,
  waiting,
  waitFrames,
} from '../../../support/waitExcerpts';

/** `app.exe f10.101 waits-for: ERESOURCE … (exclusive access, observed)`; ghosts in brackets. */
async function edgesOf(text: string): Promise<string[]> {
  const { analysis } = await analyze(text);
  const { nodes, edges } = analysis.waitGraph;
  const label = (id: string): string => {
    const node = nodes.find((one) => one.id === id);
    return node?.ghost === true ? `[${node.label}]` : (node?.label ?? id);
  };
  return edges.map(
    ({ from, to, kind, label: words, grade }) => `${label(from)} ${kind} ${label(to)} (${words}, ${grade})`,
  );
}

const resource = (owners: string, ...waiters: number[]): string =>
  [
    'kd> !locks',
    '**** DUMP OF ALL RESOURCE OBJECTS ****',
    'Resource @ 0xffffb20a60001000    Exclusively owned',
    '    Contention Count = 4',
    `     Threads: ${owners}`,
    ...(waiters.length > 0
      ? [
          '     Threads Waiting On Exclusive Access:',
          `              ${waiters.map(threadAt).join('       ')}`,
        ]
      : []),
    '12 total locks, 1 locks currently held',
    '',
  ].join('\n');

describe('ERESOURCEs', () => {
  it('lead from waiter to owner, described or not', async () => {
    const text = listing('!process 0 7', waiting(1)) + resource(`${threadAt(2)}-01<*>`, 1);
    expect(await edgesOf(text)).toMatchInlineSnapshot(`
      [
        "app.exe f10.101 waits-for ERESOURCE ffffb20a\`60001000 (exclusive access, observed)",
        "ERESOURCE ffffb20a\`60001000 held-by [thread ffffb20a\`10002080] (owner, observed)",
      ]
    `);
  });

  it('have no owner where it is a pointer that the debugger does not resolve', async () => {
    const text = listing('!process 0 7', waiting(1)) + resource('ffffb20a30001083-01<*>', 1);
    expect((await edgesOf(text)).join()).not.toContain('held-by');
  });

  it('are left out while nobody waits', async () => {
    expect(await edgesOf(listing('!process 0 7', waiting(1)) + resource(`${threadAt(1)}-01<*>`))).toEqual([]);
  });
});

describe('critical sections', () => {
  it('lead to the owner by its thread id, a ghost where it is not listed', async () => {
    const text = `${user10}0:001> !locks\n${critSec('app!first', '00420010', '2a4')}0:001> ~1 kb\n${entering(1, 'f10.1c8', '00420010')}`;
    expect(await edgesOf(text)).toMatchInlineSnapshot(`
      [
        "thread f10.1c8 waits-for critical section app!first (critical section, derived)",
        "critical section app!first held-by [thread 2a4] (owning thread, observed)",
      ]
    `);
  });

  it('know the thread of a stack by the prompt', async () => {
    const [head = '', ...rows] = entering(1, 'f10.1c8', '00420010').split('\n');
    const text = `${user10}0:001> ~\n${head}\n0:001> !locks\n${critSec('app!first', '00420010', '2a4')}0:001> kb\n${rows.join('\n')}`;
    expect((await edgesOf(text))[0]).toBe(
      'thread f10.1c8 waits-for critical section app!first (critical section, derived)',
    );
  });

  // The latest printing counts.
  it('are free when they are printed as free later', async () => {
    const free = critSec('app!first', '00420010', '0')
      .replace('*** Locked\n', '')
      .replace(/LockCount .*/, 'LockCount          NOT LOCKED');
    const text = `${user10}0:001> !locks\n${critSec('app!first', '00420010', '2a4')}0:001> ~1 kb\n${entering(1, 'f10.1c8', '00420010')}0:001> !critsec 420010\n${free}`;
    expect(await edgesOf(text)).toEqual([]);
  });
});

it('replies lead to message, port, and the process that owns it', async () => {
  const objects = [
    'ffffb20a10001718  Semaphore Limit 0x1',
    'Waiting for reply to ALPC Message ffff99010c29f010 : queued at port ffffb20a44441080 : owned by process ffffb20a0fb15080',
  ];
  expect(await edgesOf(listing('!thread', waiting(1, { objects })))).toMatchInlineSnapshot(`
    [
      "app.exe f10.101 waits-for [ALPC message ffff9901\`0c29f010] (reply, observed)",
      "[ALPC message ffff9901\`0c29f010] serves [port ffffb20a\`44441080] (queued at, observed)",
      "[port ffffb20a\`44441080] serves [process ffffb20a\`0fb15080] (owned by, observed)",
    ]
  `);
});

describe('locks shown with dt', () => {
  const owner = `0x${threadAt(2).slice(0, 8)}\`${threadAt(2).slice(8)}`;
  it('have their event inside, and their owner in a field', async () => {
    const objects = ['ffffb20a50001018  SynchronizationEvent'];
    const mutex = `kd> dt nt!_KGUARDED_MUTEX ffffb20a50001000\n   +0x000 Count            : 0n0\n   +0x008 Owner            : ${owner} _KTHREAD\n   +0x018 Gate             : _KGATE\n`;
    expect(await edgesOf(listing('!thread', waiting(1, { objects })) + mutex)).toMatchInlineSnapshot(`
      [
        "app.exe f10.101 waits-for KGUARDED_MUTEX ffffb20a\`50001000 (Gate, derived)",
        "KGUARDED_MUTEX ffffb20a\`50001000 held-by [thread ffffb20a\`10002080] (Owner, observed)",
      ]
    `);
  });

  it('point to the objects that waiters of an ERESOURCE wait on', async () => {
    const objects = ['ffffb20a70001080  SynchronizationEvent'];
    const shown = `kd> dt nt!_ERESOURCE ffffb20a50001000 -r1\n   +0x028 ExclusiveWaiters : 0xffffb20a\`70001080 _KEVENT\n   +0x030 OwnerEntry       : _OWNER_ENTRY\n      +0x000 OwnerThread      : ${owner}\n`;
    expect(await edgesOf(listing('!thread', waiting(1, { objects })) + shown)).toMatchInlineSnapshot(`
      [
        "app.exe f10.101 waits-for ERESOURCE ffffb20a\`50001000 (ExclusiveWaiters, derived)",
        "ERESOURCE ffffb20a\`50001000 held-by [thread ffffb20a\`10002080] (OwnerThread, observed)",
      ]
    `);
  });
});

it('spin locks lead from processor to processor', async () => {
  const text = listing(
    '!qlocks',
    'Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt\n\n                       Processor Number\n    Lock Name         0  1  2  3\n\nKE   - Dispatcher     O  2  1\nMM   - PFN\n',
  );
  expect(await edgesOf(text)).toMatchInlineSnapshot(`
    [
      "spin lock KE - Dispatcher held-by processor 0 (owner, observed)",
      "processor 1 waits-for spin lock KE - Dispatcher (spins, observed)",
      "processor 2 waits-for spin lock KE - Dispatcher (spins, observed)",
    ]
  `);
});

it('the order of locks is no wait, and closes no ring', async () => {
  const text = listing(
    '!deadlock',
    "Deadlock detected (2 resources in 2 threads):\n\nThread 0: A B\nThread 1: B A\n\nWhere:\nThread 0 = ffffb20a10001080\nThread 1 = ffffb20a10002080\nLock A =   ffffb20a50001000 Type 'Spinlock'\nLock B =   drv!DeviceLock Type 'Spinlock'\n",
  );
  expect(await edgesOf(text)).toMatchInlineSnapshot(`
    [
      "Spinlock ffffb20a\`50001000 lock-order Spinlock drv!DeviceLock (taken in this order by thread ffffb20a\`10001080, observed)",
      "Spinlock drv!DeviceLock lock-order Spinlock ffffb20a\`50001000 (taken in this order by thread ffffb20a\`10002080, observed)",
    ]
  `);
  expect((await analyze(text)).analysis.waitGraph.cycles).toEqual([]);
});

it('a process that is waited for is blocked by its threads', async () => {
  const process = 'ffffb20a0fb15080';
  const head = `PROCESS ${process}\n    SessionId: 1  Cid: 0a10    Peb: d61b5f1000  ParentCid: 0f10\n    Image: child.exe\n`;
  const text = listing(
    '!process 0 7',
    head,
    waiting(1, { objects: [`${process}  ProcessObject`] }),
    waiting(2, { objects: [`${threadAt(1)}  Thread`], process }),
  );
  expect(await edgesOf(text)).toContain(
    'process child.exe a10 blocked-by app.exe f10.102 (ends with its last thread, derived)',
  );
});

it('names an object by its name', async () => {
  const objects = ['ffffb20a30001080  NotificationEvent'];
  const named = `kd> !object ffffb20a30001080\nObject: ffffb20a30001080  Type: (ffffb20a0f0a1f00) Event\n    ObjectHeader: ffffb20a30001050 (new version)\n    HandleCount: 1  PointerCount: 3\n    Directory Object: ffff99010c29f010  Name: UpdateReady\n`;
  expect(await edgesOf(listing('!thread', waiting(1, { objects })) + named)).toEqual([
    'app.exe f10.101 waits-for Event object UpdateReady (NotificationEvent, observed)',
  ]);
});

it('a request leads through its device to its driver', async () => {
  const file = 'ffffb20a11112200';
  const reader = waiting(1, {
    objects: ['ffffb20a11112298  NotificationEvent'],
    stack: [...waitFrames, 'nt!NtReadFile+0x599'],
  });
  const irp = irp10({
    address: 'ffffb20a33330010',
    thread: threadAt(1),
    file,
    request: 'IRP_MJ_READ(3), N/A(0)',
    flags: '0  1',
  });
  const device =
    'kd> !devobj ffffb20a0f4b7040\nDevice object (ffffb20a0f4b7040) is for:\n Data \\FileSystem\\Ntfs DriverObject ffffb20a0f4c1060\nCurrent Irp 00000000 RefCount 1 Type 00000008 Flags 00000040\n';
  const found = await edgesOf(listing('!thread', reader) + fileObject(file) + irp + device);
  expect(found.filter((edge) => edge.includes(' serves '))).toMatchInlineSnapshot(`
    [
      "IRP ffffb20a\`33330010 serves device Data \\FileSystem\\Ntfs (pending in, observed)",
      "device Data \\FileSystem\\Ntfs serves \\FileSystem\\Ntfs (pending in, observed)",
    ]
  `);
});

// Timeout, reply, suspension: objects of the thread itself, that nobody else can hold.
describe('objects inside the waiting thread', () => {
  it.each([
    ['its timer', 'ffffb20a10001180  NotificationTimer', 'Executive'],
    ['its suspend event', 'ffffb20a10001360  NotificationEvent', 'Suspended'],
  ])('%s is no edge', async (_, object, reason) => {
    const state = `WAIT: (${reason}) KernelMode Non-Alertable`;
    const more = waiting(2, { objects: [object], state });
    expect(
      await edgesOf(listing('!process 0 7', waiting(1, { objects: [object], state }), more)),
    ).not.toContain(expect.stringContaining('app.exe f10.101 waits-for'));
  });

  it('have their offsets on x86 as well', async () => {
    const thread = threadXp({
      address: '86d1ada8',
      cid: '1a2c.0f10',
      image: 'editor.exe',
      process: '86f2a020',
      objects: ['86d1ae98  NotificationTimer'],
    });
    const { analysis, transcript } = await analyze(`${kernelXp}kd> !thread\n${thread}`);
    expect(analysis.waitGraph.edges).toEqual([]);
    const { WaitWords } = await import('../../../../src/server/transcript/waitWords');
    const words = new WaitWords({ transcript, fileWaits: [] });
    expect(Array.from(transcript.each('thread'), (entry) => words.objects(entry))).toEqual([
      'its own timer (86d1ae98)',
    ]);
  });
});

it('stays linear: a ring of five thousand threads', { timeout: 60_000 }, async () => {
  const count = 5_000;
  const at = (index: number, base: number): string =>
    (0xffffb20a00000000n + BigInt(base + index * 0x800)).toString(16);
  const threads = Array.from(
    { length: count },
    (_, index) =>
      `THREAD ${at(index, 0x10000080)}  Cid 0f10.${(0x100 + index).toString(16)}  Teb: 000000d61b5f2000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Non-Alertable\n    ${at(index, 0x50000080)}  Mutant - owning thread ${at((index + 1) % count, 0x10000080)}\n`,
  );
  const text = listing('!process 0 7', ...threads);
  const { transcript } = await analyze(listing('!process 0 7', ...threads.slice(0, 2)));
  expect(transcript.waits).toHaveLength(2);
  const start = performance.now();
  const { analysis } = await analyze(text);
  expect(analysis.waitGraph.cycles).toHaveLength(1);
  expect(analysis.waitGraph.edges).toHaveLength(2 * count);
  expect(performance.now() - start).toBeLessThan(20_000);
});
