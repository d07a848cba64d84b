// !object and !handle. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const object = `2: kd> !object ffff8b0351756040
Object: ffff8b0351756040  Type: (ffff8b034a0b6220) Device
    ObjectHeader: ffff8b0351756010 (new version)
    HandleCount: 0  PointerCount: 2
    Directory Object: ffff8b0351756666  Name: Beep
`;

const directory = `0: kd> !object \\Driver
Object: ffffc000948cdb40  Type: (ffffe000ec772c60) Directory
    ObjectHeader: ffffc000948cdb10 (new version)
    HandleCount: 0  PointerCount: 10
    Directory Object: ffffc000948cd060  Name: Driver

    Hash Address          Type                      Name
    ---- -------          ----                      ----
     00  ffffe000ec7deb90 Driver                    volmgr
         ffffe000ec7dec70 Driver                    my driver
     31  ffffe000ec7dedd0 SymbolicLink              C:
`;

const handles = `kd> !handle 0 3 ffffc38e2c0dc080

PROCESS ffffc38e2c0dc080
    SessionId: 1  Cid: 08fc    Peb: da309be000  ParentCid: 156c
    DirBase: 1bc32002  ObjectTable: ffffa08f5ad26540  HandleCount:  45.
    Image: app.exe

Handle table at ffffa08f5ad26540 with 45 entries in use

0004: Object: ffffc38e2ff236b0  GrantedAccess: 0012019f (Protected) (Inherit) Entry: ffffa08f5b1ff010
Object: ffffc38e2ff236b0  Type: (ffffc38e2c0fcf00) File
    ObjectHeader: ffffc38e2ff23680 (new version)
        HandleCount: 2  PointerCount: 65536
        Directory Object: 00000000  Name: \\Reference {ConDrv}

800007ac: Object: ffffc38e2ff24e20  GrantedAccess: 00000003 Entry: ffffa08f5b1ff110
Object: ffffc38e2ff24e20  Type: (ffffc38e2c0fcf00) File
    ObjectHeader: ffffc38e2ff24df0 (new version)
        HandleCount: 1  PointerCount: 32768

0170: free handle, Entry address e10022e0, Next Entry 00000458
`;

const user = `0:000> !handle 0 f
Handle 4
  Type         	Event
  Attributes   	0
  GrantedAccess	0x1f0003:
         Delete,ReadControl,WriteDac,WriteOwner,Synch
         QueryState,ModifyState
  HandleCount  	2
  PointerCount 	65536
  Name         	\\BaseNamedObjects\\Done
  Object specific information
    Event Type Manual Reset
    Event is Set
Handle 5c
  Type         	Thread
  GrantedAccess	0x1fffff:
         Synch
         Terminate,Suspend
  Name         	<none>
  Object Specific Information
    Thread Id   1f04.6e78
    Priority    10
2 Handles
Type           	Count
Event          	1
Thread         	1
`;

describe('records', () => {
  it('an object', () => {
    expect(printText(object)).toMatchInlineSnapshot(`
      "command prompt=2: kd> command=!object ffff8b0351756040
      object ffff8b0351756040 type=Device typeObject=ffff8b034a0b6220 header=ffff8b0351756010 handleCount=0 pointerCount=2 name=Beep directory=ffff8b0351756666"
    `);
  });
  it('a directory', () => {
    expect(printText(directory)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!object \\Driver
      object ffffc000948cdb40 type=Directory typeObject=ffffe000ec772c60 header=ffffc000948cdb10 handleCount=0 pointerCount=10 name=Driver directory=ffffc000948cd060 
        entries: address=ffffe000ec7deb90 type=Driver name=volmgr 
        entries: address=ffffe000ec7dec70 type=Driver name=my driver 
        entries: address=ffffe000ec7dedd0 type=SymbolicLink name=C:"
    `);
  });
  it('handles of a process', () => {
    expect(printText(handles)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!handle 0 3 ffffc38e2c0dc080
      process ffffc38e2c0dc080 sessionId=1 cid=2300 parentCid=5484 peb=000000da309be000 dirBase=000000001bc32002 objectTable=ffffa08f5ad26540 handleCount=45 image=app.exe
      handle handle=4 attributes=[Protected Inherit] object=ffffc38e2ff236b0 grantedAccess=1180063
      object ffffc38e2ff236b0 type=File typeObject=ffffc38e2c0fcf00 header=ffffc38e2ff23680 handleCount=2 pointerCount=65536 name=\\Reference {ConDrv}
      handle handle=2147485612 object=ffffc38e2ff24e20 grantedAccess=3
      object ffffc38e2ff24e20 type=File typeObject=ffffc38e2c0fcf00 header=ffffc38e2ff24df0 handleCount=1 pointerCount=32768
      handle handle=368 free"
    `);
  });
  it('handles in user mode', () => {
    expect(printText(user)).toMatchInlineSnapshot(`
      "command prompt=0:000> command=!handle 0 f
      handle handle=4 type=Event grantedAccess=2031619 handleCount=2 pointerCount=65536 name=\\BaseNamedObjects\\Done
      handle handle=92 type=Thread grantedAccess=2097151"
    `);
  });
});

describeRobustness([
  { name: 'object', text: object },
  { name: 'directory', text: directory },
  { name: 'handles', text: handles },
  { name: 'user handles', text: user },
]);
