// !locks in kernel mode: who owns, who waits. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const held = `1: kd> !locks
**** DUMP OF ALL RESOURCE OBJECTS ****
KD: Scanning for held locks....

Resource @ nt!CmpRegistryLock (0xfffff80003a3e0a0)    Shared 2 owning threads
    Contention Count = 10
     Threads: fffffa8004a5f660-01<*> fffffa8004a60b50-02<*> 
KD: Scanning for held locks.

Resource @ 0xfffffa8005a9c4f0    Exclusively owned
    Contention Count = 31
    NumberOfExclusiveWaiters = 2
    NumberOfSharedWaiters = 1
     Threads: fffffa8004a00023-01<*> *** Actual Thread fffffa8004a00020
     Threads Waiting On Exclusive Access:
              fffffa80042c5b60       fffffa8004c7eb60       

     Threads Waiting On Shared Access:
              fffffa8004f9ab50       
16460 total locks, 2 locks currently held
`;
const old = `kd> !locks 82d8b0b0

Resource @ 0x82d8b0b0    Shared 1 owning threads
     Threads: 82ed0023-01<*> 
1 total locks, 1 locks currently held
`;

const locksOf = (text: string) =>
  parseText(text).records.flatMap(({ record }) => (record.kind === 'lock' ? [record] : []));

describe('ERESOURCEs', () => {
  it('owners and waiters', () => {
    expect(locksOf(held)).toMatchObject([
      {
        address: 'fffff80003a3e0a0',
        symbol: 'nt!CmpRegistryLock',
        state: 'shared',
        sharedOwners: 2,
        contentionCount: 10,
        owners: [
          { thread: 'fffffa8004a5f660', count: 1, owns: true },
          { thread: 'fffffa8004a60b50', count: 2, owns: true },
        ],
        waiters: [],
      },
      {
        address: 'fffffa8005a9c4f0',
        state: 'exclusive',
        exclusiveWaiters: 2,
        sharedWaiters: 1,
        owners: [{ value: 'fffffa8004a00023', thread: 'fffffa8004a00020' }],
        waiters: [
          { thread: 'fffffa80042c5b60', access: 'exclusive' },
          { thread: 'fffffa8004c7eb60', access: 'exclusive' },
          { thread: 'fffffa8004f9ab50', access: 'shared' },
        ],
      },
    ]);
  });
  it('an owner pointer names no thread', () => {
    const [lock] = locksOf(old);
    expect(lock?.owners).toMatchObject([{ value: 'ffffffff82ed0023', owns: true }]);
    expect(lock?.owners[0]).not.toHaveProperty('thread');
  });
  it('stands without a prompt and behind a remark', () => {
    expect(locksOf(held.split('\n').slice(1).join('\n'))).toHaveLength(2);
    const remarked = old.replace('threads', 'threads   <<<- the one that hangs');
    expect(locksOf(remarked)[0]?.sharedOwners).toBe(1);
  });
  it('available', () => {
    const text = 'kd> !locks 82d8b0b0\n\nResource @ 0x82d8b0b0    Available\n1 total locks\n';
    expect(locksOf(text)).toMatchObject([{ state: 'available', owners: [] }]);
  });
});

describeRobustness([
  { name: 'held', text: held },
  { name: 'old', text: old },
]);
