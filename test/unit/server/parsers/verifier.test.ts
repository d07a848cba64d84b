// !verifier, and stops of Application Verifier. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'a stop',
    text: `VERIFIER STOP 0000000000000007: pid 0xD18: Heap block already freed.

	000000000ECB1000 : Heap handle for the heap owning the block.
	000000001D37E000 : Heap block being freed again.
	0000000000000000 : Size of the heap block.
	0000000000000000 : Not used

=======================================
This verifier stop is not continuable. Process will be terminated
when you use the \`go' debugger command.
=======================================
`,
    except: ['escaped backticks'],
  },
  {
    name: 'level',
    text: `1: kd> !verifier 1

Verify Level 9bb ... enabled options are:
    Special pool
    Special irql
    Miscellaneous checks enabled

Summary of All Verifier Statistics

RaiseIrqls                             0x0
AcquireSpinLocks                       0x362
Current paged pool allocations         0x1a for 00000950 bytes

Driver Verification List

Entry     State           NonPagedPool   PagedPool   Module

fffffa8004b6f670 Loaded           000000a0       00000854    mydrv.sys

PoolAddress  SizeInBytes    Tag       CallersAddress
fffff9800257efc0     0x0000003c     Vprt      fffff88003c62963
`,
  },
  {
    name: 'flags',
    text: `kd> !verifier 3 Mydriver.sys

Verify Flags Level 0x000209bb

  STANDARD FLAGS:
    [X] (0x00000000) Automatic Checks
    [X] (0x00000001) Special pool

  ADDITIONAL FLAGS:
    [ ] (0x00000004) Randomized low resources simulation

  MODULE: 0x85226b28 MyDriver.sys (Loaded)

    Pool Allocation Statistics: ( NonPagedPool / PagedPool )

      Current Pool Bytes:       ( 0x00001058 / 0x00000000 )

      Address     Length      Tag   Caller
      ----------  ----------  ----  ----------
      0x992a8fe0  0x00000020  VMdl  0x9b3bf6ac  MyDriver!Dispatch
`,
  },
];

describe('records', () => {
  it.each(excerpts)('$name', ({ text }) => {
    expect(printText(text)).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
