/** The timeline: order from nesting, clocks from ticks, and neither made up. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const print = async (text: string): Promise<string> => printView(viewOf('apcTimeline', await analyze(text)));

it('tells the delivery from the rebuilt chain', async () => {
  expect(await print(readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "APC delivered into the wait of SoftFSQueueSyncWorker, then a fault (stack-nesting) @31-59
      k0< thread: SoftFSQueueSyncWorker calls the wait (derived) @53
      k1<k0 thread: the wait begins (derived) @49
      k2<k1 thread: the thread gives up the processor (derived) @47
      k3<k2 apc: kernel APCs are delivered (derived) @41
      k4<k3 apc: kernel routine: IopCompleteRequest (inferred) @45
      k5< residue: IopCompleteRequest had made a call (inferred) @33
      k6<k3 apc: KeAcquireInStackQueuedSpinLock is called (derived) @5
      k7<k6,k4,k5 trap: page fault (observed) @3"
  `);
});

it('puts waits on the clock of their session', async () => {
  expect(await print(readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "IRP fffffadf\`cc225380 of w3wp.exe 10f8.138c (stack-nesting) @91-93
      call< thread: NtLockFile is called (observed) @124
      s7<call request: passed to \\FileSystem\\Ntfs: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK (observed) @91-93
      pending<s7 request: pending in \\FileSystem\\Ntfs (observed) @91-93
      wait<pending thread: the thread waits for its completion (observed) @111

    s2: 15.625 ms a tick, 6545162 to 6967139, skew 850968.75, snapshots 6912677 6967139
      rrdtool.exe 1328.1348: FILE_OBJECT fffffadf\`ccf73250 + 0x80 (Lock) 6545162 to 6912677, 5742421 ms @38
      w3wp.exe 10f8.138c: FILE_OBJECT fffffadf\`ccf73250 + 0x98 (Event) 6966187 to 6967139, 14875 ms @111"
  `);
});

it('draws no clock where the length of a tick is not printed', async () => {
  const text = transcriptOf(`
    THREAD fffffadf00001000  Cid 0004.0010  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) UserMode Non-Alertable
        fffffadf00002000  QueueObject
    Wait Start TickCount      1000         Ticks: 20
  `);
  expect(await print(text)).toMatchInlineSnapshot(
    `"empty: The text shows no APC delivery, and no wait with its start in ticks. [!process 0 1f]"`,
  );
});
