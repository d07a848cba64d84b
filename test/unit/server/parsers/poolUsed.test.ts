// !poolused: one row per tag. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'sorted',
    text: `kd> !poolused 4
Sorting by Paged Pool Consumed

Pool Used:
            NonPaged            Paged
Tag    Allocs     Used    Allocs     Used
CM31         0        0     11923 55136256	Internal Configuration manager allocations , Binary: nt!cm
MmSt         0        0      2222  9243520	Mm section object prototype ptes , Binary: nt!mm
Tr n         1      128         2    28384
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
