// One excerpt for each kind of output that a hover describes, in the debugger's own format, with values written for the tests.

export const recordExcerpts = {
  modules: `0: kd> lm
start             end                 module name
fffff805\`22400000 fffff805\`2344e000   nt         (pdb symbols)          c:\\sym\\ntkrnlmp.pdb\\5A2B\\ntkrnlmp.pdb
fffff805\`31200000 fffff805\`31266000   filmon     (no symbols)

Unloaded modules:
fffff805\`41000000 fffff805\`41010000   dump_diskd.sys
0: kd> lmvm filmon
start             end                 module name
fffff805\`31200000 fffff805\`31266000   filmon     (no symbols)
    Loaded symbol image file: filmon.sys
    Image path: \\SystemRoot\\system32\\drivers\\filmon.sys
    Image name: filmon.sys
    Timestamp:        Tue Mar 12 09:14:02 2019 (5C87874A)
    CheckSum:         0006A1D2
    ImageSize:        00066000
    File version:     3.1.7.22
    Product version:  3.1.0.0
0: kd> dps fffff805\`31204d10 l1
fffff805\`31204d10  fffff805\`31200000 filmon
0: kd> k
 # Child-SP          RetAddr               Call Site
00 ffffb20a\`7f3d1c40 fffff805\`31204d10     nt!KeBugCheckEx+0x107
01 ffffb20a\`7f3d1c80 00000000\`00000000     filmon+0x4d10
`,
  device: `0: kd> !devobj ffffb20a12345060
Device object (ffffb20a12345060) is for:
 FilMonCtl \\Driver\\filmon DriverObject ffffb20a12344e10
Current Irp 00000000 RefCount 2 Type 00000022 Flags 00000040
DevExt ffffb20a123451b0 DevObjExt ffffb20a123451c8
ExtensionFlags (0000000000)
Characteristics (0x00000100)  FILE_DEVICE_SECURE_OPEN
AttachedTo (Lower) ffffb20a12340030 \\Driver\\disk
Device queue is not busy.
0: kd> !drvobj ffffb20a12344e10
Driver object (ffffb20a12344e10) is for:
 \\Driver\\filmon
Driver Extension List: (id , addr)

Device Object list:
ffffb20a12345060
`,
  handle: `0:000> !handle 84 f
Handle 84
  Type         \tEvent
  Attributes   \t0
  GrantedAccess\t0x1f0003:
         Delete,ReadControl,WriteDac,WriteOwner,Synch
         QueryState,ModifyState
  HandleCount  \t2
  PointerCount \t4
  Name         \t\\BaseNamedObjects\\FilMonReady
`,
  process: `0: kd> !process 0 0
**** NT ACTIVE PROCESS DUMP ****
PROCESS ffffb20a16a1c080
    SessionId: 1  Cid: 0af4    Peb: 5d1a2f6000  ParentCid: 0310
    DirBase: 7c3d1000  ObjectTable: 00000000  HandleCount:   0.
    Image: updater.exe
`,
  lock: `0: kd> !locks
**** DUMP OF ALL RESOURCE OBJECTS ****

Resource @ 0xffffb20a17d0e8f0    Exclusively owned
    Contention Count = 12
    NumberOfExclusiveWaiters = 1
     Threads: ffffb20a16c1c040-01<*>
     Threads Waiting On Exclusive Access:
              ffffb20a16d2d080
`,
  criticalSection: `0:000> !locks

CritSec filmonui!g_cache+0 at 00007ff6ab35d0f8
WaiterWoken        No
LockCount          1
RecursionCount     1
OwningThread       1f3c
EntryCount         0
ContentionCount    3
*** Locked
`,
  pool: `0: kd> !pool ffffb20a15c3a0d0
Pool page ffffb20a15c3a0d0 region is Nonpaged pool
 ffffb20a15c3a000 size:   c0 previous size:    0  (Allocated)  File
*ffffb20a15c3a0c0 size:  140 previous size:   c0  (Allocated) *FmCt
\t\tOwning component : Unknown (update pooltag.txt)
 ffffb20a15c3a200 size:  e00 previous size:  140  (Free)       ....
0: kd> dq ffffb20a15c3a108 l1
ffffb20a\`15c3a108  ffffb20a\`15c3a0d0
`,
  heap: `0:000> !heap -p -a 0000023cb6764fa0
    address 0000023cb6764fa0 found in
    _DPH_HEAP_ROOT @ 23c93b41000
    in busy allocation (  DPH_HEAP_BLOCK:         UserAddr         UserSize -         VirtAddr         VirtSize)
                             23c93b45b60:      23cb6764fa0               58 -      23cb6764000             2000
    00007ffa1dd56c5f ntdll!RtlDebugAllocateHeap+0x000000000000003f
`,
  timer: `0: kd> !timer
Dump system timers

Interrupt time: 9fbcca02 00000000 [12/ 8/2000 10:59:22.914]

List Timer    Interrupt Low/High     Fire Time              DPC/thread
  0 8016aea0 P 9fbd8e00 00000000 [12/ 8/2000 10:59:23.154]  ntoskrnl!PopScanIdleList
 11 8250e7e8   bc73ffde 00000000 [12/ 8/2000 11:00:11.326]  thread 8250e700
`,
  exceptionRecord: `0:000> .exr 000000000014f2b0
ExceptionAddress: 00007ff6ab3511c2 (filmonui!Draw+0x0000000000000022)
   ExceptionCode: c0000005 (Access violation)
  ExceptionFlags: 00000000
NumberParameters: 2
   Parameter[0]: 0000000000000000
   Parameter[1]: 0000000000000018
Attempt to read from address 0000000000000018
`,
  registers: `0:000> r
rax=0000000000000000 rbx=000001d5a2b3c4d0 rcx=00007ff6ab3511c2
rdx=0000000000000000 rsi=0000000000000000 rdi=000001d5a2b3c4d0
rip=00007ff6ab3511c2 rsp=000000d61b7fe8f0 rbp=0000000000000000
 r8=0000000000000000  r9=0000000000000000 r10=0000000000000000
r11=0000000000000246 r12=0000000000000000 r13=0000000000000000
r14=0000000000000000 r15=0000000000000000
iopl=0         nv up ei pl nz na pe nc
cs=0033  ss=002b  ds=002b  es=002b  fs=0053  gs=002b             efl=00000202
filmonui!Draw+0x22:
00007ff6\`ab3511c2 8b4118          mov     eax,dword ptr [rcx+18h]
`,
  userThreads: `0:000> ~*k

.  0  Id: 1f04.6e78 Suspend: 1 Teb: 000000d6\`1b5f2000 Unfrozen
 # Child-SP          RetAddr               Call Site
00 000000d6\`1b7fe8f0 00007ffa\`1dd56c5f     ntdll!NtWaitForSingleObject+0x14
01 000000d6\`1b7fe8f8 00007ff6\`ab3511c2     KERNELBASE!WaitForSingleObjectEx+0x8e

   1  Id: 1f04.1f3c Suspend: 3 Teb: 000000d6\`1b5f4000 Unfrozen "render"
 # Child-SP          RetAddr               Call Site
00 000000d6\`1b8ff1a8 00007ffa\`1dd1112c     ntdll!NtWaitForWorkViaWorkerFactory+0x14
01 000000d6\`1b8ff1b0 00007ffa\`1c0a7614     ntdll!TppWorkerThread+0x2f7
0:000> !teb
TEB at 000000d61b5f2000
    ExceptionList:        0000000000000000
    StackBase:            000000d61b800000
    StackLimit:           000000d61b7f0000
    ClientId:             0000000000001f04 . 0000000000006e78
    PEB Address:          000000d61b5f1000
    LastErrorValue:       0
    LastStatusValue:      c0000034
    Count Owned Locks:    0
`,
  managed: `0:000> !threads
ThreadCount:      1
 DBG   ID OSID ThreadOBJ           State GC Mode     GC Alloc Context                  Domain           Count Apt Exception
   0    1 6e78 000001B18F822B20    2a020 Preemptive  000001B191537258:000001B1915374D0 000001b18f83a810 1     MTA
0:000> ~*e !clrstack
OS Thread Id: 0x6e78 (0)
        Child SP               IP Call Site
000000D61B7FE9C0 00007ffb924e29b8 App.Cache.Wait(System.Object)
000000D61B7FEA10 00007ffb924e2a10 App.Program.Main(System.String[])
`,
  findstack: `0:000> !findstack wininet 2
Thread 009, 2 frame(s) match
        * 06 03eaffac 771d9263 wininet!ICAsyncThread::SelectThread+0x22a
        * 07 03eaffb4 7c80b50b wininet!ICAsyncThread::SelectThreadWrapper+0xd
`,
} as const;
