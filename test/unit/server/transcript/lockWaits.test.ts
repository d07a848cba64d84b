/** Waits for locks that stacks, time-outs and MEX show. All excerpts are written for the test. */
import { describe, expect, it } from 'vitest';
import { resourceContention } from '../../../../src/server/rules/resourceContention';
import { criticalSectionWait } from '../../../../src/server/rules/criticalSectionWait';
import { analyze } from '../../../support/analyze';
import { headlines } from '../../../support/checkRule';
import { kernelXp, threadXp } from '../../../support/excerpts';
import { user10 } from '../../../support/waitExcerpts';

async function edgesOf(text: string): Promise<string[]> {
  const { analysis } = await analyze(text);
  const { nodes, edges } = analysis.waitGraph;
  const label = (id: string): string => nodes.find((one) => one.id === id)?.label ?? id;
  return edges.map(({ from, to, kind, grade }) => `${label(from)} ${kind} ${label(to)} (${grade})`);
}

const ring = async (text: string): Promise<string | undefined> =>
  (await analyze(text)).analysis.waitGraph.cycles[0]?.why;

/** `!t` of MEX: a thread that acquires a resource which another one owns. */
const mexThread = (
  address: string,
  tid: string,
  owner: string,
  resource: string,
): string => `0: kd> !mex.t ${address}
Process                   Thread                       CID       UserTime KernelTime ContextSwitches Wait Reason   Time State
System (ffffa90c1e882040) ${address} (E|K|W|R|V) 4.${tid}           0          0              11 WrResource  2s.109 Waiting

WaitBlockList:
    Object           Type                 Other Waiters
    ffffc10b2e30f230 SynchronizationEvent             0

# Child-SP         Return           Call Site                               Info                                                                             Source
0 ffffc10b2e30edd0 fffff80280a0c800 nt!KiSwapContext+0x76                                                                                                    
1 ffffc10b2e30f150 fffff80280a08eee nt!ExpWaitForResource+0x6d                                                                                               
2 ffffc10b2e30f1d0 fffff8027d7013c4 nt!ExAcquireResourceSharedLite+0x1fe    Thread: ${owner} (System) exclusive owner of EResource: ${resource} 
3 ffffc10b2e30f260 fffff80280b55855 filt!Flush+0x34                                                                                                          C:\\src\\filt\\flush.c @ 53

`;
const [first, second] = ['ffffa90c1e4b8040', 'ffffa90c1ea30040'];
const [left, right] = ['ffffa90c2ce68448', 'ffffa90c2ce683e0'];

