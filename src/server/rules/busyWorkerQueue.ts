/** WT19: every system worker thread of a complete listing is busy, so that work items wait for each other. */
import type { StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { threadLabel } from '../transcript/describe';
import { functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

const workerRoutine = /^ExpWorkerThread$/;
/** Directly above it: the worker has nothing to do. */
const idle = /^(?:KeRemoveQueue(?:Ex)?|KeRemovePriQueue|KeRemovePriQueueEx)$/;
/** Between a worker and the routine of a driver's work item. */
const glue = /^(?:IopProcessWorkItem|ExpProcessWorkItem)$/;
/** A queue has a handful of workers at least; fewer stacks are a selection. */
const fewest = 5;
/** IO_THREADPOOL_DEADLOCK_LIVEDUMP. */
const queueDeadlock = 0x1c5;
const shown = 6;

interface Worker {
  readonly stack: Entry<StackRecord>;
  /** What it runs; undefined for an idle one. */
  readonly routine?: string;
}

export const busyWorkerQueue: Rule = {
  id: 'busy-worker-queue',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Every system worker thread of a complete listing is busy: queued work items wait for each other.',
  *check(analysis) {
    const blocks = new Map<number, Worker[]>();
    for (const stack of analysis.transcript.stacksCalling(workerRoutine)) {
      const worker = read(stack);
      const others = blocks.get(stack.block);
      if (!worker) continue;
      if (others) others.push(worker);
      else blocks.set(stack.block, [worker]);
    }
    if (blocks.size === 0) return;
    const cut = new Set(Array.from(analysis.transcript.each('elision'), ({ block }) => block));
    for (const [block, workers] of blocks) {
      if (workers.length < fewest || workers.some(({ routine }) => routine === undefined)) continue;
      const complete = !cut.has(block) && listsWorkers(analysis.transcript.blocks[block]?.command ?? '');
      const dump = analysis.crashes.find(({ code }) => code === queueDeadlock);
      if (complete || dump) yield draft(analysis, workers, dump?.lines);
    }
  },
};

function read(stack: Entry<StackRecord>): Worker | undefined {
  const { frames } = stack.record;
  const at = frames.findIndex((frame) => workerRoutine.test(functionName(frame)));
  const above = frames.slice(0, Math.max(at, 0)).findLast((frame) => !glue.test(functionName(frame)));
  if (!above) return undefined;
  return idle.test(functionName(above)) ? { stack } : { stack, routine: above.symbol };
}

/** `!process 0 7`, `!process 4 1f`, `!exqueue f`: with the threads and their stacks. */
function listsWorkers(command: string): boolean {
  const flags =
    /^!process\s+(?:0x)?(?:0|4|-1|0n4)\s+(?:0x)?([0-9a-f]{1,4})\s*$/i.exec(command)?.[1] ??
    /^!exqueue\s+(?:0x)?([0-9a-f]{1,2})\s*$/i.exec(command)?.[1];
  return flags !== undefined && (Number.parseInt(flags, 16) & 6) === 6;
}

function draft(
  { transcript }: Analysis,
  workers: readonly Worker[],
  dump: Draft['lines'] | undefined,
): Draft {
  const counts = new Map<string, Worker[]>();
  for (const worker of workers)
    counts.set(worker.routine ?? '', [...(counts.get(worker.routine ?? '') ?? []), worker]);
  const ranked = [...counts].sort((a, b) => b[1].length - a[1].length).slice(0, shown);
  const [first] = workers;
  return {
    session: first?.stack.session.id ?? '',
    subject: `block-${first?.stack.block ?? 0}`,
    lines: linesOf(transcript, first),
    grade: 'derived',
    message: `All ${workers.length} system worker threads are busy, so that queued work items wait: ${ranked.map(([routine, of]) => `${of.length} in ${routine}`).join(', ')}.`,
    proof: [
      ...ranked.map(([routine, of]) => ({
        claim: `${of.length === 1 && of[0] ? nameOf(transcript, of[0]) : `${of.length} workers`} run${of.length === 1 ? 's' : ''} ${routine}, not the wait of an idle worker`,
        lines: linesOf(transcript, of[0]),
        grade: 'observed' as const,
      })),
      ...(dump
        ? [
            {
              claim: 'the live dump was written because of a deadlocked thread pool',
              lines: dump,
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    related: [],
    alternatives: [
      'Workers of another queue or processor group are idle and were not listed.',
      'A burst of work that ends by itself: only a second look tells it from a hang.',
    ],
    missing: [{ what: 'the queues with the items that wait', command: '!exqueue f' }],
    next: ['!exqueue f'],
  };
}

function linesOf(transcript: Analysis['transcript'], worker: Worker | undefined): Draft['lines'] {
  return worker ? transcript.lines(worker.stack) : [1, 1];
}

function nameOf(transcript: Analysis['transcript'], { stack }: Worker): string {
  const thread = transcript.threadOf(stack);
  return thread ? threadLabel(thread.record) : 'one worker';
}
