import { describe, it } from 'vitest';
import { checkReferences } from '../../../support/features';

describe('references and highlights', () => {
  it.each([
    [
      'an address in every spelling',
      `
0: kd> !fileobj fffffadf\`ccf7$03250
                ^^^^^^^^^^^^^^^^^
Device Object: 0xfffffadfccf73250
               ^^^^^^^^^^^^^^^^^^
FFFFFADFCCF73250 and fffffadfccf73250-00000000
^^^^^^^^^^^^^^^^
                     ^^^^^^^^^^^^^^^^
ccf73250 1fffffadfccf73250 fffffadfccf732501
`,
    ],
    [
      'a 32-bit kernel address, sign-extended or not',
      `
kd> dds a9750$0c84 l1
        ^^^^^^^^
a9750c84  806ffa16 hal!KfLowerIrql
^^^^^^^^
ffffffff\`a9750c84 12a9750c84
^^^^^^^^^^^^^^^^^
`,
    ],
    [
      'a symbol, with any displacement, and nothing that only begins or ends like it',
      `
00 nt!KiSwap$0Thread+0x8a
   ^^^^^^^^^^^^^^^
nt!KiSwapThread
^^^^^^^^^^^^^^^
nt!KiSwapThreadEx+0x1 xnt!KiSwapThread nt!KiSwapThread::x nt!KiSwapThread:
                                                          ^^^^^^^^^^^^^^^
`,
    ],
    ['the null address', '0: kd> dq 00000000`0000$00000\n00000000`00000000'],
    ['a word', 'some wor$0d, a word'],
  ])('finds %s', async (_what, marked) => {
    await checkReferences(marked);
  });
});
