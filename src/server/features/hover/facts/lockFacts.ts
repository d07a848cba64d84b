/** Locks: who owns them, who waits. */
import { formatAddress } from '../../../../shared/address';
import type { LockOwner } from '../../../model/lock';
import { placeOf, words } from '../../../transcript/recordLabel';
import { at, hex, type FactTable } from './facts';

export const lockFacts: FactTable = {
  lock: (lock) => ({
    title: words('ERESOURCE', placeOf(lock)),
    items: [
      ['state', lock.state],
      ['owners', lock.owners.map(ownerWords).join(', ')],
      ['exclusive waiters', lock.exclusiveWaiters],
      ['shared waiters', lock.sharedWaiters],
      ['contention count', lock.contentionCount],
    ],
    rows: [
      ...lock.owners.map((owner) => ({
        title: `owner of ERESOURCE ${placeOf(lock) ?? ''}`.trim(),
        items: [
          ['thread', at(owner.thread)] as const,
          ['owner pointer', owner.thread === owner.value ? undefined : at(owner.value)] as const,
          ['acquired', times(owner.count)] as const,
          ['owns it now', owner.owns ? 'yes, as marked' : 'not marked'] as const,
        ],
        lines: owner.lines,
      })),
      ...lock.waiters.map((waiter) => ({
        title: `waits for ERESOURCE ${placeOf(lock) ?? ''}`.trim(),
        items: [['thread', at(waiter.thread)] as const, ['access', waiter.access] as const],
        lines: waiter.lines,
      })),
    ],
  }),
  criticalSection: (section) => ({
    title: words('critical section', placeOf(section)),
    items: [
      ['locked', section.locked === undefined ? undefined : section.locked ? 'yes' : 'no'],
      ['owning thread (id)', hex(section.owningThread)],
      ['owner in this process', section.ownerInvalid ? 'no, as the debugger says' : undefined],
      ['LockCount', section.lockCount],
      ['RecursionCount', section.recursionCount],
      ['EntryCount', section.entryCount],
      ['ContentionCount', section.contentionCount],
      ['waiter woken', section.waiterWoken === undefined ? undefined : section.waiterWoken ? 'yes' : 'no'],
      ['debug info', at(section.debugInfo)],
    ],
    note: 'The owner is the id of a thread, not its address. What LockCount means changed with Windows Server 2003 SP1.',
  }),
  deadlock: ({ resources, threads, locks }) => ({
    title: 'deadlock found by Driver Verifier',
    items: [
      ['resources', resources],
      ['threads', threads.length],
      ['locks', locks.map(({ name, symbol }) => words(name, symbol)).join(', ')],
    ],
    rows: [
      ...threads.map(({ index, thread, order, lines }) => ({
        title: `thread ${index} of the deadlock`,
        items: [['thread', at(thread)] as const, ['took the locks in the order', order.join(', ')] as const],
        lines,
      })),
      ...locks.map(({ name, address, symbol, type, lines }) => ({
        title: `lock ${name} of the deadlock`,
        items: [['address', at(address)] as const, ['symbol', symbol] as const, ['type', type] as const],
        lines,
      })),
    ],
  }),
};

function times(count: number | undefined): string | undefined {
  if (count === undefined) return undefined;
  return count === 1 ? 'once' : `${count} times`;
}

function ownerWords({ thread, value, count }: LockOwner): string {
  const name = formatAddress(thread ?? value);
  return count === undefined ? name : `${name} (${times(count) ?? ''})`;
}
