/** Threads of user mode and of .NET, processes, TEB, PEB, token. */
import { formatAddress } from '../../../../shared/address';
import { duration } from '../../../transcript/time';
import { formatCid, words } from '../../../transcript/recordLabel';
import { at, hex, routine, type FactTable } from './facts';

export const threadFacts: FactTable = {
  userThread: (thread) => ({
    title: words(`thread ${thread.number}`, formatCid(thread.cid), thread.name),
    items: [
      ['TEB', at(thread.teb)],
      ['starts at', routine(thread.startAddress)],
      ['suspend count', thread.suspendCount],
      ['frozen by the debugger', thread.frozen ? 'yes' : undefined],
      ['priority', thread.priority],
      [
        'mark',
        thread.mark === undefined
          ? undefined
          : thread.mark === '.'
            ? 'the current thread'
            : 'the thread that raised the event',
      ],
    ],
    note:
      (thread.suspendCount ?? 0) > 1
        ? 'A debugger that has broken in suspends every thread once; this one is suspended more often.'
        : undefined,
  }),
  managedThread: (thread) => ({
    title: `managed thread ${thread.id}`,
    items: [
      ['id of the operating system', hex(thread.osId)],
      ['number in the debugger', thread.number ?? 'none: the thread is gone'],
      ['state', hex(thread.state)],
      ['locks held', thread.lockCount],
      ['apartment', thread.apartment],
      ['note', thread.note],
    ],
  }),
  managedException: ({ type, message, hresult, inner, address }) => ({
    title: words('managed exception', type),
    items: [
      ['object', at(address)],
      ['message', message],
      ['HRESULT', hex(hresult)],
      ['inner exception', inner],
    ],
  }),
  monitor: ({ type, address, syncBlock, held, recursionCount, owningThread }) => ({
    title: words('monitor of', type),
    items: [
      ['object', at(address)],
      ['SyncBlock', at(syncBlock)],
      ['owner, by its id', hex(owningThread)],
      ['times entered', recursionCount],
      ['threads that wait', owningThread === undefined ? undefined : `(${held} - 1) / 2 = ${(held - 1) / 2}`],
    ],
  }),
  threadSummary: ({ process, thread, ticks, state, functions }) => ({
    title: `thread ${formatCid({ process, thread })}`,
    items: [
      ['state', state],
      ['ticks in this state', ticks],
      ['topmost functions', functions.slice(0, 4).join(', ')],
    ],
  }),
  process: (process) => ({
    title: words('process', process.image ?? formatAddress(process.address)),
    items: [
      ['Cid', process.cid === undefined ? undefined : `0x${process.cid.toString(16)} = ${process.cid}`],
      ['parent', process.parentCid === undefined ? undefined : hex(process.parentCid)],
      ['session', process.sessionId],
      ['PEB', at(process.peb)],
      ['DirBase', at(process.dirBase)],
      ['object table', at(process.objectTable)],
      ['handles', process.handleCount],
      ['ran for', process.elapsedMs === undefined ? undefined : duration(process.elapsedMs)],
    ],
    note:
      process.image !== 'Idle' && process.handleCount === 0 && !process.objectTable
        ? 'It has no handle table any more: it has exited, and something still holds a reference to its object.'
        : undefined,
  }),
  teb: (teb) => ({
    title: words('TEB', teb.cid && `of thread ${formatCid(teb.cid)}`),
    items: [
      ['PEB', at(teb.peb)],
      [
        'user stack',
        teb.stackLimit && teb.stackBase
          ? `${formatAddress(teb.stackLimit)} – ${formatAddress(teb.stackBase)}`
          : undefined,
      ],
      ['last error', teb.lastError],
      ['last status', hex(teb.lastStatus)],
      ['critical sections owned', teb.ownedLocks],
    ],
  }),
  peb: ({ imageFile, commandLine }) => ({
    title: 'PEB',
    items: [
      ['image', imageFile],
      ['command line', commandLine],
    ],
  }),
  token: (token) => ({
    title: words(token.type, 'token', token.user && `of ${token.user}`),
    items: [
      ['impersonation level', token.impersonationLevel],
      ['session', token.sessionId],
      ['groups', token.groups],
      [
        'privileges enabled',
        token.privileges.flatMap(({ name, enabled }) => (enabled ? [name] : [])).join(', '),
      ],
    ],
  }),
  runaway: ({ clock, threads }) => ({
    title: `${clock} time of ${threads.length} threads`,
    items: [],
    rows: threads.map(({ number, thread, ms, name, lines }) => ({
      title: words(`thread ${number}`, name),
      items: [
        ['id', hex(thread)],
        [`${clock} time`, duration(ms)],
      ],
      lines,
    })),
  }),
};