describe('MEX', () => {
  it('names the owner of the resource behind the row that acquires it', async () => {
    expect(await edgesOf(mexThread(first, '304', second, left))).toEqual([
      'System 4.304 waits-for ERESOURCE ffffa90c`2ce68448 (observed)',
      'ERESOURCE ffffa90c`2ce68448 held-by thread ffffa90c`1ea30040 (observed)',
    ]);
    expect(
      await ring(mexThread(first, '304', second, left) + mexThread(second, '1d8', first, right)),
    ).toMatch(/^System 4\.304 → ERESOURCE .* → System 4\.1d8 → ERESOURCE .* → System 4\.304\.$/);
  });

  it('prints a resource with its owner, which may have ended', async () => {
    const text = `${mexThread(first, '304', second, left)}0: kd> !mex.eresource ${left}
nt!_ERESOURCE @ ${left} [verbose]
Contention count: 3

Exclusive owner:
    Process Thread                 Time
    ======= ================ ==========
    System  ${second} 13m:47.640

Exclusive Waiters: 0
Shared Waiters: 0

0: kd> !mex.t ${second}
Process                   Thread                       CID       UserTime KernelTime ContextSwitches Wait Reason        Time State
System (ffffa90c1e882040) ${second} (E|K|W|R|V) 4.1d8            0       16ms               1 WrTerminated 13m:47.640 Terminated
`;
    expect(await headlines(resourceContention, text)).toBe(
      'warning diagnostic [12] observed: System 4.304 waits for ERESOURCE ffffa90c`2ce68448, owned exclusively by System 4.1d8, which has terminated without releasing it: nobody else can acquire it any more.',
    );
  });

  it('prints critical sections, threads, and owners that do not exist', async () => {
    const text = `${user10.replace('X86', 'AMD64')}0:000> !mex.cs
Name              Critical Section Debug Info       State  Lock Count Waiter Woken Owning Thread                                                                      Recursion Count Event Handle Spin Count
================= ================ ================ ====== ========== ============ ================================================================================== =============== ============ ==========
app!queueLock     00007ff605dd5af8 00007ffa0f9d3220 Locked          1 No           10b8 - Warning!!! ThreadID is not valid for the current process. Possible orphaned               1 7ff605dd5b10   33556432

0:000> !mex.lt
 # DbgID ThdID Wait Function                       User Kernel Info     TEB
== ===== ===== =================================== ==== ====== ======== ================
->     0   700 app!main+0xdc                          0      0 Event... 0000003ba316b000
       1  27b4 ntdll!NtWaitForAlertByThreadId+0x14    0      0          0000003ba316f000

0:001> !mex.t -t 0x27b4
DbgID ThreadID       User Kernel Create Time (UTC)
1     27b4 (0n10164)    0      0 08/07/2023 08:21:05.183 AM

# Child-SP         Return           Call Site                                     Source
0 0000003ba34ff9c8 00007ffa0f883bf3 ntdll!NtWaitForAlertByThreadId+0x14
1 0000003ba34ff9d0 00007ffa0f8718d4 ntdll!RtlpWaitOnCriticalSection+0x1e3
2 0000003ba34ffae0 00007ffa0f8716c2 ntdll!RtlpEnterCriticalSectionContended+0x204
3 0000003ba34ffb60 00007ff605d9273f ntdll!RtlEnterCriticalSection+0x42
4 0000003ba34ffb90 00007ffa0e7426ad app!Move+0x4f
`;
    expect(await headlines(criticalSectionWait, text)).toMatch(
      /^warning .* inferred: Thread 27b4 waits for critical section app!queueLock, owned by thread 10b8, which is no thread of the process: it may have ended without leaving it\.$/,
    );
  });
});

const acquiring = (resource: string, waits = resource): string[] => [
  `b1c0aa44 80811a52 ${waits} 88f31b10 00000000 nt!ExpWaitForResource+0x5e`,
  `b1c0aa6c f71b6c02 ${resource} 00000001 00000000 nt!ExAcquireResourceExclusiveLite+0x8d`,
];
const x86Thread = (rows: readonly string[], address = '88f3a020'): string =>
  `${threadXp({ address, cid: `1a4.${address.slice(4)}`, image: 'app.exe', process: '88e12da0', objects: [`${address.slice(0, 5)}c10  SynchronizationEvent`], state: 'WAIT: (UserRequest) UserMode Non-Alertable' }).trimEnd()}
        ChildEBP RetAddr  Args to Child
        b1c0a9f8 80a1bbc5 88f3a020 88f3a098 00000000 nt!KiSwapThread+0xa8
        b1c0aa20 8089a1d3 88f31b10 0000001b 00000000 nt!KeWaitForSingleObject+0x1c2
        ${rows.join('\n        ')}
`;

describe('the stack of x86', () => {
  it('shows the resource as an argument', async () => {
    expect(await edgesOf(`${kernelXp}kd> !thread 88f3a020\n${x86Thread(acquiring('88a01c40'))}`)).toEqual([
      'app.exe 1a4.a020 waits-for ERESOURCE 88a01c40 (derived)',
    ]);
  });

  // Slots of arguments are the callee's to use.
  it('is no more than a hint where two routines disagree', async () => {
    expect(
      await edgesOf(`${kernelXp}kd> !thread 88f3a020\n${x86Thread(acquiring('e1259700', '88a01c40'))}`),
    ).toEqual(['app.exe 1a4.a020 waits-for ERESOURCE 88a01c40 (inferred)']);
  });

  it('belongs to the resource that a time-out prints', async () => {
    const text = `Resource @ 88a01c40
 ActiveCount = 0001  Flags = IsOwnedExclusive sharedWaiter
 NumberOfExclusiveWaiters = 0001
  Thread = 88f41da8, Count = 01
  Thread = 88f5b020, Count = 01
  Thread = 00000000, Count = 00
kd> !thread 88f3a020
${x86Thread(acquiring('e1259700', '88a01c40'))}`;
    expect(await edgesOf(text)).toEqual([
      'thread 88f5b020 waits-for ERESOURCE 88a01c40 (observed)',
      'app.exe 1a4.a020 waits-for ERESOURCE 88a01c40 (derived)',
      'ERESOURCE 88a01c40 held-by thread 88f41da8 (observed)',
    ]);
  });
});

