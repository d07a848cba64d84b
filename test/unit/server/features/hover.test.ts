import { describe, expect, it } from 'vitest';
import { readSample } from '../../../support/analyze';
import { hoverAt } from '../../../support/features';

/** The sample with the cursor `into` characters behind the beginning of the `nth` occurrence of `text`. */
function at(sample: string, text: string, { nth = 0, into = 1 } = {}): string {
  let found = -1;
  for (let count = 0; count <= nth; count++) found = sample.indexOf(text, found + 1);
  if (found < 0) throw new Error(`the sample does not say ${text}`);
  return `${sample.slice(0, found + into)}$0${sample.slice(found + into)}`;
}

const deadlock = readSample('rundown-deadlock');
const idle = readSample('idle-thread-apc');

const cases: readonly (readonly [what: string, marked: string, says: readonly string[]])[] = [
  [
    'an address inside a thing: field, sum, who waits on it',
    at(deadlock, 'fffffadfccf732d0'),
    [
      '``FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock)``',
      '``fffffadf`ccf73250 + 0x80 = fffffadf`ccf732d0``',
      '`rrdtool.exe 1328.1348` waits on it (SynchronizationEvent)',
      'Mentioned',
    ],
  ],
  [
    'an address that the text describes',
    at(deadlock, 'fffffadf`ccf73250', { nth: 1 }),
    ['`\\Temp\\php\\session\\sess_bkcavai8fak8antv9coq46at95`', 'Mentioned 4 times'],
  ],
  ['the address of a thread', at(deadlock, 'fffffadfccea27d0: Irp'), ['`w3wp.exe 10f8.138c`: waits for']],
  [
    'a frame: role, place, return address',
    at(deadlock, 'nt!IopAcquireFileObjectLock', { into: 5 }),
    ['`nt!IopAcquireFileObjectLock`** + 0x6d', 'Component: I/O manager', 'returns to ``fffff800`012b2853``'],
  ],
  [
    'a frame below a warning',
    at(deadlock, 'ntdll_7d600000!ZwLockFile+0x12', { nth: 1, into: 20 }),
    ['The debugger warns above this row', 'WARNING: Stack unwind information not available'],
  ],
  [
    'an NTSTATUS where one is printed',
    at(deadlock, '0xC000010A'),
    ['`STATUS_PROCESS_IS_TERMINATING`** `0xc000010a` (error)'],
  ],
  [
    'FILE_OBJECT flags, bit by bit',
    at(deadlock, '0x40042'),
    ['`0x2` `FO_SYNCHRONOUS_IO`', '`0x40` `FO_CACHE_SUPPORTED`', '`0x40000` `FO_HANDLE_CREATED`'],
  ],
  ['a Cid in both bases', at(deadlock, 'Cid: 1328', { into: 6 }), ['`0x1328` = 4904', '`rrdtool.exe`']],
  ['a Cid with its thread', at(deadlock, '10f8.138c'), ['`0x10f8` = 4344', '`0x138c` = 5004']],
  ['a pid, which is decimal', at(deadlock, 'pid 4904', { into: 5 }), ['`0x1328` = 4904']],
  [
    'ticks: time in words, length of a tick, moment of the output',
    at(deadlock, 'Wait Start TickCount 6545162'),
    [
      'This wait has lasted 1 h 35 min 42.4 s',
      '`15.625 ms`',
      '`6545162 + 367515 = 6912677`',
      '14 min 11 s apart',
    ],
  ],
  [
    'an IRP stack location',
    at(deadlock, '[ 11, 1] 2 1', { into: 3 }),
    [
      '`IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK`',
      'Flags `0x2`: `SL_EXCLUSIVE_LOCK`',
      'Control `0x1`: `SL_PENDING_RETURNED`',
      '`\\FileSystem\\Ntfs`',
      'Arg1 `Length`',
    ],
  ],
  [
    'an IRP stack location that nobody used',
    at(deadlock, '[ 0, 0]', { into: 1 }),
    ['that no driver has used'],
  ],
  [
    'the head of a thread: state, reason, mode',
    at(deadlock, 'THREAD fffffadfcca9a040'),
    ['`WAIT`', '`Unknown`', 'The wait is for kernel mode'],
  ],
  [
    'what a thread waits on',
    at(deadlock, 'SynchronizationEvent'),
    ['auto-reset event', 'the Lock of a FILE_OBJECT'],
  ],
  [
    'a prompt',
    at(deadlock, 'lkd> !fileobj'),
    ['Kernel debugger on the machine it runs on', 'Lines 62 to 79'],
  ],
  ['a command', at(deadlock, '!irpfind'), ['Searches the pool for IRPs']],
  ['a finding: grade and next command', at(deadlock, 'fffffadfccf732d0'), ['(derived)', 'Next: ``!']],
  [
    'a row that the evidence strikes out',
    at(idle, 'sftfsXP!SoftFSProcessRequest+0x6c', { into: 10 }),
    ['`sftfsXP!SoftFSProcessRequest`', 'Not a frame of this stack'],
  ],
  [
    'a return address on a raw stack',
    at(idle, 'nt!KiDeliverApc+0xc2', { into: 5 }),
    ['`nt!KiDeliverApc`', 'A frame that the debugger skipped', 'Stack slot `a9750cf4`, return'],
  ],
  ['a slot of a raw stack by its address', at(idle, 'a9750cf4'), ['stack slot, return']],
  [
    'the row of a trap handler',
    at(idle, 'nt!KiTrap0E+0x238', { into: 5 }),
    ['A trap: the interrupted function is', '`hal!KeAcquireInStackQueuedSpinLock+0x26`'],
  ],
];

describe('hover', () => {
  it.each(cases)('shows %s', async (_what, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });

  it.each([
    ['a number without a reason', 'c000$00005'],
    ['prose', 'some wo$0rds'],
    ['the null address', '0: kd> dq 0\n00000000`00000$0000  00000000`00000000'],
    ['a blank line', '0: kd> k\n$0\n'],
    ['an empty text', '$0'],
  ])('does not explain %s', async (_what, marked) => {
    expect(await hoverAt(marked)).not.toMatch(/STATUS_|\*\*``?0/);
  });

  it('leads to the source of a frame, with what else fits', async () => {
    const shown = await hoverAt(at(idle, 'sftfsXP!SoftFSQueueSyncWorker', { into: 10 }), (frame) =>
      Promise.resolve({
        how: 'function definition',
        places: [
          { uri: 'file:///w/a%5D%28b.c', line: frame.function === 'SoftFSQueueSyncWorker' ? 12 : 1 },
          { uri: 'file:///w/c.c', line: 1 },
        ],
      }),
    );
    expect(shown).toContain('[a\\](b.c:12](<file:///w/a%5D%28b.c#L12>), or 1 other place');
  });
});
