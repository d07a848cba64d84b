// SOS: stacks, threads, exceptions, objects, monitors. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: '!clrstack',
    text: `0:000> !clrstack
OS Thread Id: 0x6e78 (0)
        Child SP               IP Call Site
00000086A017E2F8 00007ffc8036c074 [InlinedCallFrame: 00000086a017e2f8] Interop+Kernel32.ReadFile(IntPtr, Byte*)
00000086A017E390 00007ffc4fc48d46 App.Program.Main(System.String[]) [C:\\src\\my app\\Program.cs @ 12]
`,
  },
  {
    name: '!threads',
    text: `0:000> !threads
ThreadCount:      2
UnstartedThread:  0
BackgroundThread: 1
PendingThread:    0
DeadThread:       0
Hosted Runtime:   no
                                                                                                        Lock  
 DBG   ID OSID ThreadOBJ           State GC Mode     GC Alloc Context                  Domain           Count Apt Exception
   0    1 6e78 000001B18F822B20    2a020 Preemptive  000001B191537258:000001B1915374D0 000001b18f83a810 1     MTA 
XXXX    2  c60 00000000020C3130    2b220 Preemptive  0000000000000000:0000000000000000 000001b18f83a810 0     MTA (Finalizer)
`,
    except: ['runs of blanks collapsed'],
  },
  {
    name: '!pe',
    text: `0:000> !pe
Exception object: 00000197e7409348
Exception type:   System.InvalidOperationException
Message:          no such order
InnerException:   <none>
StackTrace (generated):
    SP               IP               Function
    00000027C717E400 00007FF7B0E5197C App!Program.Main()+0x3c

StackTraceString: <none>
HResult: 80131509
`,
  },
  {
    name: '!syncblk',
    text: `0:000> !syncblk
Index         SyncBlock MonitorHeld Recursion Owning Thread Info          SyncBlock Owner
   41 000000000143D038          603         1 00007F2B542D28C0 1dc1d  20   00007f2e90080fb8 System.Object
-----------------------------
Total           264
Free            0
`,
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
