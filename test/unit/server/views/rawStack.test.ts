/** The raw stack beside `k`: slots by class, what lies over them, and the limits of the whole stack. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const print = async (text: string): Promise<string> => printView(viewOf('rawStack', await analyze(text)));

it('lays trap frame and SEH record over the slots, and puts the rows of k beside them', async () => {
  expect(await print(readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "raw stack: 15 slots of 4 bytes @31-59
    over a9750c84-a9750ce8: KTRAP_FRAME. Layout: KeWaitFor… calls KiSwapThread directly in this text, as before Windows 7.
    over a9750da0-a9750da4: SEH record. a9750da0 + 0xc = a9750dac
    a9750c84 806ffa16 trap-field (derived) DbgEip hal!KeAcquireInStackQueuedSpinLock+0x26 [a9750c80 + 0x4 = a9750c84] |   hal!KeAcquireInStackQueuedSpinLock+0x26 @31
    a9750c90 804f2bb5 residue (derived) TempSegCs nt!IopCompleteRequest+0x32f [a9750c80 + 0x10 = a9750c90] @33
    a9750cac a9330d77 residue (derived) Dr7 sftfsXP!SoftFSReleaseSoftVolume+0x33 [a9750c80 + 0x2c = a9750cac] @35
    a9750cd0 804e0030 phantom (derived) SegFs nt!VdmFixEspEbp+0x60 [a9750c80 + 0x50 = a9750cd0] @37
    a9750ce8 806ffa16 trap-field (derived) Eip hal!KeAcquireInStackQueuedSpinLock+0x26 [a9750c80 + 0x68 = a9750ce8] @39
    a9750cf4 804f2dc4 return (derived) nt!KiDeliverApc+0xc2 [a9750c80 + 0x74 = a9750cf4] | + nt!KiDeliverApc+0xc2 @41
    a9750cfc 806ff410 pointer (inferred) hal!KfLowerIrql @43
    a9750d18 804f2a72 pointer (inferred) nt!IopCompleteRequest @45
    a9750d30 804f2df4 return (derived) nt!KiSwapThread+0xa8 | + nt!KiSwapThread+0xa8 @47
    a9750d48 804e1c1e return (derived) nt!KeWaitForSingleObject+0x1c2 [a9750d30 + 0x4 + 0xc + 0x8 = a9750d48] | + nt!KeWaitForSingleObject+0x1c2 @49
    a9750d60 a9338ae2 residue (inferred) sftfsXP!SoftFSProcessRequest+0x6c | x sftfsXP!SoftFSProcessRequest+0x6c @51
    a9750d70 a9339c79 return (derived) sftfsXP!SoftFSQueueSyncWorker+0x39 [a9750d48 + 0x24 + 0x4 = a9750d70] |   sftfsXP!SoftFSQueueSyncWorker+0x39 @53
    a9750da0 a9346b72 seh-record (inferred) sftfsXP!except_handler3 @55
    a9750da4 a9373e70 seh-record (inferred) sftfsXP!__safe_se_handler_table+0x910 @57
    a9750db0 80574128 return (derived) nt!PspSystemThreadStartup+0x34 [a9750da0 + 0xc + 0x4 = a9750db0] |   nt!PspSystemThreadStartup+0x34 @59"
  `);
});

it('pairs return addresses of x64 with the rows they return into, inside the limits of the thread', async () => {
  const text = transcriptOf(`
    0: kd> !thread
    THREAD fffffa8004c1b060  Cid 0004.0038  Teb: 0000000000000000 Win32Thread: 0000000000000000 RUNNING on processor 0
    Not impersonating
    Owning Process            fffffa8003c6f040       Image:         System
    Wait Start TickCount      48211          Ticks: 0
    Context Switch Count      300
    Stack Init fffff88002a4fc70 Current fffff88002a4f5d0
    Base fffff88002a50000 Limit fffff88002a4a000 Call 0
    Priority 13 BasePriority 13 UnusualBoost 0 ForegroundBoost 0 IoPriority 2 PagePriority 5
    0: kd> k
    Child-SP          RetAddr           Call Site
    fffff880\`02a4fa10 fffff880\`01234567 nt!KeBugCheckEx
    fffff880\`02a4fa20 fffff800\`02b6c1a9 example!Work+0x67
    fffff880\`02a4fa40 fffff800\`02b5d166 nt!ExpWorkerThread+0x111
    0: kd> dps fffff880\`02a4fa10
    fffff880\`02a4fa10  00000000\`00000000
    fffff880\`02a4fa18  fffff880\`01234567 example!Work+0x67
    fffff880\`02a4fa20  fffff800\`02a01000 nt!KeSetEvent
    fffff880\`02a4fa28  fffff800\`02b00010 nt!ExFreePool+0x10
    fffff880\`02a4fa30  00000000\`00000002
    fffff880\`02a4fa38  fffff800\`02b6c1a9 nt!ExpWorkerThread+0x111
  `);
  expect(await print(text)).toMatchInlineSnapshot(`
    "dps fffff880\`02a4fa10: 6 slots of 8 bytes @16-21
    range kernel stack of System 4.38: fffff88002a4a000 to fffff88002a50000, used ?, listed 23056-23104 @2-9
    fffff88002a4fa10 00000000 data (observed) @16
    fffff88002a4fa18 fffff88001234567 return (derived) example!Work+0x67 [fffff880\`02a4fa20 - 0x8 = fffff880\`02a4fa18] |   example!Work+0x67 @17
    fffff88002a4fa20 fffff80002a01000 pointer (inferred) nt!KeSetEvent @18
    fffff88002a4fa28 fffff80002b00010 residue (inferred) nt!ExFreePool+0x10 @19
    fffff88002a4fa30 00000002 data (observed) @20
    fffff88002a4fa38 fffff80002b6c1a9 return (derived) nt!ExpWorkerThread+0x111 [fffff880\`02a4fa40 - 0x8 = fffff880\`02a4fa38] |   nt!ExpWorkerThread+0x111 @21"
  `);
});

it('judges by symbols alone where no k belongs to the listing', async () => {
  const text = transcriptOf(`
    0:000> dds 0012ff00
    0012ff00  00000001
    0012ff04  77f51234 ntdll!RtlExample+0x12
    0012ff08  77f50000 ntdll!RtlOther
  `);
  expect(await print(text)).toMatchInlineSnapshot(`
    "dds 0012ff00: 3 slots of 4 bytes @2-4
    0012ff00 00000001 data (observed) @2
    0012ff04 77f51234 return (inferred) ntdll!RtlExample+0x12 @3
    0012ff08 77f50000 pointer (inferred) ntdll!RtlOther @4"
  `);
});

it('says what would show a stack', async () => {
  expect(await print('0: kd> r\nrax=0000000000000000\n')).toBe(
    'empty: The text shows no stack memory with its symbols. [dps @rsp L100]',
  );
});

it('tells how much of its stack a waiting thread uses, and not of a running one', async () => {
  const used = async (state: string): Promise<number | undefined> => {
    const view = viewOf(
      'rawStack',
      await analyze(
        transcriptOf(`
          0: kd> !thread
          THREAD fffffa8004c1b060  Cid 0004.0038  Teb: 0000000000000000 Win32Thread: 0000000000000000 ${state}
          Stack Init fffff88002a4fc70 Current fffff88002a4f5d0
          Base fffff88002a50000 Limit fffff88002a4a000 Call 0
          0: kd> dps fffff880\`02a4fa10
          fffff880\`02a4fa10  00000000\`00000000
        `),
      ),
    );
    return view.kind === 'rawStack' ? view.stacks[0]?.range?.used : undefined;
  };
  expect(await used('WAIT: (Executive) KernelMode Non-Alertable')).toBe(0xa30);
  expect(await used('RUNNING on processor 0')).toBeUndefined();
});
