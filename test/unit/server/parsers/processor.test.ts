// !running, !ready, !pcr, !prcb, !dpcs, !timer, !apc, !exqueue, !poaction. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const running = `0: kd> !running -ti

System Processors:  (00000000000000ff)
  Idle Processors:  (00000000000000fe)

       Prcbs             Current         (pri) Next            (pri) Idle
  0    fffff80002e05e80  fffffa80036cb040 (15)                       fffff80002e13cc0  ................

 # Child-SP          RetAddr           Call Site
00 fffff880\`0653b1c0 fffff800\`02a7c1b2 nt!KiSwapContext+0x7a

  1    fffff88003165180  fffffa80036cb555 ( 8) fffffa80036cb777 ( 9) fffff880031700c0  .O..............

 # Child-SP          RetAddr           Call Site
00 fffff880\`0654b1c0 fffff800\`02a7c1b2 nt!KiIdleLoop+0x10d
`;

const oldRunning = `0: kd> !running

System Processors 3 (affinity mask)
  Idle Processors 0
All processors idle.

     Prcb      Current   Next
  0  ffdff120  805495a0  866f12f0  ................
  1  f87e0120  f87e2e60            ................
`;

const ready = `0: kd> !ready
Processor 0: No threads in READY state
KSHARED_READY_QUEUE fffff8033f4f0a00: (00) ****----------------
SharedReadyQueue fffff8033f4f0a00: Ready Threads at priority 9
    THREAD ffffe001d16c4080  Cid 0004.0038  Teb: 0000000000000000 Win32Thread: 0000000000000000 READY on processor 5
Processor 1: Ready Threads at priority 8
    THREAD ffffe001d16c4999  Cid 0004.0039  Teb: 0000000000000000 Win32Thread: 0000000000000000 READY
`;

const pcr = `7: kd> !pcr 0
KPCR for Processor 0 at fffff8062b56e000:
    Major 1 Minor 1
	NtTib.ExceptionList: fffff80634ca3fb0
	      NtTib.SelfTib: 00000025b94d5000

	            SelfPcr: 0000000000000000
	               Prcb: fffff8062b56e180
	               Irql: 0000000000000002
	                TSS: 0000000000000000

	      CurrentThread: ffffd80c204a6040
	         NextThread: 0000000000000000
	         IdleThread: fffff80632327a00

	          DpcQueue:  0x80168ee0 0x80100d04 nt!KiTimerExpiration
`;

const prcb = `lkd> !prcb 5
PRCB for Processor 5 at ffffb90110b74180:
Current IRQL -- 2
Threads--  Current ffffe28142547080 Next 0000000000000000 Idle ffffe28142547080
Processor Index 5 Number (0, 5) GroupSetMember 20
Interrupt Count -- 006740a8
Times -- Dpc    00000007 Interrupt 00000000 
         Kernel 00048caa User      00000000 
`;

const dpcs = `3: kd> !dpcs
CPU Type      KDPC       Function
 0: Normal  : 0xfffff8035f5ac290 0xfffff80363e15630 nt!PpmPerfAction
Failed to read DPC at 0xffffe40b77190dd8
 12: Threaded: 0xfffff8035f5ac3d8 0xfffff80363f27d70 nt!KiDpcWatchdog
`;

const timer = `kd> !timer
Dump system timers

Interrupt time: 9f760774 00000000 [12/ 8/2000 10:59:22.685 (Pacific Standard Time)]

List Timer    Interrupt Low/High     Fire Time              DPC/thread
  0 8016aea0 P 9fbd8e00 00000000 [12/ 8/2000 10:59:23.154]  nt!PopScanIdleList 
    8249fe88   41f54d84 00000001 [12/ 8/2000 11:03:55.310]  thread 8249fda0 
250 826d42f0   1486bed8 80000000 [         NEVER         ]  +fe516352 

Total Timers: 193, Maximum List: 7
Current Hand: 226, Maximum Search: 0

Wakeable timers:
`;

const apc = `kd> !apc
*** Enumerating APCs in all processes
Process 85cba030 System
    Thread 85cbaac0 ApcStateIndex 0 ApcListHead 85cbaaf4 [KERNEL]
        KAPC @ 85d2c1f0
          Type           12
          KernelRoutine  804f2a3c nt!IopAbortRequest+0
          RundownRoutine 00000000
`;

const queues = `kd> !exqueue 2
**** Critical WorkQueue( current = 0 maximum = 1 )
PENDING: IoWorkItem (8a5f4b30) Routine mydrv!Work (f7a1c2d0) IoObject (8a4b1030) Context (00000000)

**** Delayed WorkQueue( current = 0 maximum = 1 )
THREAD 8a3f2030  Cid 0004.0014  Teb: 00000000 Win32Thread: 00000000 WAIT: (WrQueue) UserMode Non-Alertable
    8056b3c0  QueueObject
`;

