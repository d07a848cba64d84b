// !pte: one column for every level. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'x64',
    text: `1: kd> !pte fffff80003a3e0a0
                                           VA fffff80003a3e0a0
PXE at FFFFF6FB7DBEDF80    PPE at FFFFF6FB7DBF0000    PDE at FFFFF6FB7E0000E8    PTE at FFFFF6FC0001D1F0
contains 0000000000199063  contains 0000000000198063  contains 00000000001AE063  contains 8000000003A3E963
pfn 199       ---DA--KWEV  pfn 198       ---DA--KWEV  pfn 1ae       ---DA--KWEV  pfn 3a3e      -G-DA--KW-V
`,
  },
  {
    name: 'x86, not valid',
    text: `kd> !pte 00be63fe
               VA 00be63fe
PDE at C0602028            PTE at C0405F30
contains 0000000012345067  contains 0000000000000000
pfn 12345     ---DA--UWEV
not valid
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
