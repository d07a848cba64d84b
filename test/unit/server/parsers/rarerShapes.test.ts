// Shapes that few transcripts have: old debuggers, rarer switches, what pages and mail did to the rest. Excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText, printRecords } from '../../../support/parse';

interface Rare {
  readonly name: string;
  readonly text: string;
  /** Records and rows that must be read, as they are printed. */
  readonly prints: readonly string[];
}

const rare: readonly Rare[] = [
  {
    name: 'a THREAD line that was broken behind WAIT:',
    text: `THREAD 86a41da8  Cid 0a14.0b20  Teb: 7ffdc000 Win32Thread: 00000000 WAIT:
(UserRequest) UserMode Non-Alertable
    86b2f5e0  Mutant - owning thread 86c01020
Not impersonating
`,
    prints: ['state=WAIT waitReason=UserRequest waitMode=UserMode', 'type=Mutant owner=ffffffff86c01020'],
  },
  {
    name: 'a warning inside a stack that was broken',
    text: `0:004> kL
ChildEBP RetAddr
0192f1e0 7c94151b ntdll!KiFastSystemCallRet
WARNING: Stack unwind information not available. Following frames may be
wrong.
0192f27c 60a1fa00 vendor!query+0x4e7
`,
    prints: ['frame=000000000192f27c returnAddress=0000000060a1fa00 module=vendor symbol=vendor!query'],
  },
  {
    name: 'frames of !stacks that lie in no module',
    text: `kd> !stacks 2
Proc.Thread  .Thread  ThreadState  Blocker
                                     [System]
   4.00001c  82aa0030  Blocked    nt!KiSwapThread+0xc5
                                  nt!KeWaitForMultipleObjects+0x2b4
                                  +0x2f1f3e3f
                                  nt!PspSystemThreadStartup+0x4d
`,
    prints: ['threadSummary ffffffff82aa0030 process=4 thread=28 state=Blocked'],
  },
  {
    name: 'rows of !irpfind without their command',
    text: `84c0dc20 [00000000] Irp is complete (CurrentLocation 12 > StackCount 11)
84c28008 [8719bd48] irpStack: ( 3, 0) 86e607d8 [ \\Driver\\HidUsb] 0x8716bd40
`,
    prints: ['irp ffffffff84c0dc20', 'current major=0x3 minor=0x0', 'driver=\\Driver\\HidUsb'],
  },
  {
    name: 'stack locations of !irp whose head was left out',
    text: `2: kd> !irp fffffa8016aaa230
cmd flg cl Device File Completion-Context
[ 0, 0] 0 0 fffffa800cc28030 00000000 fffff880013048f0-fffffa8016b64010
\\FileSystem\\Ntfs fltmgr!FltpSynchronizedOperationCompletion
Args: 00000000 00000000 00000000 00000000
>[ 0, 0] 0 1 fffffa800cb00890 fffffa801070d070 00000000-00000000 pending
Args: fffff88014550868 02000060 00000006 00000000
`,
    prints: ['irp fffffa8016aaa230', 'device=fffffa800cc28030', 'current major=0x0 minor=0x0'],
  },
  {
    name: 'modules with the hash of a reproducible build, and unloaded ones below them',
    text: `fffff80d\`9c920000 fffff80d\`9c92b000   spaceport  DD2EF9AE (This is a reproducible build file hash, not a timestamp)
fffffe12\`41410000 fffffe12\`4149b000   win32k    B0331E5E (This is a reproducible build file hash, not a timestamp)

Unloaded modules:
fffff806\`86700000 fffff806\`8671c000   mydrv.sys
    Timestamp: unavailable (00000000)
    Checksum:  00000000
    ImageSize:  0001C000
`,
    prints: ['name=spaceport', 'name=mydrv.sys unloaded'],
  },
  {
    name: 'rows of !poolused that lost the tab before the owner',
    text: `1: kd> !poolused
   Sorting by  Tag

  Pool Used:
            NonPaged            Paged
 Tag    Allocs     Used    Allocs     Used
 Abcd        1      528         0        0UNKNOWN pooltag 'Abcd', please update pooltag.txt
 8042        6     4912         0        0PS/2 kb and mouse , Binary: i8042prt.sys
`,
    prints: ['tag=Abcd nonPagedAllocations=1', "pagedUsed=0 owner=UNKNOWN pooltag 'Abcd'"],
  },
  {
    name: '!address of an old debugger, in kernel mode',
    text: `kd> !address
  804e0000 - 00214000
          Usage       KernelSpaceUsageImage
          ImageName   ntoskrnl.exe

  f86c0000 - 00004000
          Usage       KernelSpaceUsageKernelStack
          KernelStack 819c4da0 : 3a4.1b8
`,
    prints: ['start=ffffffff804e0000 end=ffffffff806f4000 usage=KernelSpaceUsageImage'],
  },
  {
    name: '!mca',
    text: `0: kd> !mca
MCE: Enabled, Cycle Address: 0x00000001799f7a00, Type: 0x0000000000000000

MCA: Enabled, Banks 2, Control Reg: Supported, Machine Check: None.
Bank  Error  Control Register     Status Register
  0. None   0x000000000000007f   0x0000000000000000

  1. None   0x00000000ffffffff   0x0000000000000000

No register state available.

CP F/M/S Manufacturer   MHz Update Signature Features
 0 6,94,3 SomeMaker 3408 0000000000000000 a0017fff
`,
    prints: ['name=bank 1 value=None 0x00000000ffffffff', 'value=SomeMaker 6,94,3 3408 MHz'],
  },
  {
    name: '!sysinfo smbios',
    text: `0: kd> !sysinfo smbios
[SMBIOS Data Tables v2.8]
[DMI Version - 0]
[2.0 Calling Convention - No]
[Table Size - 3021 bytes]
[BIOS Information (Type 0) - Length 24 - Handle 0000h]
  Vendor                        Some Maker Inc.
  BIOS Starting Address Segment f000
  BIOS Characteristics
       07: - PCI Supported
       11: - Upgradeable FLASH BIOS
`,
    prints: [
      'name=Vendor value=Some Maker Inc.',
      'name=BIOS Starting Address Segment value=f000',
      'name=07 value=PCI Supported',
    ],
  },
  {
    name: 'a message and a port of !alpc on Vista',
    text: `0: kd> !alpc /M fffff8800f5dc950

Message @ fffff8800f5dc950
  MessageID             : 0x0CFC (3324)
  Type                  : LPC_REQUEST
  ServerThread          : fffffa801aefc060
`,
    prints: ['systemInfo fffff8800f5dc950 what=alpc'],
  },
  {
    name: 'optional headers of !object',
    text: `0: kd> !object ffffe0084b85d060 0x10
Object: ffffe0084b85d060  Type: (ffffe0084b87df20) Device
    ObjectHeader: ffffe0084b85d030 (new version)
Optional Headers:
    NameInfo(ffffe0084b85d010)
`,
    prints: ['object ffffe0084b85d060'],
  },
  {
    name: 'a place that is no more than a small number',
    text: `DEFAULT_BUCKET_ID:  NULL_CALL

FAULTING_IP:
+20
00000020 ??              ???

MODULE_NAME: nt
`,
    prints: ['FAULTING_IP=+20'],
  },
  {
    name: 'the framework log, with the default prefix of its trace',
    text: `1: kd> !wdfkd.wdflogdump mydrv
Trace searchpath is:

Trace format prefix is: [%9]%3!04x! %!LEVEL! %!FUNC!:
Trying to extract TMF information from - d:\\sym\\Wdf01000.pdb\\1\\Wdf01000.pdb
Gather log: Please wait, this may take a moment (reading 4024 bytes).
% read so far ... 10, 20, 100
There are 2 log entries
--- start of log ---
[0]0000 TRACE_LEVEL_VERBOSE FxIoQueue::DispatchEvents:Thread FFFFF80562C27A00 is processing WDFQUEUE 0x00003A780344FF68
[1]0004 TRACE_LEVEL_ERROR FxRequest::Complete:Completing WDFREQUEST 0x00003A77F9D19F68, STATUS_CANCELLED
---- end of log ----
`,
    prints: ['traceLog'],
  },
  {
    name: 'an image that the debugger asks for',
    text: `0: kd> !analyze -v
KERNEL_SECURITY_CHECK_FAILURE (139)
Arguments:
Arg1: 0000000000000003, A LIST_ENTRY has been corrupted (i.e. double remove).

Debugging Details:
------------------

"C:\\Windows\\System32\\KERNELBASE.dll" was not found in the image list.
Debugger will attempt to load "C:\\Windows\\System32\\KERNELBASE.dll" at given base 00000000\`00000000.

Please provide the full image name, including the extension (i.e. kernel32.dll)
for more reliable results.Base address and size overrides can be given as
.reload <image.ext>=<base>,<size>.
Unable to add module at 00000000\`00000000
`,
    prints: ['bugcheck', 'what=symbols'],
  },
  {
    name: 'the start of WinDbg, and of a dump with a shadow stack',
    text: `ExtensionGallery ExtensionRepository: Implicit
************* Preparing the environment for Debugger Extensions Gallery repositories **************
   -- Configuring repositories
      ----> Repository : LocalInstalled, Enabled: true
Loading Dump File [C:\\dumps\\app.dmp]
User Mini Triage Dump File: Only registers, stack and portions of memory are available
Windows 10 Version 19045 MP (8 procs) Free x64
6.3.9600.18217 (winblue_ltsb.160124-0053)
PEB is paged out (Peb.Ldr = 00000000\`7efef018).  Type ".hh dbgerr001" for details
This dump file has an exception of interest stored in it.
(7130.569c): Access violation - code c0000005 (first/second chance not available)

+------------------------------------------------------------------------+
| This target supports Hardware-enforced Stack Protection. A HW based    |
| "Shadow Stack" may be available to assist in debugging and analysis.   |
|                                                                        |
| dps @ssp                                                               |
+------------------------------------------------------------------------+
`,
    prints: ['exception'],
  },
  {
    name: 'the heaps of the garbage collector',
    text: `0:000> !eeheap -gc
Number of GC Heaps: 2
------------------------------
Heap 1 (0000021D7EE91170)
generation 0 starts at 0x0000021B334EE9E0
generation 1 starts at 0x0000021B334B73C8
Large object heap starts at 0x0000021C83461000
`,
    prints: [],
  },
  {
    name: 'an extension that failed, and what an author cut out',
    text: `0:000> !dumpasync
e0434352 Exception in SosThreadingTools_x64.dumpasync debugger extension.
      PC: 00007ffc\`a6c54c48  VA: 00000000\`00000000  R/W: 80070002  Parameter: 00000000\`00000000
<!-- snip -->
0:000> !ip2md 00007ffe6d47600c
00007ffe6d47600c is not a valid MethodDesc
`,
    prints: ['error', 'elision'],
  },
];

describe('shapes that few transcripts have', () => {
  it.each(rare)('$name', ({ text, prints }) => {
    const parsed = parseText(text);
    expect(linesIn(parsed, 'unrecognised')).toEqual([]);
    const printed = printRecords(parsed);
    for (const expected of prints) expect(printed).toContain(expected);
  });
});

it('a module keeps what stands below its own row', () => {
  const { records } = parseText(rare.find(({ name }) => name.startsWith('modules with'))?.text ?? '');
  const sizes = records.flatMap(({ record }) =>
    record.kind === 'module' ? [[record.name, record.size]] : [],
  );
  expect(sizes).toEqual([
    ['spaceport', undefined],
    ['win32k', undefined],
    ['mydrv.sys', 0x1c000],
  ]);
});