const power = `0: kd> !poaction
PopAction: fffff80172a0a500
  State..........: 0 - Idle
  Lightest State.: Unspecified
  Flags..........: 10000003 QueryApps|UIAllowed

Allocated power irps (PopIrpList - fffff80172a0aa60)
  IRP: ffffe0005c3f2e10 (set/D0,), PDO: ffffe0005c1b7060

Irp worker threads (PopIrpThreadList - fffff80172a0b0a0)
  THREAD: ffffe0005a3b9040 (static)
  THREAD: ffffe0005c2c3040 (dynamic), IRP: ffffe0005c3f2e10, DEVICE: ffffe0005c1b7060
`;

const excerpts = { running, oldRunning, ready, pcr, prcb, dpcs, timer, apc, queues, power };

describe('records', () => {
  it('running', () => {
    expect(printText(running)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!running -ti
      running processor=0 prcb=fffff80002e05e80 current=fffffa80036cb040 idle=fffff80002e13cc0
      stack dialect=x64 
        frames: index=0 number=0 frame=fffff8800653b1c0 returnAddress=fffff80002a7c1b2 module=nt symbol=nt!KiSwapContext displacement=0x7a
      running processor=1 prcb=fffff88003165180 current=fffffa80036cb555 next=fffffa80036cb777 idle=fffff880031700c0
      stack dialect=x64 
        frames: index=0 number=0 frame=fffff8800654b1c0 returnAddress=fffff80002a7c1b2 module=nt symbol=nt!KiIdleLoop displacement=0x10d"
    `);
  });
  it('running, before Windows 7', () => {
    expect(printText(oldRunning)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!running
      running processor=0 prcb=ffffffffffdff120 current=ffffffff805495a0 next=ffffffff866f12f0
      running processor=1 prcb=fffffffff87e0120 current=fffffffff87e2e60"
    `);
  });
  it('ready', () => {
    expect(printText(ready)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!ready
      ready processor=0 empty
      ready fffff8033f4f0a00 priority=9
      thread ffffe001d16c4080 cid=4.38 state=READY processor=5
      ready processor=1 priority=8
      thread ffffe001d16c4999 cid=4.39 state=READY"
    `);
  });
  it('pcr', () => {
    expect(printText(pcr)).toMatchInlineSnapshot(`
      "command prompt=7: kd> command=!pcr 0
      pcr fffff8062b56e000 processor=0 prcb=fffff8062b56e180 irql=2 currentThread=ffffd80c204a6040 idleThread=fffff80632327a00"
    `);
  });
  it('prcb', () => {
    expect(printText(prcb)).toMatchInlineSnapshot(`
      "command prompt=lkd> command=!prcb 5
      pcr ffffb90110b74180 processor=5 prcb=ffffb90110b74180 irql=2 currentThread=ffffe28142547080 idleThread=ffffe28142547080"
    `);
  });
  it('dpcs', () => {
    expect(printText(dpcs)).toMatchInlineSnapshot(`
      "command prompt=3: kd> command=!dpcs
      dpc fffff8035f5ac290 processor=0 type=Normal routine=fffff80363e15630 symbol=nt!PpmPerfAction
      dpc fffff8035f5ac3d8 processor=12 type=Threaded routine=fffff80363f27d70 symbol=nt!KiDpcWatchdog"
    `);
  });
  it('timers', () => {
    expect(printText(timer)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!timer
      timer ffffffff8016aea0 periodic due=12/ 8/2000 10:59:23.154 symbol=nt!PopScanIdleList
      timer ffffffff8249fe88 due=12/ 8/2000 11:03:55.310 thread=ffffffff8249fda0
      timer ffffffff826d42f0 due=NEVER symbol=+fe516352"
    `);
  });
  it('apcs', () => {
    expect(printText(apc)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!apc
      apc ffffffff85d2c1f0 thread=ffffffff85cbaac0 mode=kernel kernelRoutine={routine=ffffffff804f2a3c symbol=nt!IopAbortRequest+0}"
    `);
  });
  it('work queues', () => {
    expect(printText(queues)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!exqueue 2
      workQueue name=Critical
      workItem ffffffff8a5f4b30 routine=fffffffff7a1c2d0 symbol=mydrv!Work
      workQueue name=Delayed
      thread ffffffff8a3f2030 cid=4.14 state=WAIT waitReason=WrQueue waitMode=UserMode alertable=false 
        waitObjects: address=ffffffff8056b3c0 type=QueueObject"
    `);
  });
  it('power', () => {
    expect(printText(power)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!poaction
      powerAction 
        irps: irp=ffffe0005c3f2e10 request=set/D0, pdo=ffffe0005c1b7060 
        threads: thread=ffffe0005a3b9040 
        threads: thread=ffffe0005c2c3040 irp=ffffe0005c3f2e10"
    `);
  });
});

describeRobustness(Object.entries(excerpts).map(([name, text]) => ({ name, text })));
