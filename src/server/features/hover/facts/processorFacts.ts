/** What processors run and what waits for them: PCR, DPC, timer, APC, work items. */
import { words } from '../../../transcript/recordLabel';
import { at, routine, type FactTable } from './facts';

export const processorFacts: FactTable = {
  pcr: (pcr) => ({
    title: `processor ${pcr.processor}`,
    items: [
      ['PRCB', at(pcr.prcb)],
      ['IRQL', pcr.irql],
      ['current thread', at(pcr.currentThread)],
      ['next thread', at(pcr.nextThread)],
      ['idle thread', at(pcr.idleThread)],
    ],
  }),
  running: (row) => ({
    title: `processor ${row.processor}`,
    items: [
      ['PRCB', at(row.prcb)],
      ['current thread', at(row.current)],
      ['next thread', at(row.next)],
      ['idle thread', at(row.idle)],
      ['runs', row.idle && row.idle === row.current ? 'its idle thread' : undefined],
    ],
  }),
  ready: ({ processor, priority, empty }) => ({
    title: words('ready queue', processor === undefined ? undefined : `of processor ${processor}`),
    items: [
      ['priority', priority],
      ['threads', empty && 'none'],
    ],
  }),
  dpc: (dpc) => ({
    title: words('DPC', dpc.symbol),
    items: [
      ['routine', routine(dpc)],
      ['processor', dpc.processor],
      ['type', dpc.type],
    ],
  }),
  timer: (timer) => ({
    title: words('timer', timer.symbol),
    items: [
      ['due', timer.due],
      ['periodic', timer.periodic && 'yes'],
      ['thread', at(timer.thread)],
    ],
    note: timer.thread && 'A timer without a DPC wakes a thread: the timeout of its wait, or its sleep.',
  }),
  apc: (apc) => ({
    title: words(apc.mode && `${apc.mode}-mode`, 'APC'),
    items: [
      ['kernel routine', routine(apc.kernelRoutine)],
      ['thread', at(apc.thread)],
    ],
  }),
  workQueue: ({ name }) => ({ title: `${name} work queue`, items: [] }),
  workItem: (item) => ({ title: 'work item', items: [['routine', routine(item)]] }),
  powerAction: ({ irps, threads }) => ({
    title: 'power action',
    items: [
      ['power IRPs', irps.length],
      ['worker threads', threads.length],
    ],
    rows: [
      ...irps.map(({ irp, request, pdo, lines }) => ({
        title: `power IRP: ${request}`,
        items: [['IRP', at(irp)] as const, ['PDO', at(pdo)] as const],
        lines,
      })),
      ...threads.map(({ thread, irp, lines }) => ({
        title: 'worker of power IRPs',
        items: [['thread', at(thread)] as const, ['IRP', at(irp)] as const],
        lines,
      })),
    ],
  }),
};
