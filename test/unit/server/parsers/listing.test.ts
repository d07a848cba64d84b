// Tables to which nothing else refers. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: '!pci',
    text: `kd> !pci
PCI Bus 0
00:0  8086:1237.02  Cmd[0106:.mb..s]  Sts[2280:.....]  Device  Host bridge
0d:1  8086:7010.00  Cmd[0005:i.b...]  Sts[0280:.....]  Device  IDE controller
`,
  },
  {
    name: '!idt',
    text: `0: kd> !idt

Dumping IDT: fffff80001b95080

37:	fffff8000389a090 hal!HalpApicSpuriousService
51:	fffffa8005b7e0f0 USBPORT!USBPORT_InterruptService (KINTERRUPT fffffa8005b7e060)
`,
  },
  {
    name: '!arbiter',
    text: `kd> !arbiter 4
DEVNODE 8249a008 (HTREE\\ROOT\\0)
  Interrupt Arbiter "RootIRQ" at 81472a20
    Allocated ranges:
      0000000000000000 - 0000000000000000   B   8249acd0
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
