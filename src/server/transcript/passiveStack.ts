/** Threads that wait by design: a pool or system routine whose wait for work stands directly on it. */
import type { Frame } from '../model/stack';
import { functionName } from './frames';

/**
 * A routine, and the wait that it calls itself when there is nothing to do. With anything between them the routine has been given
 * work, however idle the thread looks.
 */
const waits: readonly (readonly [routine: RegExp, wait: RegExp, what: string])[] = [
  [/^ExpWorkerThread$/, /^KeRemove(?:Queue(?:Ex)?|PriQueue(?:Ex)?)$/, 'system worker thread'],
  [
    /^TppWorkerThread$/,
    /^(?:Nt|Zw)(?:WaitForWorkViaWorkerFactory|RemoveIoCompletion(?:Ex)?)$/,
    'thread pool worker',
  ],
  [/^(?:Mm|Mi)ZeroPageThread$/, /^KeWaitFor(?:Single|Multiple)Objects?$/, 'thread that zeroes free pages'],
  [/^KiExecuteDpc$/, /^KeWaitFor(?:SingleObject|Gate)$/, 'thread for threaded DPCs'],
  [/^KeBalanceSetManager$/, /^KeWaitForMultipleObjects$/, 'balance set manager'],
  [/^KeSwapProcessOrStack$/, /^KeWaitForSingleObject$/, 'swapper of kernel stacks'],
  [
    /^Mi(?:ModifiedPageWriter|MappedPageWriter)$/,
    /^KeWaitFor(?:Single|Multiple)Objects?$/,
    'writer of modified pages',
  ],
];

/** Why the thread is idle by design, in a sentence; undefined for one that works, or whose stack does not tell. */
export function passiveReason(frames: readonly Frame[]): string | undefined {
  for (const [at, frame] of frames.entries()) {
    const above = frames[at - 1];
    if (!above) continue;
    const routine = functionName(frame);
    const found = waits.find(([pattern]) => pattern.test(routine));
    if (!found) continue;
    const [, wait, what] = found;
    return wait.test(functionName(above))
      ? `Idle by design: a ${what} waits for work, ${functionName(above)} directly on ${routine}.`
      : undefined;
  }
  return undefined;
}
