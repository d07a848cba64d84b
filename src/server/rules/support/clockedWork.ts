/** What a processor did when its clock interrupt stopped it: the row that was interrupted, and the DPC or the ISR that it belongs to. */
import type { Frame, StackRecord } from '../../model/stack';
import { functionName } from '../../transcript/frames';

export interface ClockedWork {
  /** The row that ran when the clock interrupt came. */
  readonly interrupted: Frame;
  /** What the dispatcher had called: the routine of a DPC, a timer or an interrupt; its lines may be those of `interrupted`. */
  readonly routine?: Frame;
  readonly kind?: 'DPC' | 'ISR';
}

/** Rows of the interrupt, from the tick count to its entry. */
const clock =
  /^(?:Ki(?:InterruptDispatch|InterruptSubDispatch|CallInterruptServiceRoutine|UpdateRunTime)\w*|Halp(?:Timer|Hpet|Apic)?Clock(?:Interrupt|IpiRoutine)\w*|KeClockInterruptNotify|KeAccumulateTicks|KeUpdateRunTime|KeUpdateSystemTime)$/;
const dispatchers: readonly (readonly [RegExp, NonNullable<ClockedWork['kind']>])[] = [
  [/^Ki(?:ExecuteAllDpcs|ExecuteDpc|ProcessExpiredTimerList|TimerListExpire|RetireDpcList)$/, 'DPC'],
  [
    /^Ki(?:CallInterruptServiceRoutine|InterruptMessageDispatch|ScanInterruptObjectList|ChainedDispatch)$/,
    'ISR',
  ],
];
/** Where the interrupt came in: without it the rows may be misnamed, and the next one no interrupted code. */
const entry = /^Ki(?:InterruptDispatch|InterruptSubDispatch)\w*$/;
/** The report and the tick count take no more rows than these. */
const mostRows = 8;

/** Undefined where the stack shows no clock interrupt, or not all of it. */
export function clockedWork({ frames }: StackRecord): ClockedWork | undefined {
  const is = (pattern: RegExp, at: number): boolean =>
    pattern.test(functionName(frames[at] ?? { symbol: '' }));
  const first = frames.slice(0, mostRows).findIndex((_, at) => is(clock, at));
  let at = first;
  while (at >= 0 && is(clock, at)) at++;
  const interrupted = frames[at];
  if (!interrupted || !is(entry, at - 1)) return undefined;
  for (let below = at + 1; below < frames.length; below++) {
    const kind = dispatchers.find(([pattern]) => is(pattern, below))?.[1];
    const routine = frames[below - 1];
    if (kind && routine) return { interrupted, routine, kind };
  }
  return { interrupted };
}
