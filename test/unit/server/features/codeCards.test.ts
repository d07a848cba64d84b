// Hover on codes: explained in the fields that say what they are, and silent elsewhere.
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';
import { hoverAt, hoverOf } from '../../../support/features';
import { readMarked } from '../../../support/marked';
import { hover } from '../../../../src/server/features/hover/hover';
import { readPoolTagFile } from '../../../../src/server/reference/poolTags';

const irp = (major: string, args: string): string => `0: kd> !irp ffffe001\`4f2b6010
Irp is active with 2 stacks 1 is current (= 0xffffe0014f2b60e0)
 No Mdl: System buffer=ffffe0014d31a7c0: Thread ffffe0014e2a1840:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[${major}]   5  1 ffffe0014c9d2060 ffffe0014f8a3cd0 00000000-00000000    pending
	       \\Driver\\disk
			Args: ${args}
 [  0, 0]   0  0 00000000 00000000 00000000-00000000

			Args: 00000000 00000000 00000000 00000000
`;
const handle = `0: kd> !handle 0 3 ffffe0014e2a1840
Handle table at ffffc00137d6b000 with 41 entries in use

0044: Object: ffffe0014f8a3cd0  GrantedAccess: 00120089 Entry: ffffc00137d6b110
Object: ffffe0014f8a3cd0  Type: (ffffe0014a4f3b20) File
    ObjectHeader: ffffe0014f8a3ca0 (new version)
        HandleCount: 1  PointerCount: 17
`;
const userHandle = `0:003> !handle 58 f
Handle 58
  Type         	Event
  Attributes   	0
  GrantedAccess	0x1f0003:
         Delete,ReadControl,WriteDac,WriteOwner,Synch
         QueryState,ModifyState
  HandleCount  	2
  PointerCount 	65537
  Name         	<none>
`;
const device = `0: kd> !devobj ffffe0014c9d2060
Device object (ffffe0014c9d2060) is for:
 DR0 \\Driver\\disk DriverObject ffffe0014c8e1d50
Current Irp 00000000 RefCount 3 Type 00000007 Flags 01002050
Vpb ffffe0014c9d4b10 SecurityDescriptor ffffc00135b2e7a0 DevExt ffffe0014c9d21b0 DevObjExt ffffe0014c9d2860
ExtensionFlags (0x00000800)  DOE_DEFAULT_SD_PRESENT
Characteristics (0x00000101)  FILE_REMOVABLE_MEDIA, FILE_DEVICE_SECURE_OPEN
AttachedDevice (Upper) ffffe0014c9d7040 \\Driver\\partmgr
Device queue is not busy.
`;
const pcr = `0: kd> !pcr
KPCR for Processor 0 at fffff80351c5f000:
    Major 1 Minor 1
	NtTib.ExceptionList: fffff80353a14000
	               Prcb: fffff80351c5f180
	               Irql: 0000000000000002
	      CurrentThread: fffff80351d1a740
`;
const pool = `0: kd> !pool ffffe0014f8a3cd0
Pool page ffffe0014f8a3cd0 region is Nonpaged pool
 ffffe0014f8a3000 size:   a0 previous size:    0  (Allocated)  Thre
*ffffe0014f8a3c80 size:  1a0 previous size:   a0  (Allocated) *Irp
 ffffe0014f8a3e20 size:  1e0 previous size:  1a0  (Allocated)  Qx7z
`;
const used = `0: kd> !poolused 2
   Sorting by NonPaged Pool Consumed

  Pool Used:
            NonPaged            Paged
 Tag    Allocs     Used    Allocs     Used
 File     8123   2599360        0        0	File objects
 8042       12      4096        2      128	UNKNOWN pooltag '8042'
`;
const frames = `0: kd> kb
ChildEBP RetAddr  Args to Child
b2c41c04 8056f2a1 00000000 00000006 00000000 nt!KeWaitForSingleObject+0x1c2
b2c41c34 804de7ec 000000b4 00000009 00000000 nt!NtQueryInformationFile+0x84
b2c41d64 7c90eb94 00000120 00000003 00000000 nt!NtReadFile+0x10a
`;
const frames64 = `0: kd> kb
RetAddr           : Args to Child                                                           : Call Site
fffff803\`51a3c2d1 : 00000000\`00000000 00000000\`00000006 00000000\`00000000 00000000\`00000000 : nt!KeWaitForSingleObject+0x1c2
fffff803\`51a3c9d4 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!NtReadFile+0x10a
`;
const thread = `0: kd> dt nt!_KTHREAD 8a2c1020
   +0x000 Header           : _DISPATCHER_HEADER
   +0x02c State            : 0x5 ''
   +0x058 WaitIrql         : 0 ''
   +0x05b WaitReason       : 0x6 ''
   +0x06c KernelStackResident : 0x5 ''
`;
const call = `0:003:x86> ~3s
ntdll!NtFsControlFile+0x15:
00000000\`77abf9d1 c22800          ret     28h
0:003:x86> dd @esp+4 l0n10
00000000\`014ef6a0 00000124 00000000 00000000 00000000
00000000\`014ef6b0 014ef700 000900a8 00000000 00000000
00000000\`014ef6c0 02140020 00004000
`;
const managed = `0:000> !pe
Exception object: 0000021a83f71c48
Exception type:   System.InvalidOperationException
Message:          the order is closed
InnerException:   <none>
StackTrace (generated):
<none>
StackTraceString: <none>
HResult: 80131509
`;

