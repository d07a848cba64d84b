// Excerpts of commands that show the kernel: threads, I/O, memory, locks, ports, power. All are written for the tests.
import type { CommandExcerpt } from './commandExcerpt';

export const kernelExcerpts: readonly CommandExcerpt[] = [
  {
    name: '!job',
    kinds: 'systemInfo',
    text: `0: kd> !job fffffa804d0fc080
Job at fffffa804d0fc080
  Basic Accounting Information
    TotalUserTime:             0x0
    TotalKernelTime:           0x9c4
    TotalCycleTime:            0x0
    ThisPeriodTotalUserTime:   0x0
    ThisPeriodTotalKernelTime: 0x0
    TotalPageFaultCount:       0x2f29
    TotalProcesses:            0x2
    ActiveProcesses:           0x1
    FreezeCount:               0
    BackgroundCount:           0
    TotalTerminatedProcesses:  0x0
    PeakJobMemoryUsed:         0xa12
    PeakProcessMemoryUsed:     0xa12
  Job Flags
    [wake notification allocated]
  Limit Information (LimitFlags: 0x2800)
  Limit Information (EffectiveLimitFlags: 0x2800)
    JOB_OBJECT_LIMIT_BREAKAWAY_OK
    JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
`,
  },
  {
    name: '!job, Windows 2000',
    kinds: 'systemInfo, process',
    text: `kd> !job 85d1bf68
Job at 85d1bf68
  TotalPageFaultCount      0
  TotalProcesses           1
  ActiveProcesses          1
  TotalTerminatedProcesses 0
  LimitFlags               2008
  MinimumWorkingSetSize    0
  MaximumWorkingSetSize    0
  ActiveProcessLimit       1
  PriorityClass            0
  UIRestrictionsClass      0
  SecurityLimitFlags       0
  Token                    00000000
  Processes assigned to this job:
    PROCESS 85f1c020  SessionId: 0  Cid: 02d4    Peb: 7ffdf000  ParentCid: 0168
        DirBase: 0a6c8000  ObjectTable: e1a0a0d8  TableSize:  20.
        Image: worker.exe
`,
  },
  {
    name: '!session',
    kinds: 'systemInfo 2, notice',
    text: `1: kd> !session
Sessions on machine: 3
Valid Sessions: 0 1 3
Running Session: 1
Current Session: 1
1: kd> !session -s 3
Sessions on machine: 3
Implicit process is now fffffa80\`04d51060
Using session 3
`,
  },
  {
    name: '!session, older',
    kinds: 'systemInfo',
    text: `kd> !session
Sessions on machine: 2
Valid Sessions: 0 1
Error in reading current session
`,
  },
  {
    name: '!qlocks, XP',
    kinds: 'queuedLocks',
    text: `0: kd> !qlocks
Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt

                       Processor Number
    Lock Name         0  1

KE   - Dispatcher     O  1
MM   - Expansion          
MM   - PFN                
CC   - Vacb               
CC   - Master            O
EX   - NonPagedPool       
IO   - Cancel             
EX   - WorkQueue          
NTFS - Struct             
AFD  - WorkQueue          
CC   - Bcb                
MM   - MM NonPagedPool    
`,
  },
  {
    name: '!qlocks, Windows 7',
    kinds: 'queuedLocks',
    text: `3: kd> !qlocks
Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt

                       Processor Number
    Lock Name         0  1  2  3

KE   - Unused Spare                
MM   - Unused Spare                
MM   - Unused Spare                
CC   - Vacb                    O   
IO   - Vpb                         
IO   - Database                    
IO   - Completion                  
`,
  },
  {
    name: '!lpc message',
    kinds: 'systemInfo',
    text: `kd> !lpc message 222be
Searching message 222be in threads ...
    Server thread 842a4db0 is working on message 222be
Client thread 842785b8 waiting a reply from 222be
Searching thread 842785b8 in port rundown queues ...

Server communication port 0xe114a3c0
    Handles: 1   References: 1
    The LpcDataInfoChainHead queue is empty
        Connected port: 0xe1d77d20      Server connection port: 0xe1adb030

Client communication port 0xe1d77d20
    Handles: 1   References: 3
    The LpcDataInfoChainHead queue is empty

Server connection port e1adb030  Name: LsaAuthenticationPort
    Handles: 1   References: 67
    Server process  : 84aa7020 (lsass.exe)
    Queue semaphore : 84a96da8
    Semaphore state 0 (0x0)
    The message queue is empty

    Messages in LpcDataInfoChainHead:
        0000 e20d9b80 - Busy  Id=0002249c  From: 0584.0680  Context=00000021  [e114a3d0 . e114a3d0]
           Length=0098007c  Type=00380001 (LPC_REQUEST)
           Data: 00000000 00000002 00000000 00000000 00000000 00000000
    The LpcDataInfoChainHead queue contains 1 messages
    Threads in RunDown queue : 0x842785b8
Done.
`,
  },
  {
    name: '!alpc /p',
    kinds: 'systemInfo, thread 2, notice 3',
    text: `0: kd> !alpc /p fffffa8002b6c0b0

Port fffffa8002b6c0b0
  Type                      : ALPC_CONNECTION_PORT
  CommunicationInfo         : fffff8a0013c4b20
    ConnectionPort          : fffffa8002b6c0b0 (ApiPort)
    ClientCommunicationPort : 0000000000000000
    ServerCommunicationPort : 0000000000000000
  OwnerProcess              : fffffa8003d6b060 (csrss.exe)
  SequenceNo                : 0x000004A6 (1190)
  ConnectionPending         : No
  Disconnected              : No

  2 thread(s) are waiting on the port:

    THREAD fffffa8003d71060  Cid 01a4.01c0  Teb: 000007fffffd9000 Win32Thread: fffff900c01cfc30 WAIT
    THREAD fffffa8003d72060  Cid 01a4.01c4  Teb: 000007fffffd7000 Win32Thread: 0000000000000000 WAIT

  Main queue is empty.

  Pending queue has 1 message(s)

    fffff8a0014d5a80 0324 LPC_REQUEST

  Canceled queue is empty.
`,
  },
  {
    name: '!alpc /lpp',
    kinds: 'systemInfo',
    text: `0: kd> !alpc /lpp fffffa8003d6b060

Ports created by the process fffffa8003d6b060:

	fffffa8002b6c0b0('ApiPort') 0, 12 connections
		fffffa80038b6ca0 0 ->fffffa80038b6a90 0 fffffa8003a6a060('svchost.exe')

Ports the process fffffa8003d6b060 is connected to:

	fffffa8004090ad0 0 -> fffffa8004021a10('LsaAuthenticationPort') 0 fffffa8003f0b060('lsass.exe')
`,
  },
  {
    name: '!alpc /m',
    kinds: 'systemInfo',
    text: `0: kd> !alpc /m fffff8a0014d5a80

Message fffff8a0014d5a80
  MessageID             : 0x0324 (804)
  CallbackID            : 0x5BC1D (375837)
  Type                  : LPC_REQUEST
  DataLength            : 0x0044 (68)
  OwnerPort             : fffffa8003fd4570 [ALPC_CLIENT_COMMUNICATION_PORT]
  WaitingThread         : fffffa8004053060
  QueueType             : ALPC_MSGQUEUE_PENDING
  ServerThread          : fffffa8003f8b060
  ClientContext         : 0000000000c3e9f0
`,
  },
  {
    name: '!pcr, x64',
    kinds: 'pcr',
    text: `0: kd> !pcr
KPCR for Processor 0 at fffff8035f5a4000:
    Major 1 Minor 1
	NtTib.ExceptionList: fffff80361e8a000
	    NtTib.StackBase: fffff80361e8b070
	   NtTib.StackLimit: 000000aef327f8a8
	 NtTib.SubSystemTib: fffff8035f5a4000
	      NtTib.Version: 000000005f5a4180
	  NtTib.UserPointer: fffff8035f5a47f0
	      NtTib.SelfTib: 000000aef3274000

	            SelfPcr: 0000000000000000
	               Prcb: fffff8035f5a4180
	               Irql: 0000000000000000
	                IRR: 0000000000000000
	                IDR: 0000000000000000
	      InterruptMode: 0000000000000000
	                IDT: 0000000000000000
	                GDT: 0000000000000000
	                TSS: 0000000000000000

	      CurrentThread: ffffe0014b1aa080
	         NextThread: 0000000000000000
	         IdleThread: fffff8035f60a740

	          DpcQueue:  0xffffe0014b3b1a58 0xfffff80360f12ef0 storport!RaidpAdapterDpc
`,
  },
  {
    name: '!prcb',
    kinds: 'pcr',
    text: `0: kd> !prcb 1
PRCB for Processor 1 at ffffd0002035a180:
Current IRQL -- 0
Threads--  Current ffffe0014b1aa080 Next 0000000000000000 Idle ffffd000203662c0
Processor Index 1 Number (0, 1) GroupSetMember 2
Interrupt Count -- 0007de5c
Times -- Dpc    00000016 Interrupt 00000012 
         Kernel 00010d21 User      000009c2 
`,
  },
  {
    name: '!prcb, x86',
    kinds: 'pcr',
    text: `kd> !prcb
PRCB for Processor 0 at ffdff120:
Threads--  Current 80552c20 Next 00000000 Idle 80552c20
Number 0 SetMember 00000001
Interrupt Count -- 00017122
Times -- Dpc    0000001c Interrupt 00000034
         Kernel 00004a11 User      00000411
`,
  },
  {
    name: '!dpcs',
    kinds: 'dpc 3',
    text: `0: kd> !dpcs
CPU Type      KDPC       Function
 0: Normal  : 0xffffe0014b3b1a58 0xfffff80360f12ef0 storport!RaidpAdapterDpcRoutine
 0: Normal  : 0xffffe0014b3b1b98 0xfffff80360f1f000 ndis!ndisInterruptDpc
 1: Threaded: 0xffffd0002035d2e0 0xfffff8035f3c1000 nt!PpmPerfAction
`,
  },
  {
    name: '!timer',
    kinds: 'timer 2',
    text: `0: kd> !timer
Dump system timers

Interrupt time: 6f84b1a3 00000001 [ 1/ 6/2011 15:38:35.984]

List Timer    Interrupt Low/High Fire Time              DPC/thread
PROCESSOR 0 (nt!_KTIMER_TABLE fffff80002803300)
  0 fffffa8004b3b1a0   784b1a30 00000001 [ 1/ 6/2011 15:38:50.671]  thread fffffa8004a1b040
  1 fffff80002884aa0 P 6f9d20a1 00000001 [ 1/ 6/2011 15:38:36.140]  nt!PopPolicySystemIdle (DPC @ fffff80002884ae0)

Total Timers: 2, Maximum List: 1
Current Hand: 255
`,
  },
  {
    name: '!apc',
    kinds: 'apc',
    text: `kd> !apc
*** Enumerating APCs in all processes
Process 80c9a1d8 System
Process 80f0a1d8 smss.exe
    Thread 80dd5490 ApcStateIndex 0 ApcListHead 80dd54c4 [KERNEL]
        KAPC @ 80f0f0f0
          Type           12
          KernelRoutine  8052c8bc nt!IopCompleteRequest
          RundownRoutine 8052d0a2 nt!IopAbortRequest
`,
  },
  {
    name: '!irpfind',
    kinds: 'irp 2',
    text: `0: kd> !irpfind
unable to get large pool allocation table - either wrong symbols or pool tagging is disabled

Searching NonPaged pool (fffffa8000c00000 : ffffffe000000000) for Tag: Irp?

  Irp            [ Thread ]         irpStack: (Mj,Mn)   DevObj          [Driver]         MDL Process
fffffa8003a1b010 [fffffa8004a1b040] irpStack: ( e,20)  fffffa8002b6c0b0 [ \\Driver\\AFD] 0xfffffa8003d6b060
fffffa8003a1c010 [0000000000000000] Irp is complete (CurrentLocation 4 > StackCount 3) 0x0000000000000000
`,
  },
  {
    name: '!drvobj 7',
    kinds: 'driver, notice, deviceStack',
    text: `0: kd> !drvobj fffffa8002b6ce70 7
Driver object (fffffa8002b6ce70) is for:
 \\Driver\\sample

Driver Extension List: (id , addr)
(fffff88003a1b010 fffffa8003a1c010)  
Device Object list:
fffffa8003a1d060  fffffa8003a1e060

DriverEntry:   fffff88003a20064	sample!GsDriverEntry
DriverStartIo: 00000000	
DriverUnload:  fffff88003a21000	sample!Unload
AddDevice:     fffff88003a22000	sample!AddDevice

Dispatch routines:
[00] IRP_MJ_CREATE                      fffff88003a1f000	sample!Create
[01] IRP_MJ_CREATE_NAMED_PIPE           fffff80002ac1e00	nt!IopInvalidDeviceRequest

Fast I/O routines:
FastIoCheckIfPossible                   fffff88003a1f100	sample!FastIoCheck

Device Object stacks:

!devstack fffffa8003a1d060 :
  !DevObj           !DrvObj            !DevExt           ObjectName
> fffffa8003a1d060  \\Driver\\sample     fffffa8003a1d1b0  Sample0

Processed 2 device objects.
`,
  },
  {
    name: '!vm, Windows 10',
    kinds: 'vm',
    text: `0: kd> !vm
Page File: \\??\\C:\\pagefile.sys
  Current:   1310720 Kb  Free Space:   1310712 Kb
  Minimum:   1310720 Kb  Maximum:     12578116 Kb
Page File: \\??\\C:\\swapfile.sys
  Current:     16384 Kb  Free Space:     16376 Kb
  Minimum:     16384 Kb  Maximum:      6289056 Kb

Physical Memory:          1048094 (    4192376 Kb)
Available Pages:           534107 (    2136428 Kb)
ResAvail Pages:            857720 (    3430880 Kb)
Locked IO Pages:                0 (          0 Kb)
Free System PTEs:      4294986137 (17179944548 Kb)
******* 4096 system cache map requests have failed ******
Modified Pages:             15012 (      60048 Kb)
Modified PF Pages:          15010 (      60040 Kb)
Modified No Write Pages:        2 (          8 Kb)
NonPagedPool Usage:           276 (       1104 Kb)
NonPagedPoolNx Usage:       20641 (      82564 Kb)
NonPagedPool Max:      4294967296 (17179869184 Kb)
PagedPool 0:                30122 (     120488 Kb)
PagedPool Usage:            42211 (     168844 Kb)
Session Commit:              4022 (      16088 Kb)
Shared Commit:              49124 (     196496 Kb)
Special Pool:                   0 (          0 Kb)
Kernel Stacks:              10412 (      41648 Kb)
Pages For MDLs:              4114 (      16456 Kb)
Driver Commit:               9910 (      39640 Kb)
Committed pages:           612201 (    2448804 Kb)
Commit limit:             1375774 (    5503096 Kb)

  Pid ImageName                   Commit      SharedCommit              Debt

  9c4 app.exe                  51040 Kb         3208 Kb              0 Kb
`,
  },
  {
    name: '!memusage',
    kinds: 'vm',
    text: `0: kd> !memusage
 loading PFN database
loading (100% complete)
Compiling memory usage data (99% Complete).
             Zeroed:   120044 (   480176 kb)
               Free:       12 (       48 kb)
            Standby:   414051 (  1656204 kb)
           Modified:    15010 (    60040 kb)
    ModifiedNoWrite:        2 (        8 kb)
       Active/Valid:   498211 (  1992844 kb)
         Transition:      764 (     3056 kb)
         SLIST/Bad:       422 (     1688 kb)
            Unknown:        0 (        0 kb)
              TOTAL:  1048516 (  4194064 kb)

Dangling Yes Commit:       150 (     600 kb)
 Dangling No Commit:      1822 (    7288 kb)
  Building kernel map
  Finished building kernel map

 (Master1 0 for 80)

  Usage Summary (in Kb):
Control       Valid Standby Dirty Shared Locked PageTables  name
ffffffffd      1234      0     0     0  1234     0    AWE
fffffa80030b1c10     0    512     0     0     0     0  mapped_file( sample.dll )
fffffa8003d6b060  2040      0     0     0     0   212   Page Table Pages ( app.exe )
--------      5120      0     0 -----     0   900  process ( app.exe )
--------      1840      0     0 -----     0 -----  driver ( ntoskrnl.exe )
`,
  },
  {
    name: '!poolused',
    kinds: 'poolUsage',
    text: `0: kd> !poolused 2
   Sorting by NonPaged Pool Consumed

               NonPaged                  Paged
 Tag     Allocs         Used     Allocs         Used

 EtwB       118      4620288          4       200704	Etw Buffer , Binary: nt!etw
 Samp        12       983040          0            0	UNKNOWN pooltag 'Samp', please update pooltag.txt

TOTAL    104211     61234176      92011     80122112
`,
  },
  {
    name: '!poolfind, old',
    kinds: 'pool',
    text: `kd> !poolfind Samp
Scanning large pool allocation table for Tag: Samp (81250000 : 81270000)

Searching NonPaged pool (8217b000 : 8a17b000) for Tag: Samp

82184c10 size:   40 previous size:   30  (Allocated) Samp
82191c98 size:   40 previous size:   28  (Free)      Samp
Abort signalled.
`,
  },
  {
    name: '!poolfind, new',
    kinds: 'pool',
    text: `0: kd> !poolfind Samp 0

Scanning large pool allocation table for tag 0x706d6153 (Samp) (fffffa8004400000 : fffffa8004580000)

fffffa8003a11000 : tag Samp, size     0x1230, Nonpaged pool

Searching nonpaged pool (fffffa8001800000 : ffffffe000000000) for tag 0x706d6153 (Samp)

fffffa8002f3b010 : tag Samp, size     0x4c0, Nonpaged pool
 fffffa8003200010 size:  250 previous size:   80  (Allocated) Samp

...terminating - searched pool to fffffa8005000000
`,
  },
  {
    name: '!pool, new',
    kinds: 'pool',
    text: `0: kd> !pool ffffe0014b1aa080
Pool page ffffe0014b1aa080 region is Nonpaged pool
 ffffe0014b1aa000 size:   20 previous size:    0  (Free)       Thre
*ffffe0014b1aa020 size:  7c0 previous size:   20  (Allocated) *Thre (Protected)
		Pooltag Thre : Thread objects, Binary : nt!ps
 ffffe0014b1aa7e0 doesn't look like a valid small pool allocation, checking to see
if the entire page is actually part of a large page allocation...
ffffe0014b1aa000 is not a valid large pool allocation, checking large session pool...
`,
  },
  {
    name: '!exqueue',
    kinds: 'workQueue 3, thread 3, workItem',
    text: `0: kd> !exqueue
Dumping ExWorkerQueue: FFFFF80002803300

**** Critical WorkQueue( current = 0 maximum = 1 )
THREAD fffffa8000c9a040  Cid 0004.0018  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT

**** Delayed WorkQueue( current = 1 maximum = 1 )
THREAD fffffa8000c9b040  Cid 0004.001c  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT
PENDING: IoWorkItem (fffffa8003a1b010) Routine sample!Work (fffff88003a1f000) IoObject (fffffa8003a1d060) Context (0000000000000000)

**** HyperCritical WorkQueue( current = 0 maximum = 1 )
THREAD fffffa8000c9c040  Cid 0004.0020  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT
`,
  },
  {
    name: '!cpuinfo',
    kinds: 'systemInfo',
    text: `0: kd> !cpuinfo
CP  F/M/S Manufacturer  MHz PRCB Signature    MSR 8B Signature Features ArchitectureClass
 0  6,142,9 GenuineIntel 2808 000000b400000000                   >0000000b4<00000000 a3cd3fff
 1  6,142,9 GenuineIntel 2808 000000b400000000                   a3cd3fff
                      Cached Update Signature 000000b400000000
                     Initial Update Signature 000000b400000000
`,
  },
  {
    name: '!sysinfo',
    kinds: 'systemInfo 2',
    text: `0: kd> !sysinfo machineid
Machine ID Information [From Smbios 2.7, DMIVersion 39, Size=2521]
BiosMajorRelease = 4
BiosVendor = Sample Bios
BiosReleaseDate = 05/15/2018
SystemManufacturer = Sample Inc.
0: kd> !sysinfo cpuinfo
[CPU Information]
~MHz = REG_DWORD 2808
Component Information = REG_BINARY 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
Identifier = REG_SZ Intel64 Family 6 Model 142 Stepping 9
`,
  },
  {
    name: '!errrec',
    kinds: 'errorRecord 2',
    text: `0: kd> !errrec ffffe0014b1aa028
===============================================================================
Common Platform Error Record @ ffffe0014b1aa028
-------------------------------------------------------------------------------
Record Id     : 01d3c4e5f6a7b8c9
Severity      : Fatal (1)
Length        : 928
Creator       : Microsoft
Notify Type   : Machine Check Exception
Timestamp     : 7/3/2018 18:21:58 (UTC)
Flags         : 0x00000000

===============================================================================
Section 0     : Processor Generic
-------------------------------------------------------------------------------
Descriptor    @ ffffe0014b1aa0a8
Section       @ ffffe0014b1aa180
Offset        : 344
Length        : 192
Flags         : 0x00000001 Primary
Severity      : Fatal

Proc. Type    : x86/x64
Instr. Set    : x64
Error Type    : Cache error
Operation     : Generic
Flags         : 0x00
Level         : 1
CPU Version   : 0x00000000000906e9
Processor ID  : 0x0000000000000002
`,
  },
  {
    name: '!fileobj',
    kinds: 'fileObject',
    text: `0: kd> !fileobj fffffa8003a1d060

\\Users\\me\\log.txt

Device Object: 0xfffffa8002b6c0b0   \\Driver\\volmgr
Vpb: 0xfffffa8002b6d0b0
Event signalled
Access: Read Write SharedRead 

Flags:  0x40042
	Synchronous IO
	Cache Supported
	Handle Created

FsContext: 0xfffff8a0014d5a80	FsContext2: 0xfffff8a0014d5ce0
CurrentByteOffset: 1a0
Cache Data:
  Section Object Pointers: fffffa8003a1e098
  Shared Cache Map: fffffa8003a1f010         File Offset: 1a0
  Vacb: fffffa8003a20010
  Your data is at: fffff980014001a0
`,
  },
  {
    name: '!poaction',
    kinds: 'powerAction',
    text: `0: kd> !poaction
PopAction: fffff80002803300
  State..........: 3 - Set System State
  Updates........: 0 
  Action.........: Sleep
  Lightest State.: Sleep3
  Flags..........: 80000004 OverrideApps|Critical
  Irp minor......: SetPower
  System State...: Sleep3
  Hiber Context..: 0000000000000000

Allocated power irps (PopIrpList - fffff80002803bc0)
  IRP: fffffa8003a1b010 (set/S3,), PDO: fffffa8003a1d060

Irp worker threads (PopIrpThreadList - fffff80002803bd0)
  THREAD: fffffa8000c9a040 (static)
  THREAD: fffffa8000c9b040 (static), IRP: fffffa8003a1b010, DEVICE: fffffa8003a1d060

PopAction Broadcast state: 

Device State fffffa8003a30010
Irp minor:		SetPower
System State:	Sleep3
Worker thread:	fffffa8000c9c040
`,
  },
  {
    name: '!ca, Windows 10',
    kinds: 'controlArea',
    text: `0: kd> !ca ffffe0014b3b1a50

ControlArea  @ ffffe0014b3b1a50
  Segment      ffffc00100a1b010  Flink      ffffe0014b3b1b60  Blink        ffffe0014b3b1c70
  Section Ref                 1  Pfn Ref                 2a3  Mapped Views                2
  User Ref                    3  WaitForDel                0  Flush Count                 0
  File Object  ffffe0014b40a080  ModWriteCount             0  System Views                0
  WritableRefs         c000000f  PartitionId                0  
  Flags (a0) Image File 

      \\Windows\\System32\\sample.dll

Segment @ ffffc00100a1b010
  ControlArea       ffffe0014b3b1a50  ExtendInfo    0000000000000000
  Total Ptes                     2f1
  Segment Size                2f1000  Committed                    0
  Image Commit                     4  Image Info    ffffc00100a1b058
  ProtoPtes         ffffc00100a40000
  Flags (820000) ProtectionMask 

Subsection 1 @ ffffe0014b3b1ad0
  ControlArea  ffffe0014b3b1a50  Starting Sector        0  Number Of Sectors    2
  Base Pte     ffffc00100a40000  Ptes In Subsect        1  Unused Ptes          0
  Flags                       2  Sector Offset          0  Protection           1
  Accessed
  Flink        0000000000000000  Blink   ffffe0014b3b1bc0  MappedViews          2
`,
  },
  {
    name: '!process, newest',
    kinds: 'process, peb, thread',
    text: `0: kd> !process ffffe0014b3b1080 3f
PROCESS ffffe0014b3b1080
    SessionId: 1  Cid: 1164    Peb: 72ce659000  ParentCid: 1148
    DirBase: 5e2bc002  ObjectTable: ffff99011473e500  HandleCount: 245.
    Image: app.exe
    VadRoot ffffe0014b3c1080 Vads 97 Clone 0 Private 541. Modified 1639. Locked 0.
    DeviceMap ffff99010c29f0d0
    Token                             ffff9901102cf5f0
    ElapsedTime                       00:10:08.787
    UserTime                          00:00:00.015
    KernelTime                        00:00:00.031
    QuotaPoolUsage[PagedPool]         184320
    QuotaPoolUsage[NonPagedPool]      13264
    Working Set Sizes (now,min,max)  (3402, 50, 345) (13608KB, 200KB, 1380KB)
    PeakWorkingSetSize                3370
    VirtualSize                       2101386 Mb
    PeakVirtualSize                   2101388 Mb
    PageFaultCount                    4012
    MemoryPriority                    BACKGROUND
    BasePriority                      8
    CommitCharge                      1805
    Job                               ffffe0014b3d1080

        PEB at 00000072ce659000
            InheritedAddressSpace:    No
            ReadImageFileExecOptions: No
            BeingDebugged:            No
            ImageBaseAddress:         00007ff64a040000

        THREAD ffffe0014b1aa080  Cid 1164.14ac  Teb: 00000072ce65a000 Win32Thread: ffffe0014b1bb010 WAIT: (WrAlpcReply) UserMode Non-Alertable
            ffffe0014b1aa4d8  Semaphore Limit 0x1
        Waiting for reply to ALPC Message ffff99011470a010 : queued at port ffffe0014b2aa070 : owned by process ffffe0014b2bb080
        Not impersonating
        DeviceMap                 ffff99010c29f0d0
        Owning Process            ffffe0014b3b1080       Image:         app.exe
        Attached Process          N/A            Image:         N/A
        Wait Start TickCount      12031          Ticks: 6468 (0:00:01:41.062)
        Context Switch Count      147            IdealProcessor: 1             
        UserTime                  00:00:00.000
        KernelTime                00:00:00.000
        Win32 Start Address sample!worker (0x00007ff64a041100)
        Stack Init ffffb10c0a8f5c90 Current ffffb10c0a8f5300
        Base ffffb10c0a8f6000 Limit ffffb10c0a8f0000 Call 0000000000000000
        Priority 9  BasePriority 8  Priority Floor 8  IoPriority 2  PagePriority 5
        Kernel stack not resident.
`,
  },
  {
    name: '!irp, verbose',
    kinds: 'irp',
    text: `0: kd> !irp fffffa8003a1b010 1
Irp is active with 2 stacks 1 is current (= 0xfffffa8003a1b0e0)
 No Mdl: System buffer=fffffa8003a30010: Thread fffffa8004a1b040:  Irp stack trace.  
Flags = 00060070
ThreadListEntry.Flink = fffffa8004a1b3f0
ThreadListEntry.Blink = fffffa8004a1b3f0
IoStatus.Status = 00000000
IoStatus.Information = 00000000
RequestorMode = 00000001
Cancel = 00
CancelIrql = 0
ApcEnvironment = 00
UserIosb = 0012f950
UserEvent = fffffa8003a40010
Overlay.AsynchronousParameters.UserApcRoutine = 00000000
Overlay.AsynchronousParameters.UserApcContext = 00000000
Overlay.AllocationSize = 00000000 - 00000000
CancelRoutine = fffff88003a21000   sample!Cancel
UserBuffer = 0012fa00
&Tail.Overlay.DeviceQueueEntry = fffffa8003a1b088
Tail.Overlay.Thread = fffffa8004a1b040
Tail.Overlay.AuxiliaryBuffer = 00000000
Tail.Overlay.ListEntry.Flink = 00000000
Tail.Overlay.ListEntry.Blink = 00000000
Tail.Overlay.CurrentStackLocation = fffffa8003a1b0e0
Tail.Overlay.OriginalFileObject = fffffa8003a1d060
Tail.Apc = 00000000
Tail.CompletionKey = 00000000
     cmd  flg cl Device   File     Completion-Context
>[IRP_MJ_DEVICE_CONTROL(e), N/A(0)]
            5  1 fffffa8002b6c0b0 fffffa8003a1d060 00000000-00000000    pending
	       \\Driver\\sample
			Args: 00000010 00000010 0x22a008 00000000
 [N/A(0), N/A(0)]
            0  0 00000000 00000000 00000000-00000000    

			Args: 00000000 00000000 00000000 00000000
`,
  },
  {
    name: '!object',
    kinds: 'object 2',
    text: `0: kd> !object \\Device\\Sample
Object: fffffa8003a1d060  Type: (fffffa8000c8ae30) Device
    ObjectHeader: fffffa8003a1d030 (new version)
    HandleCount: 0  PointerCount: 4
    Directory Object: fffff8a000012060  Name: Sample
0: kd> !object \\
Object: fffff8a000004060  Type: (fffffa8000c65f30) Directory
    ObjectHeader: fffff8a000004030 (new version)
    HandleCount: 0  PointerCount: 46
    Directory Object: 00000000  Name: \\

    Hash Address          Type                      Name
    ---- -------          ----                      ----
     00  fffffa8000ca1730 Mutant                    PendingRenameMutex
         fffff8a000012060 Directory                 ObjectTypes
     03  fffffa8001c9c010 Event                     NETLOGON_SERVICE_STARTED
`,
  },
  {
    name: '!token',
    kinds: 'token',
    text: `0: kd> !token fffff8a0014d5060
_TOKEN 0xfffff8a0014d5060
TS Session ID: 0x1
User: S-1-5-21-1004336348-1177238915-682003330-1000
User Groups: 
 00 S-1-5-21-1004336348-1177238915-682003330-513
    Attributes - Mandatory Default Enabled 
 01 S-1-1-0
    Attributes - Mandatory Default Enabled 
Primary Group: S-1-5-21-1004336348-1177238915-682003330-513
Privs: 
 19 0x000000013 SeShutdownPrivilege               Attributes - 
 23 0x000000017 SeChangeNotifyPrivilege           Attributes - Enabled Default 
Authentication ID:         (0,2a1c3)
Impersonation Level:       Anonymous
TokenType:                 Primary
Source: User32             TokenFlags: 0x2a00 ( Token in use )
Token ID: 3a1c0            ParentToken ID: 2a1c6
Modified ID:               (0, 3a1b2)
RestrictedSidCount: 0      RestrictedSids: 0x0000000000000000
OriginatingLogonSession: 3e7
`,
  },
  {
    name: '!devnode',
    kinds: 'deviceNode',
    text: `0: kd> !devnode fffffa8003a1b010
DevNode 0xfffffa8003a1b010 for PDO 0xfffffa8003a1d060
  Parent 0xfffffa8003a1c010   Sibling 0000000000   Child 0000000000   
  InstancePath is "ROOT\\SAMPLE\\0000"
  ServiceName is "sample"
  State = DeviceNodeStarted (0x308)
  Previous State = DeviceNodeEnumerateCompletion (0x30d)
  StateHistory[04] = DeviceNodeEnumerateCompletion (0x30d)
  StateHistory[03] = DeviceNodeStarted (0x308)
  Flags (0x6c0000f0)  DNF_ENUMERATED, DNF_IDS_QUERIED, 
                      DNF_HAS_BOOT_CONFIG, DNF_NO_RESOURCE_REQUIRED
  CapabilityFlags (0x00002000)  WakeFromD3
  Problem = CM_PROB_FAILED_START
`,
  },
  {
    name: '!devstack, !devobj',
    kinds: 'device',
    text: `0: kd> !devobj fffffa8003a1d060
Device object (fffffa8003a1d060) is for:
 Sample0 \\Driver\\sample DriverObject fffffa8002b6ce70
Current Irp 00000000 RefCount 1 Type 00000022 Flags 00002050
SecurityDescriptor fffff8a000012c60 DevExt fffffa8003a1d1b0 DevObjExt fffffa8003a1d2b0 
ExtensionFlags (0x00000800)  DOE_DEFAULT_SD_PRESENT
Characteristics (0x00000100)  FILE_DEVICE_SECURE_OPEN
AttachedDevice (Upper) fffffa8003a1e060 \\Driver\\filter
AttachedTo (Lower) fffffa8003a1f060 \\Driver\\PnpManager
Device queue is not busy.
`,
  },
  {
    name: '!verifier',
    kinds: 'verifier',
    text: `0: kd> !verifier 1

Verify Flags Level 0x000209bb

  STANDARD FLAGS:
    [X] (0x00000000) Automatic Checks
    [X] (0x00000001) Special pool
    [ ] (0x00000004) Randomized low resources simulation

  ADDITIONAL FLAGS:
    [ ] (0x00000040) Force pending I/O requests

    [X] Indicates flag is enabled

Summary of All Verifier Statistics

  RaiseIrqls           0x0
  AcquireSpinLocks     0x112
  Synch Executions     0x0
  Trims                0x2c

  Pool Allocations Attempted             0x4a1
  Pool Allocations Succeeded             0x4a1
  Current paged pool allocations         0x2 for 00000120 bytes
  Peak nonpaged pool allocations         0x41 for 0001A200 bytes
`,
  },
  {
    name: '!process 0 0, XP',
    kinds: 'process 2',
    text: `kd> !process 0 0
**** NT ACTIVE PROCESS DUMP ****
PROCESS 8a4ff818  SessionId: none  Cid: 0004    Peb: 00000000  ParentCid: 0000
    DirBase: 00780000  ObjectTable: e1001c98  HandleCount: 251.
    Image: System

PROCESS 8a1f2da0  SessionId: 0  Cid: 0a10    Peb: 7ffd6000  ParentCid: 07d0
    DirBase: 0a540160  ObjectTable: e1c0f5a8  HandleCount:  40.
    Image: sample.exe

`,
  },
  {
    name: '!thread states',
    kinds: 'thread 2',
    text: `0: kd> !thread fffffa8004a1b040
THREAD fffffa8004a1b040  Cid 09c4.0a10  Teb: 000007fffffde000 Win32Thread: 0000000000000000 STANDBY
Not impersonating
DeviceMap                 fffff8a000c29f0d
Owning Process            fffffa8003d6b060       Image:         app.exe
Attached Process          N/A            Image:         N/A
Wait Start TickCount      12031          Ticks: 0
Context Switch Count      147            IdealProcessor: 1  NoStackSwap    LargeStack
UserTime                  00:00:00.000
KernelTime                00:00:00.000
Win32 Start Address 0x0000000076f4a2e0
Stack Init fffff88003b5ec70 Current fffff88003b5e8f0
Base fffff88003b5f000 Limit fffff88003b56000 Call 0
Priority 9 BasePriority 8 UnusualBoost 0 ForegroundBoost 0 IoPriority 2 PagePriority 5

0: kd> !thread fffffa8004a1c040
THREAD fffffa8004a1c040  Cid 09c4.0a14  Teb: 0000000000000000 Win32Thread: 0000000000000000 TERMINATED
`,
  },
  {
    name: '!irp, NT',
    kinds: 'irp',
    text: `kd> !irp 810fe670
Irp is active with 3 stacks 2 is current (= 0x810fe704)
 No Mdl Thread 810fd020:  Irp stack trace.  
     cmd  flg cl Device   File     Completion-Context
 [  0, 0]   0  0 00000000 00000000 00000000-00000000    

			Args: 00000000 00000000 00000000 00000000
>[  3, 0]   0 e1 810fc030 810fb028 f8395400-810fa010 Success Error Cancel pending
	       \\Driver\\sample	filter!Complete
			Args: 00000200 00000000 00000000 00000000
 [  3, 0]   0  0 810fb030 810fb028 00000000-00000000    
	       \\Driver\\filter
			Args: 00000200 00000000 00000000 00000000
`,
  },
  {
    name: '!pte',
    kinds: 'pte 2',
    text: `0: kd> !pte fffffa8003a1d060
                                           VA fffffa8003a1d060
PXE at FFFFF6FB7DBEDFA8    PPE at FFFFF6FB7DBF5000    PDE at FFFFF6FB7EA000E8    PTE at FFFFF6FD4001D0E8
contains 00000000DFF44863  contains 00000000DFF45863  contains 00000000DFA5E863  contains 80000000DE2AB963
pfn dff44     ---DA--KWEV  pfn dff45     ---DA--KWEV  pfn dfa5e     ---DA--KWEV  pfn de2ab     -G-DA--KW-V
kd> !pte 801544f4
801544F4  - PDE at C0300800        PTE at C0200550
          contains 0003B163      contains 00154121
       pfn 3b G-DA--KWV       pfn 154 G--A--KRV
`,
  },
  {
    name: '!vad',
    kinds: 'vad',
    text: `0: kd> !vad fffffa8003c1080a
VAD             level      start      end    commit
fffffa8003c1a010 ( 3)         10       1f         0 Mapped       READWRITE          Pagefile-backed section
fffffa8003c1b010 ( 2)      7ffe0    7ffef        -1 Private      READONLY           
fffffa8003c1c010 ( 1)  7ff64a040 7ff64a051         5 Mapped  Exe  EXECUTE_WRITECOPY  \\src\\sample.exe

Total VADs: 3, average level: 2, maximum depth: 3
Total private commit: 0x5 pages (20 KB)
Total shared commit:  0x10 pages (64 KB)
`,
  },
  {
    name: '!idt, !arbiter',
    kinds: 'listing',
    text: `0: kd> !idt

Dumping IDT: fffff80360e8a000

00:	fffff8035f3c1000 nt!KiDivideErrorFault
37:	fffff8035f2a1000 hal!HalpInterruptSpuriousService (KINTERRUPT fffff8035f30a1c0)
b0:	fffff8035f3c2050 ACPI!ACPIInterruptServiceRoutine (KINTERRUPT ffffd000203662c0)
`,
  },
  {
    name: '!sd, !acl',
    kinds: '',
    text: `0: kd> !sd fffff8a000012c60 1
->Revision: 0x1
->Sbz1    : 0x0
->Control : 0x8814
            SE_DACL_PRESENT
            SE_SACL_PRESENT
            SE_SELF_RELATIVE
->Owner   : S-1-5-32-544 (Alias: BUILTIN\\Administrators)
->Group   : S-1-5-18 (Well Known Group: NT AUTHORITY\\SYSTEM)
->Dacl    : 
->Dacl    : ->AclRevision: 0x2
->Dacl    : ->Sbz1       : 0x0
->Dacl    : ->AclSize    : 0x5c
->Dacl    : ->AceCount   : 0x1
->Dacl    : ->Ace[0]: ->AceType: ACCESS_ALLOWED_ACE_TYPE
->Dacl    : ->Ace[0]: ->AceFlags: 0x0
->Dacl    : ->Ace[0]: ->AceSize: 0x14
->Dacl    : ->Ace[0]: ->Mask : 0x001200a0
->Dacl    : ->Ace[0]: ->SID: S-1-1-0 (Well Known Group: localhost\\Everyone)

->Sacl    :  is NULL
`,
  },
  {
    name: '!fltkd',
    kinds: '',
    text: `0: kd> !fltkd.filters

Filter List: fffffa8002a1b0c0 "Frame 0" 
   FLT_FILTER: fffffa8002b1c010 "sample" "370030"
      FLT_INSTANCE: fffffa8003b1d010 "sample Instance" "370030"
   FLT_FILTER: fffffa8002b1e010 "luafv" "135000"
`,
  },
  {
    name: '!ndiskd',
    kinds: 'debugOutput',
    text: `0: kd> !ndiskd.netadapter
    Driver             NetAdapter          Name                                 
    fffffa8003a1b010   fffffa8003a1c1a0    Sample Ethernet Adapter
    fffffa8003a1d010   fffffa8003a1e1a0    WAN Miniport (IP)
    fffffa8003a1f010   fffffa8003a201a0    Sample Wireless
`,
  },
];
