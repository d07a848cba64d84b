// !pool and !poolfind: blocks, tags, states. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'a page',
    text: `1: kd> !pool fffffa8004c5e010
Pool page fffffa8004c5e010 region is Nonpaged pool
 fffffa8004c5e000 size:  150 previous size:    0  (Allocated)  File (Protected)
*fffffa8004c5e150 size:   80 previous size:  150  (Free )  *Even
		Pooltag Even : Event objects
 fffffa8004c5e1d0 size:   40 previous size:   80  (Allocated)  Mm  
`,
  },
  {
    name: 'special pool',
    text: `0: kd> !pool ffffb98852f06b10
Pool page ffffb98852f06b10 region is Special pool
*ffffb98852f06000 size:  4f0 data: ffffb98852f06b10 (NonPaged) *Scbf
		Pooltag Scbf : Mass storage driver tags
`,
  },
  {
    name: 'without a prompt',
    text: `Pool page 9755d468 region is Paged pool
*9755d468 size:   b0 previous size:    8  (Allocated) *Bug_
`,
  },
  {
    name: '!poolfind',
    text: `kd> !poolfind SeSd 0

Scanning large pool allocation table for Tag: SeSd (837d1000 : 837e9000)

Searching NonPaged pool (833b1000 : 83800000) for Tag: SeSd

836fa130 size:   c0 previous size:   40  (Allocated) SeSd
83721c00 size:   10 previous size:   30  (Free)      SeSd
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