describe('x64', () => {
  const stack = (slot: string): string => `0: kd> kv
 # Child-SP          RetAddr           : Args to Child                                                           : Call Site
00 ffffc10b\`2e30edd0 fffff802\`80a0c800 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiSwapContext+0x76
01 ffffc10b\`2e30f150 fffff802\`80a08eee : ${slot} 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!ExpWaitForResource+0x6d
02 ffffc10b\`2e30f1d0 fffff802\`7d7013c4 : 00000000\`00000001 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!ExAcquireResourceExclusiveLite+0x1fe
`;
  const held = `0: kd> !locks
Resource @ 0xffffa90c2ce68448    Exclusively owned
     Threads: ffffa90c1ea30040-01<*>
1 total locks, 1 locks currently held
`;
  it('has no arguments: only the address of a printed resource in a home slot counts', async () => {
    expect(await headlines(resourceContention, held + stack('ffffa90c`2ce68448'))).toMatch(
      /^warning .* inferred: The thread of the stack at line 9 waits for ERESOURCE/,
    );
    expect(await headlines(resourceContention, held + stack('ffffa90c`2ce60000'))).toMatch(
      /^info .* waits for an ERESOURCE; which, and who owns it, no output shows\.$/,
    );
  });
});

describe('critical sections in a kernel session', () => {
  const rows = (section: string): string[] => [
    `0012f9c8 77a22278 000001a8 00000000 00000000 ntdll!ZwWaitForSingleObject+0xc`,
    `0012fa2c 77a2215c 00000000 00000000 ${section} ntdll!RtlpWaitOnCriticalSection+0x13e`,
    `0012fa54 77a3fa45 ${section} 7b81a0d7 00000000 ntdll!RtlEnterCriticalSection+0x150`,
  ];
  const session = `${kernelXp}kd> !cs 77ad7340
-----------------------------------------
Critical section   = 0x77ad7340 (app!lock+0x0)
DebugInfo          = 0x77ad7540
LOCKED
LockCount          = 0x2
OwningThread       = 0x0000b1c8
RecursionCount     = 0x1
kd> !process 88e12da0 17
`;
  const owner = x86Thread(['00a6f964 10001050 000001b0 ffffffff 00000000 app!Work+0x98'], '88f3b1c8');

  it('belong to the process of their owner, which its thread id names', async () => {
    expect(await edgesOf(session + x86Thread(rows('77ad7340')) + owner)).toEqual([
      'app.exe 1a4.a020 waits-for critical section app!lock+0x0 (derived)',
      'critical section app!lock+0x0 held-by app.exe 1a4.b1c8 (observed)',
    ]);
  });

  it('are others in other processes, at the same address', async () => {
    const other = x86Thread(rows('77ad7340'))
      .replace('Cid 1a4.', 'Cid 2b8.')
      .replace('Cid 01a4.', 'Cid 02b8.');
    expect(await edgesOf(session + other + owner)).toEqual([]);
    expect(await edgesOf(session + x86Thread(rows('77ad7340')))).toEqual([]);
  });

  it('close a ring that ends with the process, and not with one thread', async () => {
    const two = session.replace(
      'kd> !process',
      `kd> !cs 77ad9000
Critical section   = 0x77ad9000 (app!other+0x0)
LOCKED
OwningThread       = 0x0000a020
kd> !process`,
    );
    expect(await ring(two + x86Thread(rows('77ad7340')) + x86Thread(rows('77ad9000'), '88f3b1c8'))).toMatch(
      /→ critical section app!other\+0x0 → .* Ending one thread does not break it: a critical section stays owned when its owner ends\. Ending the process of app\.exe 1a4\.\w+ does\.$/,
    );
  });
});