/** The cursor inside the first (or `nth`) occurrence of `text`. */
function at(source: string, text: string, into = 1): string {
  const found = source.indexOf(text);
  if (found < 0) throw new Error(`the excerpt does not say ${text}`);
  return `${source.slice(0, found + into)}$0${source.slice(found + into)}`;
}

const cases: readonly (readonly [what: string, marked: string, says: readonly string[]])[] = [
  [
    'an IOCTL',
    at(irp('  e, 0', '00001000 00000008 002d1400 00000000'), '[  e'),
    ['Arg3 `IoControlCode`: `002d1400` = `IOCTL_STORAGE_QUERY_PROPERTY', 'METHOD_BUFFERED'],
  ],
  [
    'the IOCTL of a vendor',
    at(irp('  e, 0', '00000000 00000000 8000e404 00000000'), 'Args:'),
    ['device type 0x8000, function 0x901, METHOD_BUFFERED', 'defined by the vendor'],
  ],
  [
    'how a file was opened',
    at(irp('  0, 0', 'ffffd000`23b1f4a0 01000060 00070080 00000000'), 'Args:'),
    ['`FILE_OPEN; FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE`', 'FILE_SHARE_DELETE'],
  ],
  [
    'an information class',
    at(irp('  5, 0', '00000018 00000005 00000000 00000000'), 'Args:'),
    ['Arg2 `FileInformationClass`: `00000005` = `FileStandardInformation`'],
  ],
  ['granted access of a kernel handle', at(handle, '00120089'), ['`FILE_READ_DATA`', '`SYNCHRONIZE`']],
  [
    'granted access of a user handle',
    at(userHandle, '0x1f0003'),
    ['= `EVENT_ALL_ACCESS`', '`EVENT_MODIFY_STATE`'],
  ],
  ['the type of a device', at(device, '00000007'), ['`FILE_DEVICE_DISK`']],
  ['the flags of a device', at(device, '01002050'), ['`DO_DIRECT_IO`', '`DO_POWER_PAGABLE`', '`0x1000000`']],
  ['the characteristics of a device', at(device, '0x00000101'), ['`FILE_REMOVABLE_MEDIA`']],
  ['an IRQL', at(pcr, 'Irql:'), ['`DISPATCH_LEVEL`', '(IRQL 2)']],
  ['the IRQL of an analysis', at('0: kd> !analyze -v\nCURRENT_IRQL:  1\n', 'CURRENT'), ['`APC_LEVEL`']],
  ['a pool tag', at(pool, '*Irp', 2), ['Pool tag `Irp`', 'I/O request packets', 'Two public sources']],
  [
    'a pool tag in a summary',
    at(used, ' File ', 2),
    ['Pool tag `File`', 'FILE\\_OBJECT'].map((text) => text.replace('\\_', '_')),
  ],
  ['a pool tag of digits', at(used, '8042'), ['Pool tag `8042`', '`i8042prt.sys`']],
  ['arguments in the frames of x86', at(frames, 'nt!NtQuery', 6), ['**`nt!NtQueryInformationFile`**']],
  [
    'a wait reason among them',
    at(frames, 'nt!KeWait', 5),
    ['`WaitReason` 0x6: `UserRequest`', 'By the prototype'],
  ],
  [
    'the control code of a decoded call',
    at(call, '000900a8', 9),
    ['`FsControlCode` 0x900a8: `FSCTL_GET_REPARSE_POINT', 'FsControlCode = 000900a8 (FSCTL_GET'],
  ],
  ['the state of a thread in dt', at(thread, 'State   '), ['`KTHREAD.State`', '`Waiting`']],
  ['its wait reason', at(thread, 'WaitReason'), ['`UserRequest`']],
  ['its IRQL', at(thread, 'WaitIrql'), ['`PASSIVE_LEVEL`']],
  [
    'a Win32 error',
    at('0:000> !gle\nLastErrorValue: (Win32) 0x6 (6) - The handle is invalid.\n', 'LastError'),
    ['`ERROR_INVALID_HANDLE`', 'closed twice'],
  ],
  [
    'an HRESULT with a Win32 error inside',
    at(
      '0:000> !error 800706ba\nError code: (HRESULT) 0x800706ba (2147944122) - The RPC server is unavailable.\n',
      'Error code',
    ),
    ['`FACILITY_WIN32`', 'the Win32 error 1722: `RPC_S_SERVER_UNAVAILABLE`'],
  ],
  [
    'the HRESULT of a managed exception',
    at(managed, 'HResult'),
    ['`COR_E_INVALIDOPERATION`', '`FACILITY_URT`'],
  ],
  [
    'an error code that the debugger took for an HRESULT',
    at(
      '0:000> !analyze -v\nEXCEPTION_CODE: (HRESULT) 0x80000003 (2147483651) - One or more arguments are invalid\n',
      'EXCEPTION',
    ),
    ['`STATUS_BREAKPOINT`'],
  ],
  [
    'a C++ exception',
    at('0:000> g\n(1a4c.2b70): C++ EH exception - code e06d7363 (first chance)\n', 'e06d7363'),
    ['Microsoft C++ exception'],
  ],
];

