// !fileobj. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { elided } from '../../../support/mutations';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const locked = `lkd> !fileobj fffffa80\`04d1c250

\\Temp\\my folder\\session_0001

LockOperation Set  Device Object: 0xfffffa8004423370   \\Driver\\volmgr
Vpb: 0xfffffa8004864840
Access: Read Write SharedRead SharedWrite 

Flags:  0x40042
	Synchronous IO
	Cache Supported
	Handle Created

File Object is currently busy and has 1 waiters.
FsContext: 0xfffffa800390e110	FsContext2: 0xfffffa8000106a10
CurrentByteOffset: 1f0
Cache Data:
  Section Object Pointers: fffffa8004601c20
  Shared Cache Map: fffffa8004fdebb0         File Offset: 0 in VACB number 0
  Vacb: fffffa800497fb08
  Your data is at: fffff98070e80000
`;

const volume = `1: kd> !fileobj 0xfffffa801af5b8d0

Device Object: 0xfffffa80193544c0   \\Driver\\volmgr
Vpb: 0xfffffa801abea180
Event signalled
Access: Read Write SharedRead SharedWrite

Flags:  0x44000a
	Synchronous IO
	No Intermediate Buffering
	Handle Created
	Volume Open

FsContext: 0xfffffa801b0e0310	FsContext2: 0xfffff8a00114a160
CurrentByteOffset: 0
Cache Data:
  Section Object Pointers: fffffa801ac37a90
  Shared Cache Map: 00000000
`;

describe('records', () => {
  it('a file that is locked', () => {
    expect(printText(locked, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=lkd> command=!fileobj fffffa80\`04d1c250 @1-1
      fileObject fffffa8004d1c250 flagNames=[Synchronous IO Cache Supported Handle Created] path=\\Temp\\my folder\\session_0001 lockOperation device=fffffa8004423370 driver=\\Driver\\volmgr vpb=fffffa8004864840 access=[Read Write SharedRead SharedWrite] flags=0x40042 busy waiters=1 fsContext=fffffa800390e110 fsContext2=fffffa8000106a10 currentByteOffset=0x1f0 sectionObjectPointers=fffffa8004601c20 @3-21"
    `);
  });
  it('a volume, without a path', () => {
    expect(printText(volume)).toMatchInlineSnapshot(`
      "command prompt=1: kd> command=!fileobj 0xfffffa801af5b8d0
      fileObject fffffa801af5b8d0 flagNames=[Synchronous IO No Intermediate Buffering Handle Created Volume Open] device=fffffa80193544c0 driver=\\Driver\\volmgr vpb=fffffa801abea180 access=[Read Write SharedRead SharedWrite] flags=0x44000a fsContext=fffffa801b0e0310 fsContext2=fffff8a00114a160 currentByteOffset=0x0 sectionObjectPointers=fffffa801ac37a90"
    `);
  });
  it('nothing of the reply to a bad address', () => {
    expect(
      printText('lkd> !fileobj 1234\n1234: Could not read file object or _FILE_OBJECT not found\n'),
    ).toBe('command prompt=lkd> command=!fileobj 1234');
  });
});

describeRobustness([
  { name: 'locked', text: locked, also: [elided] },
  { name: 'volume', text: volume, also: [elided] },
]);
