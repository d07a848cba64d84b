// !vad: the tree and one node. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'the tree',
    text: `kd> !vad e000012602a35e70
VAD     level      start      end    commit
e0000126029f9790 ( 6)      3fff0    3fff7        -1 Private      READONLY
e000012602be1080 ( 7)   37d9bd30 37d9bd3e         2 Mapped  Exe  EXECUTE_WRITECOPY  \\Windows\\a.dll
`,
  },
  {
    name: 'a node',
    text: `kd> !vad e000012602be1080 1

VAD @ e000012602be1080
  Start VPN:      37d9bd30  End VPN: 37d9bd3e  Control Area:  e00001260297b8d0
  First ProtoPte: e0000006023e00a0  Last PTE fffffffffffffffc  Commit Charge         2 (2.)
  File Offset   0
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
