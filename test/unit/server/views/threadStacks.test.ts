/** The stacks view: trust of every row, restored and struck rows, waits in words. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { threadStacks } from '../../../../src/server/views/threadStacks';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const print = async (text: string): Promise<string> => printView(viewOf('threadStacks', await analyze(text)));

it('puts back what the debugger skipped, and strikes what is stale', async () => {
  expect(await print(readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "stack of nt!KiTrap0E: 3 restored from the raw stack, 1 stale @1-13
      [apc into wait]
      [function pointer slot]
      [late iosb write]
      [seh anchor]
      [skipped frames]
      [special kernel apc]
      [split function]
      [trap frame overlay]
      0 nt!KiTrap0E+0x238 context @3
      1 hal!KeAcquireInStackQueuedSpinLock+0x26 context @5
    + 2 nt!KiDeliverApc+0xc2 scanned @41
    + 3 nt!KiSwapThread+0xa8 scanned @47
    + 4 nt!KeWaitForSingleObject+0x1c2 scanned @49
    x 5 sftfsXP!SoftFSProcessRequest+0x6c none @7
      6 sftfsXP!SoftFSQueueSyncWorker+0x39 unwound @9
      7 nt!PspSystemThreadStartup+0x34 unwound @11
      8 nt!KiThreadStartup+0x16 unwound @13

    stack of nt!KiSwapContext:  @16-28
      [related stacks]
      [split function]
      0 nt!KiSwapContext+0x2f context @18
      1 nt!KiSwapThread+0x8a unwound @20
      2 nt!KeWaitForSingleObject+0x1c2 unwound @22
      3 sftfsXP!SoftFSInsertQueueItem+0x12a unwound @24
      4 sftfsXP!SoftFSVolMngrGlobalPackageInitRequest+0x88 unwound @26
      5 sftfsXP!SoftFSConnectSession+0x33d unwound @28"
  `);
});

it('says what threads wait for', async () => {
  expect(await print(readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "thread 1 (x86):  @2-13
      0 ntdll_7d600000!NtWaitForSingleObject+0x15 context @3
      1 KERNEL32!WaitForSingleObject+0x12 unwound @4
      2 cmd!WaitProc+0x18 unwound @5
      3 cmd!ExecPgm+0x3e2 unwound @6
      4 cmd!ECWork+0x84 unwound @7
      5 cmd!ExtCom+0x40 unwound @8
      6 cmd!FindFixAndRun+0xa9 unwound @9
      7 cmd!Dispatch+0x137 unwound @10
      8 cmd!main+0x108 unwound @11
      9 cmd!mainCRTStartup+0x12f unwound @12
      10 KERNEL32!BaseProcessInitPostImport+0x8d unwound @13

    rrdtool.exe 1328.1348: waits for FILE_OBJECT fffffadf\`ccf73250 + 0x80 (Lock), 1 h 35 min 42.4 s; KernelMode, Non-Alertable @33-60
      [file object deadlock]
      [process rundown hang]
      [symbol of another process]
      [truncated unwinding]
      [wait on file object lock]
      of rrdtool.exe, WAIT
      waits for FILE_OBJECT fffffadf\`ccf73250 + 0x80 (Lock) @63-78
      0 nt!KiSwapContext+0x85 context @48
      1 nt!KiSwapThread+0x3c9 unwound @49
      2 nt!KeWaitForSingleObject+0x5a6 unwound @50
      3 nt!IopAcquireFileObjectLock+0x6d unwound @51
      4 nt!IopCloseFile+0xad unwound @52
      5 nt!ObpDecrementHandleCount+0x175 unwound @53
      6 nt!ObpCloseHandleTableEntry+0x242 unwound @54
      7 nt!ExSweepHandleTable+0xf1 unwound @55
      8 nt!ObKillProcess+0x109 unwound @56
      9 nt!PspExitThread+0xa3a unwound @57
      10 nt!NtTerminateProcess+0x362 unwound @58
      11 nt!KiSystemServiceCopyEnd+0x3 unwound @59
      12 ntdll!NtTerminateProcess+0xa unwound @60

    w3wp.exe 10f8.138c: waits for FILE_OBJECT fffffadf\`ccf73250 + 0x98 (Event), 14.875 s; UserMode, Non-Alertable @106-126
      [file object deadlock]
      [pending irp]
      [snapshot skew]
      [wait on file object event]
      of w3wp.exe, WAIT
      waits for FILE_OBJECT fffffadf\`ccf73250 + 0x98 (Event) @63-78
      0 nt!KiSwapContext+0x85 context @121
      1 nt!KiSwapThread+0x3c9 unwound @122
      2 nt!KeWaitForSingleObject+0x5a6 unwound @123
      3 nt!NtLockFile+0x634 unwound @124
      4 nt!KiSystemServiceCopyEnd+0x3 unwound @125
      5 ntdll!NtLockFile+0xa unwound @126

    thread 6 (x86):  @134-138
      [unwind warning]
      0 ntdll_7d600000!ZwLockFile+0x12 context @136
      1 php5ts!flock+0x82 scanned @137
      2 php5ts!zend_reflection_class_factory+0xb576 scanned @138"
  `);
});

it('trusts the row under the warning, and guesses below it', async () => {
  const text = transcriptOf(`
    0:000> k
    ChildEBP RetAddr
    0012f6a4 7c90e9c0 ntdll!KiFastSystemCallRet
    WARNING: Stack unwind information not available. Following frames may be wrong.
    0012f6b4 10001234 foo!Work+0x12
    0012f6c4 00401234 foo!Start+0x34
  `);
  expect(await print(text)).toMatchInlineSnapshot(`
    "thread 0:  @2-6
      [unwind warning]
      0 ntdll!KiFastSystemCallRet context @3
      1 foo!Work+0x12 unwound @5
      2 foo!Start+0x34 scanned @6"
  `);
});

it('takes the row under a trap from the trap frame', async () => {
  const text = transcriptOf(`
    1: kd> kv
    ChildEBP RetAddr  Args to Child
    f78b2a4c 804e0944 00000000 00000000 00000000 nt!KiTrap0E+0x238 (FPO: [0,0] TrapFrame @ f78b2a64)
    f78b2ad4 f8a1234e 81234567 00000000 00000000 foo!Touch+0x10
    f78b2b00 804e1234 00000000 00000000 00000000 foo!Dispatch+0x22
  `);
  expect(await print(text)).toMatchInlineSnapshot(`
    "processor 1:  @2-5
      0 nt!KiTrap0E+0x238 context @3
      1 foo!Touch+0x10 context @4
      2 foo!Dispatch+0x22 unwound @5"
  `);
});

it('keeps two printings of one thread apart', async () => {
  const thread = `
    THREAD 81abc020  Cid 0004.0010  Teb: 00000000 Win32Thread: 00000000 WAIT: (WrQueue) UserMode Non-Alertable
        8055b1c0  QueueObject
    ChildEBP RetAddr
    f9e1ed40 804e1bf2 nt!KiSwapContext+0x2f
    f9e1ed4c 804e1c3e nt!KiSwapThread+0x8a
  `;
  const view = threadStacks(await analyze(transcriptOf(`${thread}\n${thread}`)));
  expect(new Set(view.stacks.map(({ id }) => id)).size).toBe(2);
});

it('names the command that would supply stacks', async () => {
  expect(await print('lkd> !fileobj fffffadf`ccf73250\n')).toMatchInlineSnapshot(
    `"empty: The text shows no call stack. [!process 0 1f]"`,
  );
  expect(await print('0:000> r\n')).toMatchInlineSnapshot(`"empty: The text shows no call stack. [~*k]"`);
});
