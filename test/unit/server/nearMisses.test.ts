// Text of other tools is no transcript: it is not detected, and nothing is found in it. Written for the test, in the tools' formats.
import { describe, expect, it } from 'vitest';
import { looksLikeTranscript } from '../../../src/extension/detect/sniff';
import { analyze } from '../../support/analyze';

const others: Readonly<Record<string, string>> = {
  'an oops of Linux': `[   61.123456] BUG: unable to handle kernel NULL pointer dereference at 0000000000000018
[   61.123463] Oops: 0002 [#1] SMP PTI
[   61.123475] RIP: 0010:probe_init+0x1a/0x1000 [probe]
[   61.123480] RSP: 0018:ffffa9d3c0d7fc38 EFLAGS: 00010246
[   61.123482] RAX: 0000000000000000 RBX: 0000000000000000 RCX: 0000000000000006
[   61.123495]  do_one_initcall+0x46/0x1c3
`,
  'a hung task of Linux': `INFO: task kworker/u8:2:1334 blocked for more than 120 seconds.
task:kworker/u8:2    state:D stack:    0 pid: 1334 ppid:     2 flags:0x00004000
 __schedule+0x282/0x870
 rwsem_down_write_slowpath+0x248/0x480
`,
  'a crash of the Java machine': `#  EXCEPTION_ACCESS_VIOLATION (0xc0000005) at pc=0x00007ff9f2d31b70, pid=9528, tid=0x0000000000002a14
# C  [ntdll.dll+0x21b70]
RAX=0x0000000000000000, RBX=0x000000001d2d1800, RCX=0x0000000000000004, RDX=0x0000000000000000
0x0000000002c5f0b0:   0000000000000000 000000001d2d1800
`,
  'a deadlock of Java': `"Thread-1" #12 prio=5 tid=0x000000001b2d8000 nid=0x2f8c waiting for monitor entry [0x000000001c4df000]
   java.lang.Thread.State: BLOCKED (on object monitor)
        - waiting to lock <0x00000000d5d9c9b8> (a java.lang.Object)
Found one Java-level deadlock:
`,
  'a build': `Microsoft (R) Build Engine version 16.9.0 for .NET Framework
     2>ClCompile:
     2>driver.c(123): error C2065: 'IrpSp': undeclared identifier [C:\\src\\drv\\drv.vcxproj]
driver.obj : error LNK2019: unresolved external symbol _WdfDriverCreate@24 referenced in function _DriverEntry@8
`,
  gdb: `#0  0x00007ffff7b42428 in raise () from /lib64/libc.so.6
(gdb) info registers
rax            0x0                 0
(gdb) x/4gx $rsp
0x7fffffffdfd8:\t0x00007ffff7a4402a\t0x0000000000000020
`,
  lldb: `* thread #1, stop reason = EXC_BAD_ACCESS (code=1, address=0x0)
  * frame #0: 0x0000000100003f70 a.out\`crash(p=0x0000000000000000) at t.c:4:6
(lldb) register read
       rip = 0x0000000100003f70  a.out\`crash + 16 at t.c:4:6
`,
  'dumps of bytes': `00000000: 7f45 4c46 0201 0100 0000 0000 0000 0000  .ELF............
00000010  b8 00 00 00 00 00 00 00  40 00 00 00 00 00 00 00  |........@.......|
00000020  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
`,
  'the threads of Process Explorer': `3576\t< 0.01\t1\tapp.exe+0x12e5

ntkrnlpa.exe!KiSwapContext+0x2f
ntkrnlpa.exe!KiSwapThread+0x8a
ntkrnlpa.exe!KeWaitForSingleObject+0x1c2
ntdll.dll!KiFastSystemCallRet
ntdll.dll!RtlEnterCriticalSection+0x46
`,
  'the call stack of Visual Studio': `>\tntdll.dll!NtWaitForAlertByThreadId()\tUnknown
 \tntdll.dll!RtlpWaitOnCriticalSection()\tUnknown
 \tcoreclr.dll!CrstBase::Enter() Line 319\tC++
`,
  'the stack of x64dbg': `Address           To                From              Comment
00000000001B9528  00007FFE7DBC9A85  00007FFE7DC20E10  return to ntdll.00007FFE7DBC9A85 from ntdll.NtWaitForSingleObject
00000000001B9588  00007FFE669BF18E  00007FFE66A04EB0  return to dbghelp.00007FFE669BF18E from dbghelp.00007FFE66A04EB0
`,
  'the processes of a memory forensic tool': `PID\tPPID\tImageFileName\tOffset(V)\tThreads\tHandles
5948    9396    app.exe   0xe001d7767600  0       -       7       False   2019-08-30 10:09:53.000000
`,
  'a panic of macOS': `panic(cpu 2 caller 0xffffff8012345678): Kernel trap at 0xffffff80126789ab, type 14=page fault, registers:
RAX: 0x0000000000000000, RBX: 0xffffff8034567890, RCX: 0x0000000000000001, RDX: 0x0000000000000000
0xffffff81f0a1b3c0 : 0xffffff8012345abc
`,
  'a report of AddressSanitizer': `==1234==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x0000004f5e4b
READ of size 4 at 0x602000000014 thread T0
    #0 0x4f5e4a in main t.c:5:10
`,
  'the event log': `Source:        Microsoft-Windows-WER-SystemErrorReporting
The computer has rebooted from a bugcheck.  The bugcheck was: 0x0000009f (0x0000000000000003, 0xffffe00012345678, 0xfffff80012345678, 0xffffe00087654321).
`,
  'a panic of Go': `panic: runtime error: invalid memory address or nil pointer dereference
[signal 0xc0000005 code=0x0 addr=0x0 pc=0x49a1d2]
goroutine 5 [semacquire, 5 minutes]:
sync.runtime_Semacquire(0xc000012345)
`,
  'an article about debugging': `Run \`!process 0 7\` and look for threads in WAIT: (Executive) KernelMode Non-Alertable.
The bugcheck DRIVER_POWER_STATE_FAILURE (9f) means a driver did not complete a power IRP.
Use \`!locks\` to find an ERESOURCE that is exclusively owned.
`,
  'the source of a driver': `// DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1) happens here, see !analyze -v
    KeWaitForSingleObject(&Ext->Event, Executive, KernelMode, FALSE, NULL);
`,
  'a profile': ` ||   |         || ||||||||+ ntoskrnl!KiVmbusInterruptDispatch        \t  0.0\t       1\t  0.0
 ||   |         || ||||||+ clr!CrstBase::Leave                        \t  0.0\t      10\t  0.0
`,
  'the call stack of a minidump tool': `Thread 0 (crashed)
 0  app.exe!main [main.cpp : 12 + 0x5]
    rax = 0x0000000000000000   rdx = 0x0000000000000001
 1  kernel32.dll!BaseThreadInitThunk + 0x14
`,
};

describe.each(Object.entries(others))('%s', (_, text) => {
  it('is not detected, however much there is of it', () => {
    expect(looksLikeTranscript(text.repeat(30))).toBe(false);
  });

  it('yields no finding', async () => {
    expect((await analyze(text)).findings.map(({ rule }) => rule)).toEqual([]);
  });
});
