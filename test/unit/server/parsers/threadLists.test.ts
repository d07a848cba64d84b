// ~, !us, !findstack, !stacks, !runaway, wt. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: '~*k',
    text: `0:000> ~*k

.  0  Id: 1f04.6e78 Suspend: 0 Teb: 00000086\`9ff0a000 Unfrozen "main"
      Start: app!mainCRTStartup (00007ff6\`3be11064)
      Priority: 0  Priority class: 32  Affinity: ff
Child-SP          RetAddr               Call Site
00000086\`9fd4f1c8 00007ffe\`a1f48d70     ntdll!NtReadFile+0x14
00000086\`9fd4f1d0 00000000\`00000000     app!core::ops::function::FnOnce::call_once<void (*)(),tuple$<> >+0x9

   1  Id: 1f04.84e0 Suspend: -1 Teb: 00000086\`9ff0c000 Frozen
Child-SP          RetAddr               Call Site
00000086\`9fe4f1c8 00007ffe\`a1f48d70     ntdll!NtWaitForWorkViaWorkerFactory+0x14
`,
  },
  {
    name: '~ of NT 4',
    text: `0:000> ~
.  0  id: 16.15   Teb 7ffdd000 Unfrozen
   1  id: 16.2a   Teb 7ffdc000 Unfrozen
`,
  },
  {
    name: '!us',
    text: `0: kd> !us
2 threads [stats]: ffffa389b2f06080 ffffa389b2f0c080
    fffff80151a3a756 nt!KiSwapContext+0x76
    00007ff8346aaa68 ntdll!RtlUserThreadStart+0x28
`,
  },
  {
    name: '!findstack',
    text: `0:000> !findstack wininet
Thread 009, 2 frame(s) match
        * 06 03eaffac 771d9263 wininet!Select+0x22a
        * 07 03eaffb4 7c80b50b wininet!SelectWrapper+0xd
`,
  },
  {
    name: '!stacks',
    text: `kd> !stacks 2
Proc.Thread  .Thread  Ticks   ThreadState Blocker
                            [863a5490 System]
   4.00006c  863a75b8 0001015 Blocked    nt!KiSwapContext+0x2e
                                        nt!KiSwapThread+0x46
   4.000070  863a7340 0001015 Blocked    Stack paged out
`,
    except: ['runs of blanks collapsed'],
  },
  {
    name: '!runaway',
    text: `0:000> !runaway 3
 User Mode Time
  Thread       Time
   0:1b7c      0 days 0:00:05.093
   1:8d8       1 days 0:00:00.015
 Kernel Mode Time
  Thread       Time
   0:1b7c      0 days 0:00:00.031
`,
  },
  {
    name: 'wt',
    text: `0:000> wt
Tracing app!main to return address 00007ff6\`3be11485
   30     0 [  0] app!main
   12     0 [  1]   app!callee
   31    12 [  0] app!main

43 instructions were executed in 42 events (0 from other threads)

Function Name                               Invocations MinInst MaxInst AvgInst
app!callee                                            1      12      12      12
app!main                                              1      31      31      31

0 system calls were executed
`,
    except: ['runs of blanks collapsed'],
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