const nearMisses: readonly (readonly [what: string, marked: string, silent: RegExp])[] = [
  ['a control code in a read', at(irp('  3, 0', '00001000 00000000 002d1400 00000000'), 'Args:'), /IOCTL_/],
  [
    'a number that looks like a control code',
    at('0: kd> ? 2d1400\nEvaluate expression: 2954240 = 00000000`002d1400\n', '002d1400'),
    /IOCTL_/,
  ],
  [
    'an access mask without a handle',
    at('0: kd> ? 120089\nEvaluate expression: 1179785 = 00000000`00120089\n', '00120089'),
    /FILE_READ|SYNCHRONIZE/,
  ],
  ['the object beside the access', at(handle, 'ffffe0014f8a3cd0  Granted'), /FILE_READ_DATA/],
  ['the reference count of a device', at(device, ' 3 Type'), /FILE_DEVICE|DO_/],
  ['an unknown tag', at(pool, 'Qx7z'), /Pool tag/],
  ['the size of a block', at(pool, '1a0 prev'), /Pool tag/],
  ['home slots of x64', at(frames64, 'nt!KeWait', 5), /By the prototype/],
  ['pointers and lengths of x86', at(frames, 'nt!NtRead', 5), /By the prototype/],
  ['a field that holds no code', at(thread, 'KernelStackResident'), /Waiting/],
  ['a word that looks like a field', at('0:000> .echo Irql: 2\nIrql: 2\n', 'Irql: 2\n'), /DISPATCH_LEVEL/],
  ['an error code in prose', at('0:000> .echo x\nit failed with 87\n', '87'), /ERROR_/],
];

describe('cards of codes', () => {
  it.each(cases)('show %s', async (_what, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });

  it.each(nearMisses)('are silent on %s', async (_what, marked, silent) => {
    expect(await hoverAt(marked)).not.toMatch(silent);
  });

  it('take tags from the file of the user first', async () => {
    const { text, cursor } = readMarked(at(pool, 'Qx7z'));
    const file = readPoolTagFile('rem a comment\nQx?z - quux.sys    - Quux requests <b>\n');
    const shown = hoverOf(await hover(await analyze(text), cursor, undefined, () => Promise.resolve(file)));
    expect(shown).toContain('Quux requests \\<b\\>');
    expect(shown).toContain('`quux.sys`');
    expect(shown).toContain('From the tag file');
  });
});
