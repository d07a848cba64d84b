// Memory in every unit. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'db',
    text: `0:000> db 0012ff80 l20
0012ff80  4d 5a 90 00 03 00 00 00-04 00 00 00 ff ff 00 00  MZ..............
0012ff90  b8 00 00 00 00 00 ?? ??-40 00 00 00 00 00 00 00  ......??@.......
`,
  },
  {
    name: 'dw',
    text: `0:000> dw 0012ff80
0012ff80  5a4d 0090 0003 0000 0004 0000 ffff 0000
`,
  },
  {
    name: 'dc',
    text: `0:000> dc 0012ff80
0012ff80  00905a4d 00000003 00000004 0000ffff  MZ..............
`,
  },
  {
    name: 'dq',
    text: `0: kd> dq fffff880\`0653b1c0 L3
fffff880\`0653b1c0  fffff800\`02a7c1b2 00000000\`00000000
fffff880\`0653b1d0  ????????\`????????
`,
  },
  {
    name: 'da and du',
    text: `0:000> du 0012ff80
0012ff80  "C:\\Program Files\\A tool"
`,
  },
  {
    name: 'dD',
    text: `0:000> dD 0012ff80
0012ff80                        1.5              -1.#QNAN
`,
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
