/** What the two seeds are said to show: the conclusions of their authors, with the grade that the text allows. */
import { expect, it } from 'vitest';
import { analyze } from '../../../../support/analyze';
import { printVerdicts } from '../../../../support/printVerdict';
import { readSeed } from '../../../../support/seeds';

it('idle thread: an APC delivered into a wait, and the completion of asynchronous I/O behind it', async () => {
  const { verdicts } = await analyze(readSeed('idle-thread-apc'));
  expect(printVerdicts(verdicts)).toMatchInlineSnapshot(`
    "s0 crash [41] derived: The thread, waiting in SoftFSQueueSyncWorker, ran only to deliver a kernel APC: KiSwapThread called KiDeliverApc directly, no interrupt was involved, and the thread faulted there (KiTrap0E). The wait itself had not ended.
      cause [3] inferred: Hypothesis: a late I/O completion wrote its IO_STATUS_BLOCK on a dead stack frame. The thread was waiting in sftfsXP!SoftFSQueueSyncWorker when, as it seems, the completion of an earlier request (nt!IopCompleteRequest, a special kernel APC) was delivered, and it faulted during that delivery. If the request was issued with a status block on this stack by a function that has returned, the completion writes {Status, Information} over whatever lies there now.
      [41] derived KiDeliverApc was called by KiSwapThread, inside KeWaitForSingleObject
      [49] derived the wait that was broken off, called by sftfsXP!SoftFSQueueSyncWorker
      [3] observed the fault is on the same stack, above the delivery
      [45] inferred the APC's kernel routine is nt!IopCompleteRequest, which completes an I/O request in the thread that issued it
      [3] observed the fault is on this stack, during the delivery
      [33] inferred [a9750c90] = nt!IopCompleteRequest+0x32f lies below the interrupted stack pointer: it was left by a call made inside IopCompleteRequest before the trap, most simply an earlier pass of the same KiDeliverApc. It does not show that this write did the harm
      [7] inferred k skipped KiDeliverApc, KiSwapThread and KeWaitForSingleObject. KiDeliverApc called KeAcquireInStackQueuedSpinLock. The row sftfsXP!SoftFSProcessRequest+0x6c is stale: KeWaitForSingleObject was called by sftfsXP!SoftFSQueueSyncWorker+0x39.
      or: Another write on this stack: a buffer overrun or a use of a stale pointer by other code.
      or: A damaged APC list or APC queue lock of the thread.
      or: Faulty hardware.
      missing: which APC it was
      missing: the registers and the faulting address
      missing: which call of KiDeliverApc this was
      missing: where KiDeliverApc takes its lock and calls the kernel routine
      missing: the unfiltered stack
      missing: the status block that the IRP names (UserIosb), and whether it lies in this stack
      $ !apc thre @$thread; .trap a9750c80; ub 804f2dc4; uf nt!KiDeliverApc; dds a9750c80 L60; k = a9750d6c a9750d48 804e1c1e; ub 804f2df4; ub 804e1c1e"
  `);
});

it('rundown: a process that cannot exit, and the candidate ring behind it', async () => {
  const { verdicts } = await analyze(readSeed('rundown-deadlock'));
  expect(printVerdicts(verdicts)).toMatchInlineSnapshot(`
    "s2 hang [33] derived: rrdtool.exe is exiting and cannot finish: rrdtool.exe 1328.1348 has been waiting for 1 h 35 min 42.4 s inside ExSweepHandleTable, under NtTerminateProcess.
      cause [34] inferred: Candidate deadlock: rrdtool.exe 1328.1348 cannot close its handle of FILE_OBJECT fffffadf\`ccf73250 because w3wp.exe 10f8.138c has a request in progress on it, and that request, IRP fffffadf\`cc225380, waits for a byte-range lock that the process of rrdtool.exe 1328.1348 may own. Ending w3wp.exe 10f8.138c can break it: its wait is UserMode and its IRP has a cancel routine, which must then complete it.
      [55-60] observed the stack runs from NtTerminateProcess down to ExSweepHandleTable and into a wait
      [21-22] derived attaching to pid 4904 (Cid 1328) failed with STATUS_PROCESS_IS_TERMINATING, which fits a process in rundown
      [34] derived The thread waits on fffffadf\`ccf732d0, which is the Lock of FILE_OBJECT fffffadf\`ccf73250 (fffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0): another request on this synchronous file object is in progress.
      [124] derived w3wp.exe 10f8.138c waits inside NtLockFile for the completion of a request on the same FILE_OBJECT fffffadf\`ccf73250; a synchronous file object carries one request at a time, and its Busy owner is the thread whose request is in progress.
      [91-93] derived IRP fffffadf\`cc225380 is an exclusive IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY and is pending: it waits until the range is granted, the request is cancelled or the handle is closed.
      [55] inferred Nothing in the text says who owns the byte range. rrdtool.exe 1328.1348 belongs to a process that is closing its handle of this very file object and would release its ranges by that; another handle of the same file may own the range instead.
      [102] observed the IRP can be cancelled: its cancel routine is at fffff800\`010ba930
      [106] observed the wait of w3wp.exe 10f8.138c is UserMode: ending the thread interrupts it
      [96] derived 2 outputs print IRP fffffadf\`cc225380 with the same thread and stack size: it is one IRP
      or: Another handle of the same file owns the range, in another process or through another file object; then the owner of that handle is the one to look for.
      or: The two !thread outputs are 14 min 11 s apart, so the ring is made of two moments.
      or: The current wait of w3wp.exe 10f8.138c (re)started 1 h 49 min 38.5 s after that of rrdtool.exe 1328.1348: either its present call is a later one than the call that first blocked the other, or the same wait was restarted by a kernel APC.
      missing: who owns the byte range
      missing: which processes hold handles of the file object
      $ .echotimestamps 1; !filelock fffffadf\`ccf73250; !object fffffadf\`ccf73250; !thread fffffadf\`cca9a040; !thread fffffadf\`ccea27d0; !irpfind 0 0 thread fffffadf\`cca9a040
    s1 note [21-22] observed: No crash and no suspicious pattern was recognised. 0xC000010A is STATUS_PROCESS_IS_TERMINATING: pid 4904 (Cid 1328) is being torn down. A process is rarely seen in this state; one that stays in it is stuck in its rundown.
    s0 clear observed: No crash and no suspicious pattern was recognised in the output of 2 commands.
    s3 clear observed: No crash and no suspicious pattern was recognised in the output of 6 commands."
  `);
});
