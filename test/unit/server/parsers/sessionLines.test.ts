// What stands between outputs. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'symbols',
    text: `0: kd> .reload
Connected to Windows 10 19041 x64 target at (Sat Nov 25 18:51:14.318 2017 (UTC - 8:00)), ptr64 TRUE
Loading Kernel Symbols
...............................................................
Loading User Symbols
SYMSRV:  c:\\sym\\a.pdb\\19463CCA\\a.pdb not found
DBGHELP: a - export symbols
`,
    except: ['runs of blanks collapsed'],
  },
  {
    name: 'contexts',
    text: `0: kd> .thread fffffa80\`4aac7b00
Implicit thread is now fffffa80\`4aac7b00
`,
  },
  {
    name: 'breakpoints',
    text: `0:000> bl
 0 e 00007ff6\`3be11020     0001 (0001)  0:**** app!main
     1 d Enable Clear  00007ff6\`3be11120     0001 (0001)  0:**** app!other "k;g"
0:000> g
Breakpoint 0 hit
`,
  },
  {
    name: 'errors',
    text: `0:000> foo
       ^ Syntax error in 'foo'
0:000> dt nosuch
Symbol nosuch not found.
`,
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
