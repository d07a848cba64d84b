// Excerpts of commands that show code: stacks, registers, traces, modules, symbols, types, scripts. All are written for the tests.
import type { CommandExcerpt } from './commandExcerpt';

export const codeExcerpts: readonly CommandExcerpt[] = [
  {
    name: '!exploitable -v',
    kinds: 'exploitability',
    text: `0:000> !exploitable -v

!exploitable 1.6.0.0
HostMachine\\HostUser
Executing Processor Architecture is x86
Debuggee is in User Mode
Debuggee is a live user mode debugging session on the local machine
Event Type: Exception
Exception Faulting Address: 0x41414141
First Chance Exception Type: STATUS_ACCESS_VIOLATION (0xC0000005)
Exception Sub-Type: Write Access Violation

Faulting Instruction:00401005 mov dword ptr [eax],ecx

Basic Block:
    00401005 mov dword ptr [eax],ecx
       Tainted Input Operands: eax, ecx
    00401007 call sample!log (00401200)

Exception Hash (Major/Minor): 0x6d6e0e27.0x7b6f7a1c

 Hash Usage : Stack Trace:
Major+Minor : sample!store+0x5
Major+Minor : sample!main+0x41
Minor       : kernel32!BaseThreadInitThunk+0xe
Instruction Address: 0x0000000000401005

Description: User Mode Write AV
Short Description: WriteAV
Exploitability Classification: EXPLOITABLE
Recommended Bug Title: Exploitable - User Mode Write AV starting at sample!store+0x0000000000000005 (Hash=0x6d6e0e27.0x7b6f7a1c)

User mode write access violations that are not near NULL are exploitable.
`,
  },
  {
    name: '!exploitable -m',
    kinds: 'exploitability',
    text: `0:000> !msec.exploitable -m
VERSION:1.6.0.0
IDENTITY:HostMachine\\HostUser
PROCESSOR:X64
CLASS:USER
QUALIFIER:USER_PROCESS
EVENT:DEBUG_EVENT_EXCEPTION
EXCEPTION_FAULTING_ADDRESS:0x0
EXCEPTION_CODE:0xC0000005
EXCEPTION_LEVEL:SECOND_CHANCE
EXCEPTION_TYPE:STATUS_ACCESS_VIOLATION
EXCEPTION_SUBTYPE:READ
FAULTING_INSTRUCTION:00007ff6\`12341000 mov rax,qword ptr [rcx]
MAJOR_HASH:0x4e1b2f10
MINOR_HASH:0x5a3c1d2e
STACK_DEPTH:3
STACK_FRAME:sample!read+0x0
STACK_FRAME:sample!main+0x1c
STACK_FRAME:kernel32!BaseThreadInitThunk+0x14
INSTRUCTION_ADDRESS:0x00007ff612341000
DESCRIPTION:Read Access Violation near NULL
SHORT_DESCRIPTION:ReadAVNearNull
CLASSIFICATION:PROBABLY_NOT_EXPLOITABLE
BUG_TITLE:Read Access Violation near NULL starting at sample!read+0x0000000000000000 (Hash=0x4e1b2f10.0x5a3c1d2e)
EXPLANATION:This is a user mode read access violation near null, and is probably not exploitable.
`,
  },
  {
    name: 'STACK_TEXT with elided arguments',
    kinds: 'analysis, stack',
    text: `0: kd> !analyze -v
STACK_TEXT:  
fffff806\`1b8e7b48 fffff806\`1a8f5b29     : : nt!KeBugCheckEx
fffff806\`1b8e7b50 fffff806\`1a8f1ee3     : : nt!KiBugCheckDispatch+0x69
fffff806\`1b8e7c90 fffff806\`24011a40     : : nt!KiPageFault+0x463
fffff806\`1b8e7e20 00000000\`00000000     : : sample!Poll+0x20

SYMBOL_NAME:  sample!Poll+20
`,
  },
  {
    name: 'kv with elided arguments',
    kinds: 'stack',
    text: `0: kd> kv
 # Child-SP          RetAddr               : Args to Child                                                           : Call Site
00 fffff806\`1b8e7b48 fffff806\`1a8f5b29     : : nt!KeBugCheckEx
01 fffff806\`1b8e7b50 fffff806\`1a8f1ee3     : : nt!KiBugCheckDispatch+0x69
`,
  },
  {
    name: 'rows of memory, glued',
    kinds: 'rawStack, memory',
    text: `0: kd> dps fffff880\`03164a10
fffff880\`03164a10  00000000\`00000001fffff880\`03164a18  fffff800\`02a7c1b2 nt!KiSwapContext+0x7afffff880\`03164a20  00000000\`00000000
0: kd> dd 8213a000
8213a000  00000001 00000002 00000003 000000048213a010  00000005 00000006 00000007 00000008
`,
  },
  {
    name: 'MEX stack with Info and Source',
    kinds: 'thread, stack',
    text: `0: kd> !mex.t fffffa8004a1b040
Process                    Thread           CID       UserTime KernelTime ContextSwitches Wait Reason        Time State
app.exe (fffffa8004c3a060) fffffa8004a1b040 (E|K|W|R|V) 9c4.a10    15ms       31ms             812 UserRequest   1m:02.512 Waiting

# Child-SP         Return           Call Site                     Info                       Source
0 fffff88003b5e8f0 fffff80002a7c1b2 nt!KiSwapContext+0x7a
1 fffff88003b5ea30 fffff80002a7e5a3 nt!KiCommitThreadWait+0x1d2
2 fffff88003b5eac0 0000000000000000 nt!KeWaitForSingleObject+0x19f
`,
  },
  {
    name: 'k, IA64, no symbols',
    kinds: 'stack',
    text: `kd> k
Child-SP          Child-BSP         RetAddr
e0000165\`f9f58e90 e0000165\`f9f581a8 e0000000\`8303e6b0
e0000165\`f9f58ea0 e0000165\`f9f58148 e0000000\`83049a20
e0000165\`f9f58ef0 e0000165\`f9f580f0 e0000000\`8304b1c0
`,
  },
  {
    name: 'k, IA64',
    kinds: 'stack',
    text: `kd> k
Child-SP          Child-BSP         RetAddr           Call Site
e0000165\`f9f58e90 e0000165\`f9f581a8 e0000000\`8303e6b0 nt!KiSwapThread
e0000165\`f9f58ea0 e0000165\`f9f58148 e0000000\`83049a20 nt!KeWaitForSingleObject+0x710
`,
  },
  {
    name: '!locks -v, THREAD block',
    kinds: 'lock, thread, notice',
    text: `kd> !locks -v 8a4fd2d8
Resource @ 0x8a4fd2d8    Exclusively owned
    Contention Count = 3
    NumberOfExclusiveWaiters = 1
     Threads: 8a4fe020-01<*>
     THREAD 8a4fe020  Cid 0004.0038  Teb: 00000000 Win32Thread: 00000000 WAIT: (WrQueue) KernelMode Non-Alertable
         8a4fe0d8  SynchronizationEvent
     Not impersonating
     Owning Process            8a4ff818       Image:         System
     Wait Start TickCount      7311           Ticks: 2 (0:00:00:00.031)
     Context Switch Count      91
     UserTime                  00:00:00.000
     KernelTime                00:00:00.015
     Start Address nt!ExpWorkerThread (0x80534c02)
     Stack Init f78b6000 Current f78b5d24 Base f78b6000 Limit f78b3000 Call 0
     Priority 13 BasePriority 13 PriorityDecrement 0
1 total locks, 1 locks currently held
`,
  },
  {
    name: '.tss',
    kinds: 'registers, disassembly',
    text: `kd> .tss 28
eax=00000000 ebx=8054b290 ecx=00000000 edx=00000000 esi=00000000 edi=00000000
eip=804e0f12 esp=f8ac0000 ebp=f8ac0014 iopl=0         nv up ei pl zr na po nc
cs=0008  ss=0010  ds=0023  es=0023  fs=0030  gs=0000             efl=00010246
nt!KiTrap0E+0x5:
804e0f12 668165700000    and     word ptr [ebp+70h],0
`,
  },
  {
    name: '.effmach',
    kinds: 'notice 3',
    text: `0:000> .effmach x86
Effective machine: x86 compatible (x86)
0:000:x86> .effmach amd64
Effective machine: x64 (AMD64)
0: kd> .effmach arm64ec
Effective machine: ARM64EC (CHPE on X64) (ARM64EC)
`,
  },
  {
    name: 'wt',
    kinds: 'notice 5, trace, disassembly',
    text: `0:000> wt -l 3
Tracing sample!main to return address 00401f2c
    7     0 [  0] sample!main
   12     0 [  1]   sample!open
   19     0 [  2]     kernel32!CreateFileW
   14    19 [  1]   sample!open
    9    33 [  0] sample!main

42 instructions were executed in 41 events (0 from other threads)

Function Name                               Invocations MinInst MaxInst AvgInst
kernel32!CreateFileW                                  1      19      19      19
sample!main                                           1       9       9       9
sample!open                                           1      14      14      14

1 system call was executed

Calls  System Call
    1  ntdll!KiFastSystemCall

sample!__tmainCRTStartup+0x10f:
00401f2c 8945e4          mov     dword ptr [ebp-1Ch],eax ss:0023:0012ff64=00000000
`,
  },
  {
    name: '!wmitrace.logdump',
    kinds: 'traceLog',
    text: `0: kd> !wmitrace.logdump 0xb
(WmiTrace) LogDump for Log Id 0xb
Found Buffers: 16 Messages: 2240, sorting entries
[0]0004.0064::01/06/2011-15:38:35.984 [mydrv]Dispatch_c123 Irp=FFFFFA8004A1B040
[1]0004.00A8::01/06/2011-15:38:35.985 [mydrv]Complete_c150 Irp=FFFFFA8004A1B040 status=STATUS_SUCCESS
Total of 2240 Messages from 16 Buffers
`,
  },
  {
    name: '!wmitrace.strdump',
    kinds: 'traceLog',
    text: `0: kd> !wmitrace.strdump
(WmiTrace) StrDump Generic
  LoggerContext Array @ 0xFFFFFA8001C9C010 [64 Elements]
    Logger Id 0x02 @ 0xFFFFFA8001C9D800 Named 'Circular Kernel Context Logger'
    Logger Id 0x03 @ 0xFFFFFA8002D46580 Named 'Audio'
`,
  },
  {
    name: '!chkimg',
    kinds: 'listing',
    text: `0: kd> !chkimg -d nt
    fffff80002ab4c5a-fffff80002ab4c5c  3 bytes - nt!ExpWorkerThread+11a
	[ 48 8b 0d:e9 a1 24 ]
    fffff80002ab4d00 - nt!ExpWorkerThread+1c0 (+0xa6)
	[ 8b:cc ]
4 errors : nt (fffff80002ab4c5a-fffff80002ab4d00)
`,
  },
  {
    name: '!chkimg, x86 and fine',
    kinds: 'listing',
    text: `kd> !chkimg sample
Searching for module with expression: sample
Will apply relocation fixups to file used for comparison
Will ignore NOP/LOCK errors
Will ignore patched instructions
Image specific ignores will be applied
Comparison image path: C:\\sym\\sample.sys\\3D6DDED7b000\\sample.sys
No range specified

Scanning section:    .text
Size: 2049 
Range to scan: f8395400-f8395c01
Total bytes compared: 2049(100%)
Number of errors: 0
0 errors : sample 
`,
  },
  {
    name: 'r, ARM64',
    kinds: 'registers, disassembly',
    text: `0: kd> r
 x0=0000000000000000   x1=ffffd00024a0e2b0   x2=0000000000000002   x3=0000000000000000
 x4=0000000000000000   x5=ffffd00024a0e2b0   x6=0000000000000002   x7=0000000000000000
 x8=0000000000000000   x9=ffffd00024a0e2b0  x10=0000000000000002  x11=0000000000000000
x12=0000000000000000  x13=ffffd00024a0e2b0  x14=0000000000000002  x15=0000000000000000
x16=0000000000000000  x17=ffffd00024a0e2b0  x18=0000000000000002  x19=0000000000000000
x20=0000000000000000  x21=ffffd00024a0e2b0  x22=0000000000000002  x23=0000000000000000
x24=0000000000000000  x25=ffffd00024a0e2b0  x26=0000000000000002  x27=0000000000000000
x28=0000000000000000   fp=ffffd00024a0e1f0   lr=fffff8024a3c5a2c   sp=ffffd00024a0e1f0
 pc=fffff8024a3b1f14  psr=60000044 -ZC- EL1
nt!KeBugCheckEx:
fffff802\`4a3b1f14 d503245f bti         c
`,
  },
  {
    name: 'r, ARM',
    kinds: 'registers, disassembly',
    text: `0:000> r
 r0=00000000  r1=00000001  r2=0012f950  r3=00000000  r4=00401000  r5=00000000
 r6=00000000  r7=00000000  r8=00000000  r9=00000000 r10=00000000 r11=0012f990
r12=00000000  sp=0012f950  lr=00401235  pc=00401234 psr=60000030 -ZC-- Thumb
sample!main+0x4:
00401234 f7ff fee0    bl          sample!open (00401000)
`,
  },
  {
    name: 'dx, a structure',
    kinds: 'struct',
    text: `0: kd> dx -r1 (*((ntkrnlmp!_UNICODE_STRING *)0xffffc50f1234a0b8))
(*((ntkrnlmp!_UNICODE_STRING *)0xffffc50f1234a0b8))                 : "sample" [Type: _UNICODE_STRING]
    [<Raw View>]     [Type: _UNICODE_STRING]
    [+0x000] Length           : 0xc [Type: unsigned short]
    [+0x002] MaximumLength    : 0xe [Type: unsigned short]
    [+0x008] Buffer           : 0xffffc50f1234b000 : "sample" [Type: wchar_t *]
`,
  },
  {
    name: 'dx, a process',
    kinds: 'struct',
    text: `0: kd> dx @$curprocess
@$curprocess                 : app.exe [Switch To]
    KernelObject     [Type: _EPROCESS]
    Name             : app.exe
    Id               : 0x1a2c
    Handle           : 0xf0f0f0f0
    Threads         
    Modules         
    Environment     
    Devices         
    Io              
`,
  },
  {
    name: 'dx, a list',
    kinds: 'struct',
    text: `0: kd> dx -r2 @$cursession.Processes.Take(2)
@$cursession.Processes.Take(2)                
    [0x0]            : <Unknown Image> [Switch To]
        KernelObject     [Type: _EPROCESS]
        Name             : <Unknown Image>
        Id               : 0x0
    [0x4]            : System [Switch To]
        KernelObject     [Type: _EPROCESS]
        Name             : System
    [...]           
`,
  },
  {
    name: 'dt -r',
    kinds: 'struct',
    text: `0: kd> dt -r1 nt!_KEVENT fffffa8003d71060
   +0x000 Header           : _DISPATCHER_HEADER
      +0x000 Type             : 0 ''
      +0x001 TimerControlFlags : 0 ''
      +0x001 Absolute         : 0y0
      +0x004 Lock             : 0n393216
      +0x008 WaitListHead     : _LIST_ENTRY [ 0xfffffa80\`03d71068 - 0xfffffa80\`03d71068 ]
`,
  },
  {
    name: 'kP',
    kinds: 'stack',
    text: `0:000> kP
 # Child-SP          RetAddr               Call Site
00 000000b0\`106ffa10 00007ff6\`4a041490     sample!open(
			unsigned short * name = 0x00007ff6\`4a0512f0 "log.txt",
			int mode = 0n2)+0x14 [C:\\src\\open.c @ 41]
01 000000b0\`106ffa60 00007ff8\`744a26ad     sample!main(
			int argc = 0n1,
			char ** argv = 0x0000020d\`12340000)+0x5b [C:\\src\\main.c @ 12]
02 000000b0\`106ffaa0 00000000\`00000000     KERNEL32!BaseThreadInitThunk+0x1d
`,
  },
  {
    name: 'kPL, x86',
    kinds: 'stack',
    text: `0:000> kPL
ChildEBP RetAddr  
0012ff2c 00401a12 sample!open(
            char * name = 0x00402110 "log.txt",
            int mode = 2)+0x14
0012ff7c 00401f2c sample!main(void)+0x22
0012ffc0 7c816d4f sample!__tmainCRTStartup(void)+0x10f
`,
  },
  {
    name: '.frame',
    kinds: 'notice 2, registers, disassembly',
    text: `0:000> .frame 1
01 0012ff7c 00401f2c sample!main+0x22 [c:\\src\\main.c @ 12]
0:000> .frame /r 1
01 00000000\`0012fa60 00007ff8\`744a26ad sample!main+0x5b [C:\\src\\main.c @ 12]
rax=0000000000000001 rbx=0000000000000000 rcx=0000000000000000
rdx=0000000000000000 rsi=0000000000000000 rdi=0000000000000000
rip=00007ff64a041490 rsp=000000b0106ffa60 rbp=0000000000000000
 r8=0000000000000000  r9=0000000000000000 r10=0000000000000000
r11=0000000000000246 r12=0000000000000000 r13=0000000000000000
r14=0000000000000000 r15=0000000000000000
iopl=0         nv up ei pl zr na po nc
cs=0033  ss=002b  ds=002b  es=002b  fs=0053  gs=002b             efl=00000246
sample!main+0x5b:
00007ff6\`4a041490 85c0            test    eax,eax
`,
  },
  {
    name: 'lmvm, new',
    kinds: 'notice, module',
    text: `0: kd> lmvm sample
Browse full module list
start             end                 module name
fffff806\`24010000 fffff806\`24022000   sample     (deferred)             
    Image path: \\SystemRoot\\System32\\drivers\\sample.sys
    Image name: sample.sys
    Browse all global symbols  functions  data  Symbol Reload
    Image was built with /Brepro flag.
    Timestamp:        A1B2C3D4 (This is a reproducible build file hash, not a timestamp)
    CheckSum:         0001D3C4
    ImageSize:        00012000
    Translations:     0000.04b0 0000.04e4 0409.04b0 0409.04e4
    Information from resource tables:
`,
  },
  {
    name: 'lmv, user mode',
    kinds: 'module',
    text: `0:000> lmv m sample
start    end        module name
00400000 00412000   sample     (private pdb symbols)  c:\\src\\sample.pdb
    Loaded symbol image file: sample.exe
    Image path: C:\\src\\sample.exe
    Image name: sample.exe
    Has CLR image header, track-debug-data flag not set
    Timestamp:        Thu Sep  6 02:21:58 2018 (5B90F1B6)
    CheckSum:         00000000
    ImageSize:        00012000
    File version:     1.2.3.4
    Product version:  1.2.0.0
    File flags:       0 (Mask 3F)
    File OS:          40004 NT Win32
    File type:        1.0 App
    File date:        00000000.00000000
    Translations:     0409.04b0
    Information from resource tables:
        CompanyName:      Sample Corp
        ProductName:      Sample
        InternalName:     sample
        OriginalFilename: sample.exe
        ProductVersion:   1.2
        FileVersion:      1.2.3.4
        FileDescription:  Sample program
        LegalCopyright:   Copyright (c) 2018
        LegalTrademarks:  none
        Comments:         built by hand
`,
  },
  {
    name: '!running -ti',
    kinds: 'running 2, stack 2',
    text: `0: kd> !running -ti

System Processors:  (0000000000000003)
  Idle Processors:  (0000000000000001)

       Prcbs             Current         (pri) Next            (pri) Idle
  0    fffff8000284fe80  fffff8000285dcc0 ( 0)                       fffff8000285dcc0  ................

 # Child-SP          RetAddr           Call Site
00 fffff800\`0416bc98 fffff800\`02a8f1b2 nt!KiIdleLoop+0x10d
01 fffff800\`0416bca0 00000000\`00000000 nt!KiSystemStartup+0x1b2

  1    fffff880009b1180  fffffa8004a1b040 ( 9) fffffa8004b2c060 (12) fffff880009bc040  ................

 # Child-SP          RetAddr           Call Site
00 fffff880\`03b5e8f0 fffff800\`02a7c1b2 sample!Spin+0x7a
`,
  },
  {
    name: '!ready, new',
    kinds: 'ready 3, thread',
    text: `0: kd> !ready
KSHARED_READY_QUEUE fffff8027a77b9c0: (00) ****------------------------------------------------------------
SharedReadyQueue fffff8027a77b9c0: Ready Threads at priority 8
    THREAD ffffe0014b1aa080  Cid 0bf4.14ac  Teb: 0000000aef327000 Win32Thread: 0000000000000000 READY on processor 80000001
Processor 0: No threads in READY state
Processor 1: No threads in READY state
`,
  },
  {
    name: '!ready, old',
    kinds: 'ready 2, thread',
    text: `kd> !ready
Processor 0: Ready Threads at priority 6
    THREAD 810fe670  Cid e.c  Teb: 00000000  Win32Thread: 00000000 READY
Processor 0: No threads in READY state
`,
  },
  {
    name: '.time, .lastevent, .bugcheck',
    kinds: 'notice 4, bugcheck',
    text: `0: kd> .time
Debug session time: Thu Jul 30 22:35:28.516 2015 (UTC + 2:00)
System Uptime: 0 days 0:39:30.251
0: kd> .bugcheck
Bugcheck code 0000003B
Arguments 00000000\`c0000005 fffff880\`05a0bfd2 fffff880\`0653a9c0 00000000\`00000000
0:000> .lastevent
Last event: 1f04.6e78: Access violation - code c0000005 (first/second chance not available)
  debugger time: Thu Jul 30 22:36:01.120 2015 (UTC + 2:00)
`,
  },
  {
    name: 's, x, ln',
    kinds: 'memory 2, symbol 6, notice 4',
    text: `0:000> s -d 400000 L1000 12345678
00400120  12345678 00000001 00000002 00000003  xV4.............
0:000> s -a 400000 L1000 "hello"
0040a120  68 65 6c 6c 6f 20 77 6f-72 6c 64 00 00 00 00 00  hello world.....
0:000> x sample!ma*
00401000          sample!main (void)
00401200          sample!match = <no type information>
0:000> ln 00401005
Browse module
Set bu breakpoint

 [c:\\src\\main.c @ 12] (00401000)   sample!main+0x5   |  (00401200)   sample!match
0:000> ln 00401000
(00401000)   sample!main   |  (00401200)   sample!match
Exact matches:
    sample!main (void)
`,
  },
  {
    name: '!findstack',
    kinds: 'stack 2',
    text: `0:000> !findstack sample!Wait 2
Thread 003, 2 frame(s) match
	* 01 0012ff2c 00401a12 sample!WaitForWork+0x14
	* 02 0012ff7c 00401f2c sample!WaitLoop+0x22

Thread 005, 1 frame(s) match
	* 01 0034ff2c 00401a12 sample!WaitForWork+0x14
`,
  },
  {
    name: '!uniqstack',
    kinds: 'notice 3, userThread 2, stack 2',
    text: `0:000> !uniqstack
Processing 3 threads, please wait

.  0  Id: 1f04.6e78 Suspend: 1 Teb: 7ffde000 Unfrozen
      Start: sample!mainCRTStartup (00401f00)
      Priority: 0  Priority class: 32  Affinity: f
ChildEBP RetAddr  
0012ff2c 00401a12 ntdll!KiFastSystemCallRet
0012ff7c 00401f2c sample!main+0x22

.  1  Id: 1f04.1a20 Suspend: 1 Teb: 7ffdd000 Unfrozen
      Start: sample!worker (00401100)
      Priority: 0  Priority class: 32  Affinity: f
ChildEBP RetAddr  
0034ff2c 00401a12 ntdll!KiFastSystemCallRet
0034ff7c 00401f2c sample!worker+0x22

Total threads: 3
Duplicate callstacks: 1 (windbg thread #s follow):
2
`,
  },
  {
    name: '!stacks 2',
    kinds: 'notice 2, threadSummary',
    text: `0: kd> !stacks 2 sample
Proc.Thread  .Thread  Ticks   ThreadState Blocker
                            [fffff8000285dcc0 Idle]
                            [fffffa8003d6b060 app.exe]
 9c4.000a10  fffffa8004a1b040 0001a2c Blocked    nt!KiSwapContext+0x7a
                                        nt!KiCommitThreadWait+0x1d2
                                        nt!KeWaitForSingleObject+0x19f
                                        sample!Wait+0x41

Threads Processed: 112
`,
  },
  {
    name: '!deadlock',
    kinds: 'deadlock',
    text: `1: kd> !deadlock

Deadlock detected (2 resources in 2 threads):

Thread 0: A B
Thread 1: B A

Where:
Thread 0 = 8a4fe020
Thread 1 = 8a4ff020
Lock A =   8a4fd2d8 Type 'Mutex'
Lock B =   sample!Guard Type 'Spinlock'
`,
  },
  {
    name: '!for_each_process',
    kinds: 'debugOutput, struct',
    text: `0: kd> !for_each_process ".echo @#Process; dt nt!_EPROCESS @#Process ImageFileName"
fffffa8003d6b060
   +0x2e0 ImageFileName : [15]  "app.exe"
fffffa8003d6c060
   +0x2e0 ImageFileName : [15]  "other.exe"
fffffa8003d6d060
   +0x2e0 ImageFileName : [15]  "third.exe"
fffffa8003d6e060
   +0x2e0 ImageFileName : [15]  "fourth.exe"
`,
  },
  {
    name: '!for_each_module',
    kinds: 'debugOutput',
    text: `0:000> !for_each_module .printf "%s %p\\n", @#ModuleName, @#Base
sample 0000000000400000
kernel32 0000000076f30000
ntdll 0000000077010000
`,
  },
  {
    name: '.foreach',
    kinds: 'debugOutput',
    text: `0:000> .foreach (name {!handle 0 0}) { .echo handle name }
handle 4
handle 8
handle 10
`,
  },
  {
    name: '!lmi',
    kinds: 'module',
    text: `0: kd> !lmi sample
Loaded Module Info: [sample] 
         Module: sample
   Base Address: fffff88003a1f000
     Image Name: sample.sys
   Machine Type: 34404 (X64)
     Time Stamp: 5b90f1b6 Thu Sep  6 02:21:58 2018
           Size: 12000
       CheckSum: 1d3c4
Characteristics: 22  perf
Debug Data Dirs: Type  Size     VA  Pointer
             CODEVIEW    5a,  a0c4,    94c4 RSDS - GUID: {01234567-89AB-CDEF-0123-456789ABCDEF}
               Age: 1, Pdb: c:\\src\\sample.pdb
     Image Type: MEMORY   - Image read successfully from loaded memory.
    Symbol Type: PDB      - Symbols loaded successfully from symbol server.
                 c:\\sym\\sample.pdb\\0123456789ABCDEF0123456789ABCDEF1\\sample.pdb
    Load Report: private symbols & lines, not source indexed 
                 c:\\sym\\sample.pdb\\0123456789ABCDEF0123456789ABCDEF1\\sample.pdb
`,
  },
  {
    name: '!htrace',
    kinds: 'listing',
    text: `0:000> !htrace 7c
--------------------------------------
Handle = 0x0000007c - CLOSE
Thread ID = 0x00000b48, Process ID = 0x000005e8

0x0102f4c2: sample!Close+0x00000012
0x7c80fd00: kernel32!BaseThreadStart+0x00000037
--------------------------------------
Parsed 0x1CA stack traces.
Dumped 0x2 stack traces.
`,
  },
  {
    name: '.exr -1, .ecxr',
    kinds: 'exceptionRecord',
    text: `0:000> .exr -1
ExceptionAddress: 00007ff64a041014 (sample!store+0x0000000000000014)
   ExceptionCode: c0000005 (Access violation)
  ExceptionFlags: 00000000
NumberParameters: 2
   Parameter[0]: 0000000000000001
   Parameter[1]: 0000000000000000
Attempt to write to address 0000000000000000
`,
  },
  {
    name: '!analyze -hang',
    kinds: 'analysis',
    text: `0:000> !analyze -hang -v
*******************************************************************************
*                                                                             *
*                        Exception Analysis                                   *
*                                                                             *
*******************************************************************************

DERIVED_WAIT_CHAIN:  

Dl Eid Cid     WaitType
-- --- ------- --------------------------
   0   1f04.6e78 Critical Section       -->
x  2   1f04.1a20 Event                  

WAIT_CHAIN_COMMAND:  ~0s;k;;~2s;k;;

BLOCKING_THREAD:  00001a20

DEFAULT_BUCKET_ID:  APPLICATION_HANG_BlockedOn_EventHandle

PRIMARY_PROBLEM_CLASS:  APPLICATION_HANG
`,
  },
  {
    name: 'user dump banner',
    kinds: 'notice 18, exception, disassembly',
    text: `Microsoft (R) Windows Debugger Version 10.0.27793.1000 AMD64
Copyright (c) Microsoft Corporation. All rights reserved.


Loading Dump File [C:\\dumps\\app.dmp]
User Mini Dump File with Full Memory: Only application data is available

Symbol search path is: srv*
Executable search path is: 
Windows 10 Version 22621 MP (8 procs) Free x64
Product: WinNt, suite: SingleUserTS
Edition build lab: 22621.1.amd64fre.ni_release.220506-1250
Debug session time: Thu Jul 30 22:35:28.000 2015 (UTC + 2:00)
System Uptime: 0 days 0:39:30.251
Process Uptime: 0 days 0:03:35.000
.................................
Loading unloaded module list
..
This dump file has an exception of interest stored in it.
The stored exception information can be accessed via .ecxr.
(1f04.6e78): Access violation - code c0000005 (first/second chance not available)
For analysis of this file, run !analyze -v
ntdll!NtWaitForSingleObject+0x14:
00007ff8\`74e0d9c4 c3              ret
`,
  },
  {
    name: '!clrstack, !threads, !pe',
    kinds: 'notice 9, stack, managedThread 2, managedException',
    text: `0:000> !clrstack
OS Thread Id: 0x6e78 (0)
        Child SP               IP Call Site
00000086A017E2F8 00007ffc8036c074 [HelperMethodFrame: 00000086a017e2f8] System.Threading.Thread.SleepInternal(Int32)
00000086A017E3F0 00007ffb940d1b2c Sample.Program.Main(System.String[]) [C:\\src\\Program.cs @ 12]
0:000> !threads
ThreadCount:      2
UnstartedThread:  0
BackgroundThread: 1
PendingThread:    0
DeadThread:       0
Hosted Runtime:   no
                                                                                                            Lock  
 DBG   ID     OSID ThreadOBJ           State GC Mode     GC Alloc Context                  Domain           Count Apt Exception
   0    1     6e78 000001B18F822B20    2a020 Preemptive  000001B191537258:000001B1915374D0 000001b18f83a810 -00001 MTA 
   5    2     5b08 000001B1A98C57D0    2b220 Preemptive  0000000000000000:0000000000000000 000001b18f83a810 -00001 MTA (Finalizer) 
0:000> !pe
Exception object: 000001b191537000
Exception type:   System.FormatException
Message:          Input string was not in a correct format.
InnerException:   <none>
StackTrace (generated):
    SP               IP               Function
    00000086A017E3F0 00007FFB940D1B2C Sample!Sample.Program.Main(System.String[])+0x4c

StackTraceString: <none>
HResult: 80131537
`,
  },
  {
    name: '!analyze -v, newest',
    kinds: 'analysis, bugcheck, error 5, trapFrame, registers, disassembly, notice',
    text: `0: kd> !analyze -v
*******************************************************************************
*                                                                             *
*                        Bugcheck Analysis                                    *
*                                                                             *
*******************************************************************************

DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
An attempt was made to access a pageable (or completely invalid) address at an
interrupt request level (IRQL) that is too high.  This is usually
caused by drivers using improper addresses.
If kernel debugger is available get stack backtrace.
Arguments:
Arg1: 0000000000000008, memory referenced
Arg2: 0000000000000002, IRQL
Arg3: 0000000000000000, value 0 = read operation, 1 = write operation
Arg4: fffff80624011a40, address which referenced memory

Debugging Details:
------------------


KEY_VALUES_STRING: 1

    Key  : Analysis.CPU.mSec
    Value: 1015

    Key  : Failure.Bucket
    Value: AV_sample!Poll

BUGCHECK_CODE:  d1

BUGCHECK_P1: 8

BUGCHECK_P2: 2

BUGCHECK_P3: 0

BUGCHECK_P4: fffff80624011a40

FILE_IN_CAB:  MEMORY.DMP

READ_ADDRESS: fffff8061b2fb390: Unable to get MiVisibleState
Unable to get NonPagedPoolStart
Unable to get NonPagedPoolEnd
Unable to get PagedPoolStart
Unable to get PagedPoolEnd
unable to get nt!MmSpecialPagesInUse
 0000000000000008 

BLACKBOXBSD: 1 (!blackboxbsd)


PROCESS_NAME:  System

TRAP_FRAME:  fffff8061b8e7c90 -- (.trap 0xfffff8061b8e7c90)
NOTE: The trap frame does not contain all registers.
Some register values may be zeroed or incorrect.
rax=0000000000000000 rbx=0000000000000000 rcx=0000000000000000
rdx=0000000000000000 rsi=0000000000000000 rdi=0000000000000000
rip=fffff80624011a40 rsp=fffff8061b8e7e20 rbp=0000000000000000
 r8=0000000000000000  r9=0000000000000000 r10=0000000000000000
r11=0000000000000000 r12=0000000000000000 r13=0000000000000000
r14=0000000000000000 r15=0000000000000000
iopl=0         nv up ei pl zr na po nc
sample!Poll+0x20:
fffff806\`24011a40 488b4108        mov     rax,qword ptr [rcx+8] ds:00000000\`00000008=????????????????
Resetting default scope

SYMBOL_NAME:  sample!Poll+20

MODULE_NAME: sample

IMAGE_NAME:  sample.sys

STACK_COMMAND:  .cxr; .ecxr ; kb

BUCKET_ID_FUNC_OFFSET:  20

FAILURE_BUCKET_ID:  AV_sample!Poll

OSPLATFORM_TYPE:  x64

OSNAME:  Windows 10

FAILURE_ID_HASH:  {01234567-89ab-cdef-0123-456789abcdef}

Followup:     MachineOwner
---------
`,
  },
];
