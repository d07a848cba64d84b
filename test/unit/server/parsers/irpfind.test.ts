// !irpfind, terse and verbose. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const windowsXp = `kd> !irpfind
Searching NonPaged pool (8090c000 : 8131e000) for Tag: Irp
8097c008 Thread 8094d900 current stack belongs to  \\Driver\\symc810
8097dec8 Thread 8094dda0 current stack belongs to  \\FileSystem\\Ntfs
`;

const windows7 = `3: kd> !irpfind

*** CacheSize too low - increasing to 102 MB

Max cache size is       : 107343872 bytes (0x1997c KB)
Total memory in cache   : 7324 bytes (0x8 KB)
Number of regions cached: 40
102 full reads broken into 111 partial reads
    counts: 67 cached/44 uncached, 60.36% cached
    bytes : 2595 cached/4764 uncached, 35.26% cached
** Transition PTEs are implicitly decoded
** Prototype PTEs are implicitly decoded

Scanning large pool allocation table for Tag 'Irp?' (fffffa801a333000 : fffffa801a3f3000)

  Irp            [ Thread ]         irpStack: (Mj,Mn)   DevObj          [Driver]         MDL Process
fffffa801922d430 [0000000000000000] Irp is complete (CurrentLocation 3 > StackCount 2) 0xfffff80000000003
fffffa8019753390 [fffffa801a9f9b50] irpStack: ( 3, 0)  fffffa801a9c9980 [ \\Driver\\mouclass]
fffffa801b119800 [fffffa801b125ad0] irpStack: ( e,20)  fffffa8018da5850 [ \\Driver\\AFD] 0xfffffa8004b2fb30
fffffa8019219e10 [0000000000000000] irpStack: ( f, 0)  00000000 [00000000: Could not read device object or _DEVICE_OBJECT not found
]
`;

const verbose = `lkd> !irpfind -v 0 0 fileobject fffffa80\`04d1c250
Looking for IRPs with file object == fffffa8004d1c250
Scanning large pool allocation table for Tag: Irp? (fffffa8004df6000 : fffffa8004e56000)
Searching NonPaged pool (fffffa8002c00000 : fffffa8080000000) for Tag: Irp?
  Irp    [ Thread ] irpStack: (Mj,Mn)   DevObj  [Driver]         MDL Process
fffffa8004e0c010: Irp is active with 7 stacks 7 is current (= 0xfffffa8004e0c290)
 No Mdl: No System Buffer: Thread fffffa8004cf6b50:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[ 11, 1]   2  1 fffffa80047b6040 fffffa8004d1c250 00000000-00000000    pending
	       \\FileSystem\\Ntfs
			Args: fffffa80048d70e0 00000000 00000000 00000000
fffffa8004e0c340: Irp is active with 1 stacks 1 is current (= 0xfffffa8004e0c410)
 No Mdl: No System Buffer: Thread fffffa8004cf7060:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[  3, 0]   0  1 fffffa80047b6040 fffffa8004d1c250 00000000-00000000    pending
	       \\FileSystem\\Ntfs
			Args: 00001000 00000000 00000000 00000000
`;

describe('records', () => {
  it('Windows XP', () => {
    expect(printText(windowsXp)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!irpfind
      irp ffffffff8097c008 thread=ffffffff8094d900 elided 
        locations: current driver=\\Driver\\symc810
      irp ffffffff8097dec8 thread=ffffffff8094dda0 elided 
        locations: current driver=\\FileSystem\\Ntfs"
    `);
  });
  it('Windows 7', () => {
    expect(printText(windows7)).toMatchInlineSnapshot(`
      "command prompt=3: kd> command=!irpfind
      irp fffffa801922d430 complete elided
      irp fffffa8019753390 thread=fffffa801a9f9b50 elided 
        locations: current major=0x3 minor=0x0 device=fffffa801a9c9980 driver=\\Driver\\mouclass
      irp fffffa801b119800 thread=fffffa801b125ad0 elided 
        locations: current major=0xe minor=0x20 device=fffffa8018da5850 driver=\\Driver\\AFD
      irp fffffa8019219e10 elided 
        locations: current major=0xf minor=0x0"
    `);
  });
  it('verbose: whole IRPs', () => {
    expect(printText(verbose, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=lkd> command=!irpfind -v 0 0 fileobject fffffa80\`04d1c250 @1-1
      irp fffffa8004e0c010 stackCount=7 currentLocation=7 currentLocationAddress=fffffa8004e0c290 elided=false thread=fffffa8004cf6b50 @6-11 
        locations: current major=0x11 minor=0x1 notes=[pending] flags=0x2 control=0x1 device=fffffa80047b6040 file=fffffa8004d1c250 driver=\\FileSystem\\Ntfs args=[fffffa80048d70e0 0000000000000000 0000000000000000 0000000000000000] index=7 @9-11
      irp fffffa8004e0c340 stackCount=1 currentLocation=1 currentLocationAddress=fffffa8004e0c410 elided=false thread=fffffa8004cf7060 @12-17 
        locations: current major=0x3 minor=0x0 notes=[pending] flags=0x0 control=0x1 device=fffffa80047b6040 file=fffffa8004d1c250 driver=\\FileSystem\\Ntfs args=[0000000000001000 0000000000000000 0000000000000000 0000000000000000] index=1 @15-17"
    `);
  });
});

describeRobustness([
  { name: 'Windows XP', text: windowsXp },
  { name: 'Windows 7', text: windows7 },
  { name: 'verbose', text: verbose },
]);
