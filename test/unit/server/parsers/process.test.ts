// !process, from NT 4 to Windows 11. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { elided } from '../../../support/mutations';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const x64 = `lkd> !process 0n4904 1
Searching for Process with Cid == 1328
PROCESS ffffc509bf28b080
    SessionId: 1  Cid: 1328    Peb: 72ce659000  ParentCid: 1148
    DirBase: 15e2bc002  ObjectTable: ffff99011473e500  HandleCount: 245.
    Image: my tool.exe
    VadRoot ffffc509c25d2850 Vads 97 Clone 0 Private 541. Modified 1639. Locked 0.
    DeviceMap ffff99010c29f0d0
    Token                             ffff9901102cf5f0
    ElapsedTime                       1 Day 01:53:14.490
    UserTime                          00:00:00.015
    KernelTime                        00:00:00.046
    QuotaPoolUsage[PagedPool]         76344
    QuotaPoolUsage[NonPagedPool]      13416
    Working Set Sizes (now,min,max)  (1247, 50, 345) (4988KB, 200KB, 1380KB)
    PeakWorkingSetSize                1208
    VirtualSize                       2101316 Mb
    PeakVirtualSize                   2101322 Mb
    PageFaultCount                    1690
    MemoryPriority                    BACKGROUND
    BasePriority                      8
    CommitCharge                      1805
    Job                               fffffa804d0fc080
`;

const x86 = `**** NT ACTIVE PROCESS DUMP ****
PROCESS 85eb1030  SessionId: none  Cid: 0f64    Peb: 7ffd6000  ParentCid: 075c
    DirBase: 001e5405  ObjectTable: 80925c68  TableSize:  70.
    FreezeCount 1
    Image: SPOOLSS.EXE

PROCESS 809258e0  Cid: 0044    Peb: 00000000  ParentCid: 0026
    DirBase: 0ff5e0a0  ObjectTable: 00000000  HandleCount:   0.
    Image: System
No active threads
`;

describe('records', () => {
  it('x64', () => {
    expect(printText(x64, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=lkd> command=!process 0n4904 1 @1-1
      process ffffc509bf28b080 sessionId=1 cid=4904 parentCid=4424 peb=00000072ce659000 dirBase=000000015e2bc002 objectTable=ffff99011473e500 handleCount=245 image=my tool.exe elapsedMs=93194490 @3-23"
    `);
  });
  it('x86, a list', () => {
    expect(printText(x86)).toMatchInlineSnapshot(`
      "process ffffffff85eb1030 cid=3940 parentCid=1884 peb=000000007ffd6000 dirBase=00000000001e5405 objectTable=ffffffff80925c68 image=SPOOLSS.EXE
      process ffffffff809258e0 cid=68 parentCid=38 dirBase=000000000ff5e0a0 handleCount=0 image=System"
    `);
  });
  it('numbers that are not there', () => {
    const text = `PROCESS ffffe001cd0ad040
    SessionId: none  Cid: 0004    Peb: 00000000  ParentCid: 0000
    DirBase: 001aa000  ObjectTable: ffffc00017214000  HandleCount: <Data Not Accessible>
    Image: System
`;
    expect(printText(text)).toBe(
      'process ffffe001cd0ad040 cid=4 parentCid=0 dirBase=00000000001aa000 objectTable=ffffc00017214000 image=System',
    );
  });
  it('a physical address is never sign-extended', () => {
    expect(
      printText('PROCESS 809258e0  Cid: 0044    Peb: 7ffde000  ParentCid: 0026\n    DirBase: 9ff5e0a0\n'),
    ).toContain('dirBase=000000009ff5e0a0');
  });
  it('is no word in capitals', () => {
    expect(parseText('PROCESS explorer.exe hangs when it is asked to close the window.\n').records).toEqual(
      [],
    );
  });
});

describeRobustness([
  { name: 'x64', text: x64, also: [elided] },
  { name: 'x86', text: x86, also: [elided] },
]);
