// !address: single regions and tables of every generation. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'a region',
    text: `0:016> !address rsp
Usage:                  Stack
Allocation Base:        000000d9\`b7a00000
Base Address:           000000d9\`b83f4000
End Address:            000000d9\`b8400000
Region Size:            00000000\`0000c000
Type:                   00020000	MEM_PRIVATE
State:                  00001000	MEM_COMMIT
Protect:                00000004	PAGE_READWRITE
More info:              ~16k
`,
  },
  {
    name: 'before Vista',
    text: `0:000> !address 00bada58
    00b80000 : 00b80000 - 0004b000
                    Type     00020000 MEM_PRIVATE
                    Protect  00000004 PAGE_READWRITE
                    State    00001000 MEM_COMMIT
                    Usage    RegionUsageHeap
                    Handle   00a70000
`,
    // `Handle 00a70000` is then how !handle begins.
    except: ['runs of blanks collapsed'],
  },
  {
    name: 'the table',
    text: `0:000> !address

        BaseAddress      EndAddress+1        RegionSize     Type       State                 Protect             Usage
--------------------------------------------------------------------------------------------------------------------------
+        0\`00000000        0\`7ffe0000        0\`7ffe0000             MEM_FREE    PAGE_NOACCESS                      Free
+        0\`7ffe0000        0\`7ffe1000        0\`00001000 MEM_PRIVATE MEM_COMMIT  PAGE_READONLY                      Other      [User Shared Data]
+     7ff6\`1a8a0000     7ff6\`1a8a1000        0\`00001000 MEM_IMAGE   MEM_COMMIT  PAGE_READONLY                      Image      [app; "C:\\app.exe"]
`,
  },
  {
    name: 'the summary',
    text: `0:000> !address -summary

--- Usage Summary ---------------- RgnCount ----------- Total Size -------- %ofBusy %ofTotal
Free                                     87     7ffe\`f8b6a000 ( 127.996 TB)           100.00%
Image                                   310        0\`03a5c000 (  58.359 MB)   1.33%    0.00%
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
