// Critical sections in the words of four commands. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const locks = `0:004> !locks

CritSec mydll!g_table+8 at 00007ff7a05d5af8
WaiterWoken        No
LockCount          3
RecursionCount     1
OwningThread       1b44
EntryCount         0
ContentionCount    1f
*** Locked

CritSec +24e750 at 24e750
LockCount          NOT LOCKED
RecursionCount     0
OwningThread       0
EntryCount         0
ContentionCount    0

Scanned 55 critical sections
`;
const cs = `0:001> !cs -s 0x7903B0F8
Critical section   = 0x7903B0F8 (MSVCRT!__app_type+0x4)
DebugInfo          = 0x6B262080
LOCKED
LockCount          = 0x0
OwningThread       = 0x00000460
RecursionCount     = 0x1
LockSemaphore      = 0x0
SpinCount          = 0x00000000

Stack trace for DebugInfo = 0x6B262080:

0x6B2137BD: ntdll!RtlInitializeCriticalSectionAndSpinCount+0x9B
0x6B207A4C: ntdll!LdrpCallInitRoutine+0x14
`;
const list = `0:001> !cs -l
-----------------------------------------
DebugInfo          = 0x6B261D60
Critical section   = 0x6B262820 (ntdll!RtlCriticalSectionLock+0x0)
LOCKED
LockCount          = 0x0
WaiterWoken        = No
OwningThread       = 0x00000460
RecursionCount     = 0x1
LockSemaphore      = 0x0
SpinCount          = 0x0
-----------------------------------------
DebugInfo          = 0x6B261D80
Critical section   = 0x6B262580 (ntdll!LoaderLock+0x0)
NOT LOCKED
LockSemaphore      = 0x7FC
SpinCount          = 0x0
`;
const owners = `0:001> !cs -l -o
-----------------------------------------
DebugInfo          = 0x0000017c1f0e4a30
Critical section   = 0x00007ff6a1b25af8 (mydll!g_table+0x8)
LOCKED
LockCount          = 0x1
WaiterWoken        = No
OwningThread       = 0x00000000000002a4
RecursionCount     = 0x1
LockSemaphore      = 0xFFFFFFFF
SpinCount          = 0x00000000020007d0
OwningThread DbgId = ~2s
OwningThread Stack =
`;
const sections = (text: string) =>
  parseText(text).records.flatMap(({ record }) => (record.kind === 'criticalSection' ? [record] : []));

describe('critical sections', () => {
  it('!locks', () => {
    expect(sections(locks)).toMatchObject([
      { address: '00007ff7a05d5af8', symbol: 'mydll!g_table+8', owningThread: 0x1b44, waiterWoken: false },
      { address: '000000000024e750', locked: false },
    ]);
    expect(sections(locks)[0]).toMatchObject({ locked: true, lockCount: 3, contentionCount: 0x1f });
    expect(sections(locks)[1]).not.toHaveProperty('owningThread');
  });
  it('!cs with an address', () => {
    expect(sections(cs)).toMatchObject([
      { address: '000000007903b0f8', debugInfo: '000000006b262080', locked: true, owningThread: 0x460 },
    ]);
  });
  it('!cs -l: the debug information comes first', () => {
    expect(sections(list)).toMatchObject([
      { address: '000000006b262820', debugInfo: '000000006b261d60', locked: true },
      { address: '000000006b262580', debugInfo: '000000006b261d80', locked: false },
    ]);
  });
});

// Lines that begin like a field, and are none.
it('!cs -o: the owner is the id, not the number of the debugger', () => {
  expect(sections(owners)).toMatchObject([{ address: '00007ff6a1b25af8', owningThread: 0x2a4 }]);
});

describeRobustness([
  { name: '!cs -o', text: owners },
  { name: '!locks', text: locks },
  { name: '!cs -s', text: cs },
  { name: '!cs -l', text: list },
]);
