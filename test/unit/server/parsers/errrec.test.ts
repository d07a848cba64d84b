// !errrec: a record and its sections. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'a machine check',
    text: `3: kd> !errrec fffffa8008cf4030
===============================================================================
Common Platform Error Record @ fffffa8008cf4030
-------------------------------------------------------------------------------
Revision      : 2.1
Record Id     : 01c9d7ff04e0ff7d
Severity      : Fatal (1)
Length        : 1730
Notify Type   : Machine Check Exception

===============================================================================
Section 0     : Processor Generic
-------------------------------------------------------------------------------
Descriptor    @ fffffa8008cf40b0
Section       @ fffffa8008cf4188
Offset        : 344
Flags         : 0x00000001 Primary

Proc. Type    : x86/x64
CPU Id        : a7 06 02 00 00 08 10 00 - bf e3 9a 1f ff fb eb bf
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
