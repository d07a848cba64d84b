// Names and values: !sysinfo, !cpuinfo, !gflag, !alpc. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: '!sysinfo',
    text: `0: kd> !sysinfo machineid
Machine ID Information [From Smbios 2.7, DMIVersion 39, Size=2104]
BiosMajorRelease = 4
BiosVendor = American Megatrends Inc.
SystemProductName = System Product Name
`,
  },
  {
    name: '!cpuinfo',
    text: `0: kd> !cpuinfo
CP  F/M/S Manufacturer  MHz PRCB Signature    MSR 8B Signature Features
 0 6,42,7 GenuineIntel 3400 0000001900000000 >0000001900000000<19b83ffe
 1 6,42,7 GenuineIntel 3400 0000001900000000                   19b83ffe
                      Cached Update Signature 0000001900000000
                     Initial Update Signature 0000001900000000
`,
  },
  {
    name: '!gflag',
    text: `0:000> !gflag
Current NtGlobalFlag contents: 0x02000000
    hpa - Place heap allocations at ends of pages
`,
  },
  {
    name: '!alpc',
    text: `0: kd> !alpc /m ffffe00129e25a50

Message ffffe00129e25a50
  MessageID             : 0x0658 (1624)
  Type                  : LPC_REQUEST
  OwnerPort             : ffffe00128b11670 [ALPC_CLIENT_COMMUNICATION_PORT]
  WaitingThread         : ffffe00129e0f880
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
