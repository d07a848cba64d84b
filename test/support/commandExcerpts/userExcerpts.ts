// Excerpts of commands that show a process: heaps, handles, critical sections, environment. All are written for the tests.
import type { CommandExcerpt } from './commandExcerpt';

export const userExcerpts: readonly CommandExcerpt[] = [
  {
    name: '!handle, totals',
    kinds: 'handle 2',
    text: `0:000> !handle
Handle 00000004
  Type         	Directory
Handle 00000008
  Type         	Event
2 Handles
Type           	Count
None           	1
Event          	1
Directory      	1
TpWorkerFactory	2
ALPC Port      	4
`,
  },
  {
    name: '!heap -stat',
    kinds: 'heap',
    text: `0:000> !heap -stat -h 00150000
 heap @ 00150000
group-by: TOTSIZE max-display: 20
    size     #blocks     total     ( %) (percent of total busy bytes)
    3fff0 32 - c7ffce0  (27.95)
    200 1a4 - 34800  (0.46)
`,
  },
  {
    name: '!heap -flt',
    kinds: 'heap',
    text: `0:000> !heap -flt s 20
    _HEAP @ 150000
      HEAP_ENTRY Size Prev Flags    UserPtr UserSize - state
        001e6b60 0005 0000  [00]   001e6b68    00020 - (busy)
        001e6b88 0005 0005  [00]   001e6b90    00020 - (free)
`,
  },
  {
    name: '!heap -x',
    kinds: 'heap',
    text: `0:000> !heap -x 0000000001b36d00
Entry             User              Heap              Segment               Size  PrevSize  Unused    Flags
-------------------------------------------------------------------------------------------------------------
0000000001b36cf0  0000000001b36d00  0000000001b30000  0000000001b30000        30        90        10  busy extra fill 
`,
  },
  {
    name: '!heap -i',
    kinds: 'heap 2',
    text: `0:000> !heap -i 00150000
Heap context set to the heap 0x00150000
0:000> !heap -i 001e6b60
Detailed information for block entry 001e6b60
Assumed heap       : 0x00150000 (Use !heap -i NewHeapHandle to change)
Header content     : 0x4E1B0005 0x0800005A (decoded : 0x1C010005 0x0800005A)
Owning segment     : 0x00150000 (offset 0)
Block flags        : 0x1 (busy )
Total block size   : 0x5 units (0x28 bytes)
Requested size     : 0x20 bytes (unused 0x8 bytes)
Previous block size: 0x5a units (0x2d0 bytes)
Block CRC          : OK - 0x1c
Previous block     : 0x001e6890
Next block         : 0x001e6b88
`,
  },
  {
    name: '!heap -s',
    kinds: 'heap',
    text: `0:000> !heap -s
LFH Key                   : 0x000000c4a91d2bf1
Termination on corruption : ENABLED
          Heap     Flags   Reserv  Commit  Virt   Free  List   UCR  Virt  Lock  Fast 
                            (k)     (k)    (k)     (k) length      blocks cont. heap 
-------------------------------------------------------------------------------------
Virtual block: 0000000002de0000 - 0000000002de0000 (size 0000000000000000)
0000000001b30000 00000002    1024    412   1024     12    14     1    1      0   LFH
0000000000010000 00008000      64      4     64      2     1     1    0      0      
    External fragmentation  41 % (12 free blocks)
-------------------------------------------------------------------------------------
`,
  },
  {
    name: '!gle -all',
    kinds: 'errorCode 4',
    text: `0:000> !gle -all
Last error for thread 0:
LastErrorValue: (Win32) 0x5 (5) - Access is denied.
LastStatusValue: (NTSTATUS) 0xc0000022 - {Access Denied}  A process has requested access to an object, but has not been granted those access rights.

Last error for thread 1:
LastErrorValue: (Win32) 0 (0) - The operation completed successfully.
LastStatusValue: (NTSTATUS) 0 - STATUS_SUCCESS
`,
  },
  {
    name: '!error',
    kinds: 'errorCode 2',
    text: `0:000> !error c0000022
Error code: (NTSTATUS) 0xc0000022 (3221225506) - {Access Denied}  A process has requested access to an object, but has not been granted those access rights.
0:000> !error 5
Error code: (Win32) 0x5 (5) - Access is denied.
`,
  },
  {
    name: '!address, user',
    kinds: 'addressRegion',
    text: `0:000> !address -summary

--- Usage Summary ---------------- RgnCount ----------- Total Size -------- %ofBusy %ofTotal
Free                                     33     7ffc\`f8d5c000 ( 127.988 TB)           99.99%
Image                                   141        0\`046a1000 (  70.629 MB)  56.01%    0.00%

--- Type Summary (for busy) ------ RgnCount ----------- Total Size -------- %ofBusy %ofTotal
MEM_IMAGE                               140        0\`046a0000 (  70.625 MB)  56.00%    0.00%

--- State Summary ---------------- RgnCount ----------- Total Size -------- %ofBusy %ofTotal
MEM_FREE                                 33     7ffc\`f8d5c000 ( 127.988 TB)           99.99%

--- Protect Summary (for commit) - RgnCount ----------- Total Size -------- %ofBusy %ofTotal
PAGE_EXECUTE_READ                        22        0\`02c05000 (  44.020 MB)  34.90%    0.00%

--- Largest Region by Usage ----------- Base Address -------- Region Size ----------
Free                                      2\`6a1d0000     7df2\`8bdc0000 ( 125.947 TB)
`,
  },
  {
    name: '!locks, user',
    kinds: 'criticalSection',
    text: `0:006> !locks

CritSec sample!guard+0 at 00402110
LockCount          1
RecursionCount     1
OwningThread       1a20
EntryCount         1
ContentionCount    1
*** Locked

Scanned 6 critical sections
`,
  },
  {
    name: '!cs -l',
    kinds: 'criticalSection',
    text: `0:000> !cs -l
-----------------------------------------
DebugInfo          = 0x00000198f1a2b000
Critical section   = 0x00007ff64a0512f0 (sample!guard+0x0)
LOCKED
LockCount          = 0x1
WaiterWoken        = No
OwningThread       = 0x0000000000001a20
RecursionCount     = 0x1
LockSemaphore      = 0xFFFFFFFF
SpinCount          = 0x00000000020007d0
`,
  },
  {
    name: '!teb',
    kinds: 'teb',
    text: `0:000> !teb
TEB at 00000072ce65a000
    ExceptionList:        0000000000000000
    StackBase:            00000072ce8f0000
    StackLimit:           00000072ce8ed000
    SubSystemTib:         0000000000000000
    FiberData:            0000000000001e00
    ArbitraryUserPointer: 0000000000000000
    Self:                 00000072ce65a000
    EnvironmentPointer:   0000000000000000
    ClientId:             0000000000001f04 . 0000000000006e78
    RpcHandle:            0000000000000000
    Tls Storage:          00000198f1a2c000
    PEB Address:          00000072ce659000
    LastErrorValue:       0
    LastStatusValue:      c0000034
    Count Owned Locks:    0
    HardErrorMode:        0
`,
  },
  {
    name: '!peb',
    kinds: 'peb',
    text: `0:000> !peb
PEB at 00000072ce659000
    InheritedAddressSpace:    No
    ReadImageFileExecOptions: No
    BeingDebugged:            Yes
    ImageBaseAddress:         00007ff64a040000
    NtGlobalFlag:             70
    NtGlobalFlag2:            0
    Ldr                       00007ff874f3a4c0
    Ldr.Initialized:          Yes
    Ldr.InInitializationOrderModuleList: 00000198f1a25d60 . 00000198f1a2b390
    Ldr.InLoadOrderModuleList:           00000198f1a25ed0 . 00000198f1a2b370
    Ldr.InMemoryOrderModuleList:         00000198f1a25ee0 . 00000198f1a2b380
                    Base TimeStamp                     Module
            7ff64a040000 5b90f1b6 Sep 06 02:21:58 2018 C:\\src\\sample.exe
            7ff874dd0000 a1b2c3d4 Dec 30 12:00:04 2055 C:\\Windows\\SYSTEM32\\ntdll.dll
    SubSystemData:     0000000000000000
    ProcessHeap:       00000198f1a20000
    ProcessParameters: 00000198f1a25210
    CurrentDirectory:  'C:\\src\\'
    WindowTitle:  'C:\\src\\sample.exe'
    ImageFile:    'C:\\src\\sample.exe'
    CommandLine:  'sample.exe -x'
    DllPath:      '< Name not readable >'
    Environment:  00000198f1a240c0
        =::=::\\
        ALLUSERSPROFILE=C:\\ProgramData
        OS=Windows_NT
`,
  },
  {
    name: '!runaway',
    kinds: 'runaway 3',
    text: `0:000> !runaway 7
 User Mode Time
  Thread       Time
   0:6e78      0 days 0:00:05.093
   2:1a20      0 days 0:00:00.015
 Kernel Mode Time
  Thread       Time
   0:6e78      0 days 0:00:01.000
 Elapsed Time
  Thread       Time
   0:6e78      0 days 0:03:35.120
`,
  },
  {
    name: '!gflag',
    kinds: 'systemInfo',
    text: `0:000> !gflag
Current NtGlobalFlag contents: 0x00000070
    htc - Enable heap tail checking
    hfc - Enable heap free checking
    hpc - Enable heap parameter checking
`,
  },
];
