/** Short texts for the detector. The values are made up; the shapes are those of real output, and of what resembles it. */

const transcripts = {
  'an x86 stack': `
ChildEBP RetAddr
b8713c80 80701a16 nt!KiTrap0E+0x238
b8713d5c b9220ae2 hal!KeAcquireInStackQueuedSpinLock+0x26
b8713d6c b9221c79 diskpool!PoolProcessRequest+0x6c
00000000 00000000 nt!KiThreadStartup+0x16
`,
  'an x64 stack with arguments': `
Child-SP          RetAddr           : Args to Child                                                           : Call Site
fffff880\`0d0f1ec0 fffff800\`0317a652 : fffffa80\`069c43c0 fffffa80\`069c43c0 00000000\`00000000 fffffa80\`00000008 : nt!KiSwapContext+0x7a
fffff880\`0d0f2000 fffff800\`0318ba9f : fffffd54\`0000000c fffffd54\`000002a0 000002ac\`00000000 00000804\`fffffd54 : nt!KiCommitThreadWait+0x1d2
`,
  'a stack without its header': `
fffff800\`01020752 nt!KiSwapContext+0x85
fffff800\`0102735e nt!KiSwapThread+0x3c9
fffff800\`013107ac nt!KeWaitForSingleObject+0x5a6
00000000\`77ee0caa nt!KiSystemServiceCopyEnd+0x3
`,
  'a thread': `
THREAD fffffadfcb19a040 Cid 1128.1148 Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable
    fffffadfcbf732d0 SynchronizationEvent
Owning Process fffffadfcb712040 Image: tool.exe
`,
  'a session header': `
Microsoft (R) Windows Debugger Version 10.0.22621.1 AMD64
Copyright (c) Microsoft Corporation. All rights reserved.
`,
  'a command and its output': `
0: kd> !timer
Dump system timers
`,
  'an analysis': `
*******************************************************************************
*                                                                             *
*                        Bugcheck Analysis                                    *
*                                                                             *
*******************************************************************************

DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
Arguments:
Arg1: 0000000000000010, memory referenced
Arg2: 0000000000000002, IRQL
`,
  'an IRP': `
Irp is active with 7 stacks 7 is current (= 0xfffffadfcb125600)
 No Mdl: No System Buffer: Thread fffffadfcbea27d0:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[ 11, 1]   2  1 fffffadfcd7b6040 fffffadfcbf73250 00000000-00000000    pending
`,
  registers: `
rax=0000000000000001 rbx=fffffa8006aa0010 rcx=0000000000000000
rip=fffff80002c8e7a0 rsp=fffff88005a0bfd2 rbp=0000000000000002
iopl=0         nv up ei pl nz na pe nc
`,
  'a module list': `
start             end                 module name
fffff800\`02c03000 fffff800\`031ed000   nt         (pdb symbols)          c:\\symbols\\ntkrnlmp.pdb
`,
  'words with symbols': `
80701a16 diskpool!g_lockTable
80701a20 diskpool!PoolProcessRequest+0x6c
80701a24 diskpool!PoolWorker+0x39
80701a28 nt!PspSystemThreadStartup+0x34
`,
  'an exception in user mode': `
(1f04.6e78): Access violation - code c0000005 (first chance)
First chance exceptions are reported before any exception handling.
`,
} as const;

const others = {
  'an empty text': '',
  prose:
    'The kd> prompt waits for a command such as !process 0 0.\nOne reads nt!KeWaitForSingleObject on the stack.\n',
  'a hex dump': `
00000000  7f 45 4c 46 02 01 01 00  00 00 00 00 00 00 00 00  |.ELF............|
00000010  03 00 3e 00 01 00 00 00  10 10 00 00 00 00 00 00  |..>.............|
`,
  'a kernel oops': `
BUG: unable to handle page fault for address: ffffc90000a3f000
RIP: 0010:ext4_map_blocks+0x12a/0x5f0 [ext4]
RAX: 0000000000000000 RBX: ffff88810a3f0000 RCX: 0000000000000001
Call Trace:
 ? __die+0x23/0x70
 ext4_writepages+0x6aa/0xd40
`,
  'a gdb backtrace': `
#0  0x00007ffff7e4a95b in raise () from /lib/x86_64-linux-gnu/libc.so.6
#1  0x0000555555555189 in work (n=0) at main.c:12
(gdb) info registers
rax            0x0                 0
`,
  'a server log': `
2024-03-01 10:00:00.123 INFO  [main] Starting process 1328 on port 8080
2024-03-01 10:00:01.456 ERROR [pool-1] request failed: 0x80004005
2024-03-01 10:00:01.789 WARNING: retrying in 00:05
`,
  'a C source': `
/* WAIT: (UserRequest) is what the debugger prints for this */
static void Worker(PVOID Context) {
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
}
`,
  'objdump output': `
0000000000401000 <_init>:
  401000:\t48 83 ec 08          \tsub    $0x8,%rsp
  401004:\t48 8b 05 ed 2f 00 00 \tmov    0x2fed(%rip),%rax
`,
  checksums: `
d41d8cd98f00b204e9800998ecf8427e  empty.bin
0cc175b9 c0f1b6a8 31c399e2 69772661
92eb5ffe e6ae2fec 3ad71c77 7531578f
`,
  'a list of tasks': '# TODO\n* [ ] write the report\n* [x] PROCESS the mail\n> quoted: THREAD safety\n',
  'a chat': 'WARNING: do not read\nkd: hello\n10:000 likes\nContext: none\n',
} as const;

export const samples = { transcripts, others };
