// Locks as MEX prints them, and the ERESOURCE of a wait that timed out. All excerpts are written for the test.
import { expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const resource = `0: kd> !mex.eresource ffffa90c2ce68448
nt!_ERESOURCE @ ffffa90c2ce68448 [verbose]
Contention count: 3

Exclusive owner:
    Process Thread                 Time Wait Function
    ======= ================ ========== ====================
    System  ffffa90c1ea30040 13m:47.640 filt!Flush+0x34

Exclusive Waiters: 0
Shared Waiters: 2
`;
const sections = `0:000> !mex.cs
Name              Critical Section Debug Info       State  Lock Count Waiter Woken Owning Thread                                                                      Recursion Count Event Handle Spin Count
================= ================ ================ ====== ========== ============ ================================================================================== =============== ============ ==========
app!queueLock     00007ff605dd5af8 00007ffa0f9d3220 Locked          1 No           10b8 - Warning!!! ThreadID is not valid for the current process. Possible orphaned               1 7ff605dd5b10   33556432
app!listLock      00007ff605dd5b40 00007ffa0f9d3250 Locked          2 Yes          27b4                                                                                             1 7ff605dd5b58   33556432

Count: 2
`;
const threads = `0:000> !mex.lt
 # DbgID ThdID Wait Function                       User Kernel Info     TEB
== ===== ===== =================================== ==== ====== ======== ================
->     0   700 app!main+0xdc                          0      0 Event... 0000003ba316b000
       1  27b4 ntdll!NtWaitForAlertByThreadId+0x14    0   15ms          0000003ba316f000
`;
const timeOut = `Resource @ 88a01c40
 ActiveCount = 0001  Flags = IsOwnedExclusive sharedWaiter
 NumberOfExclusiveWaiters = 0001
  Thread = 88f41da8, Count = 01
  Thread = 88f5b020, Count = 01
  Thread = 00000000, Count = 00
`;

it('an ERESOURCE with its owner', () => {
  expect(printText(resource, { without: ['table', 'command'] })).toMatchInlineSnapshot(`
    "lock ffffa90c2ce68448 state=exclusive contentionCount=3 exclusiveWaiters=0 sharedWaiters=2 
      owners: value=ffffa90c1ea30040 thread=ffffa90c1ea30040 owns"
  `);
});
it('critical sections, and an owner that the process does not have', () => {
  expect(printText(sections, { without: ['table', 'command'] })).toMatchInlineSnapshot(`
    "criticalSection 00007ff605dd5af8 symbol=app!queueLock locked lockCount=1 waiterWoken=false owningThread=4280 ownerInvalid recursionCount=1
    criticalSection 00007ff605dd5b40 symbol=app!listLock locked lockCount=2 waiterWoken owningThread=10164 recursionCount=1"
  `);
});
it('the threads of a program', () => {
  expect(printText(threads, { without: ['table', 'command'] })).toMatchInlineSnapshot(`
    "userThread number=0 cid={thread=1792} teb=0000003ba316b000 mark=.
    userThread number=1 cid={thread=10164} teb=0000003ba316f000"
  `);
});
it('a resource whose wait timed out: the first thread owns it, the others wait', () => {
  expect(printText(timeOut)).toMatchInlineSnapshot(`
    "lock ffffffff88a01c40 state=exclusive exclusiveWaiters=1 sharedWaiters=1 
      owners: value=ffffffff88f41da8 count=1 owns thread=ffffffff88f41da8 
      owners: value=ffffffff88f5b020 count=1 owns=false thread=ffffffff88f5b020"
  `);
});

// The tables of MEX lose rows where their columns are damaged; what is read of them is tested above.
describeRobustness([{ name: 'time-out', text: timeOut }]);
