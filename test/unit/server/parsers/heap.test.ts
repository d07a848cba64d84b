// !heap: the allocation behind an address, and listings. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'page heap',
    text: `0:000> !heap -p -a rsi
    address 0000023ca7764fa0 found in
    _DPH_HEAP_ROOT @ 23ca7681000
    in busy allocation (  DPH_HEAP_BLOCK:         UserAddr         UserSize -         VirtAddr         VirtSize)
                             23ca7683888:      23ca7764fa0               60 -      23ca7764000             2000
          unknown!printable
    00007fffdf6530df ntdll!RtlDebugAllocateHeap+0x000000000000003f
    00007fffdca398f0 msvcrt!malloc+0x0000000000000070
`,
  },
  {
    name: 'freed',
    text: `0:000> !heap -p -a 0bcd1000
    address 0bcd1000 found in
    _DPH_HEAP_ROOT @ 5e1000
    in free-ed allocation (  DPH_HEAP_BLOCK:         VirtAddr         VirtSize)
                                    5e2d68:          bcd1000             2000
    701090b2 verifier!AVrfDebugPageHeapFree+0x000000c2
    77c75674 ntdll!RtlDebugFreeHeap+0x0000002f
`,
  },
  {
    name: '-s',
    text: `0:000> !heap -s
  Heap     Flags   Reserv  Commit  Virt   Free  List   UCR  Virt  Lock  Fast
                    (k)     (k)    (k)     (k) length      blocks cont. heap
-----------------------------------------------------------------------------
00250000 00000002    1024     32     32      8     1     1    0      0   L
00350000 00001002      64     24     24     13     1     1    0      0   LFH
    External fragmentation  23 % (12 free blocks)
-----------------------------------------------------------------------------
`,
  },
  {
    name: '-a',
    text: `0:000> !heap -a 00a70000
Index   Address  Name      Debugging options enabled
  6:   00a70000
    Segment at 00a70000 to 00a80000 (00010000 bytes committed)
    Flags:                00001002
    Granularity:          8 bytes
    FreeList[ 00 ] at 00a70178: 00bc5eb8 . 00b6f8d8
        00b6f8d0: 01008 . 00ad8 [00] - free
        00b0bf88: 10100 . 10100 [01] - busy (ff8)
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
