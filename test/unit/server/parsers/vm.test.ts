// !vm and !memusage: counters in pages and kilobytes. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'Windows 10',
    text: `0: kd> !vm 1
Page File: \\??\\C:\\pagefile.sys
  Current:  15728640 Kb  Free Space:  15632316 Kb
  Minimum:  15728640 Kb  Maximum:     20971520 Kb

Physical Memory:          2037491 (    8149964 Kb)
Available Pages:           693849 (    2775396 Kb)

******* 351175 kernel stack PTE allocations have failed ******

NonPagedPool Usage:           268 (       1072 Kb)
Committed pages:          1686167 (    6744668 Kb)
`,
  },
  {
    name: 'Windows NT 4',
    text: `kd> !vm

*** Virtual Memory Usage ***
        Physical Memory:     16269   (   65076 Kb)
        Page File: \\??\\C:\\pagefile.sys
           Current:    147456Kb Free Space:     65988Kb
        Available Pages:      2299   (    9196 Kb)
        Free Special NP:       348   (    1392 Kb)
`,
  },
  {
    name: '!memusage',
    text: `kd> !memusage
 loading PFN database
loading (99% complete)
             Zeroed:     16 (    64 kb)
               Free:      0 (     0 kb)
              TOTAL:  16383 ( 65532 kb)
  Building kernel map
  Finished building kernel map

  Usage Summary (in Kb):
Control Valid Standby Dirty Shared Locked PageTables  name
ff9636e8    56    376     0     0     0     0  mapped_file( browseui.dll )
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
