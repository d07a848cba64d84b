/** WT13: processors wait for a queued spin lock, by `!qlocks`; or a watchdog stopped a processor that stands in a spin. */
import type { QueuedLocksRecord } from '../model/lock';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import { functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

const spins = /^KxWaitFor(?:SpinLockAndAcquire|LockOwnerShip)\w*$/;
/** CLOCK_WATCHDOG_TIMEOUT, DPC_WATCHDOG_VIOLATION. */
const watchdogs = new Set([0x101, 0x133]);

export const spinLockWait: Rule = {
  id: 'spin-lock-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Processors wait for a queued spin lock that nobody owns, or a watchdog stopped one that spins.',
  *check(analysis) {
    for (const entry of analysis.transcript.each('queuedLocks'))
      for (const lock of entry.record.locks) {
        yield queued(analysis, entry, lock);
      }
    for (const crash of analysis.crashes)
      if (watchdogs.has((crash.code ?? 0) & 0x0fffffff)) yield* spinning(analysis, crash);
  },
};

function queued(
  { transcript }: Analysis,
  entry: Entry<QueuedLocksRecord>,
  { name, states, lines: span }: QueuedLocksRecord['locks'][number],
): Draft | undefined {
  const lines = transcript.lines(entry, span);
  const of = (wanted: string): number[] =>
    states.filter(({ state }) => state === wanted).map(({ processor }) => processor);
  const [owners, waiting, corrupt] = [of('owner'), of('waits'), of('corrupt')];
  if (waiting.length === 0 && corrupt.length === 0) return undefined;
  const unowned = waiting.length > 0 && owners.length === 0;
  const words = [
    ...(waiting.length > 0 ? [`${processors(waiting)} wait${waiting.length === 1 ? 's' : ''}`] : []),
    ...(owners.length > 0 ? [`${processors(owners)} owns it`] : []),
    ...(unowned ? ['no processor owns it'] : []),
    ...(corrupt.length > 0 ? [`the debugger calls its entry of ${processors(corrupt)} corrupt`] : []),
  ];
  return {
    session: entry.session.id,
    subject: `${name}-${lines[0]}`,
    lines,
    grade: 'observed',
    ...(!unowned && corrupt.length === 0 && { severity: 'info' as const, surface: 'card' as const }),
    message: `Queued spin lock ${name}: ${words.join('; ')}.`,
    proof: [{ claim: words.join('; '), lines, grade: 'observed' }],
    related: [],
    alternatives: ['One sample of spinning is not a hang: a spin lock is held for microseconds.'],
    missing: [{ what: 'what the processors run', command: '!running -it' }],
    next: ['!running -it', '!qlocks'],
  };
}

function processors(numbers: readonly number[]): string {
  return `processor${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}

function* spinning({ transcript }: Analysis, { session, stacks, lines: crashed }: Crash): Iterable<Draft> {
  for (const { entry } of stacks) {
    const frame = entry.record.frames.find((one) => spins.test(functionName(one)));
    if (!frame) continue;
    const lines = transcript.lines(entry, frame.lines);
    yield {
      session: session.id,
      subject: `stack-${lines[0]}`,
      lines,
      grade: 'derived',
      message: `The processor that the watchdog stopped stands in ${functionName(frame)}: it spins for a lock that another processor holds or that was never released.`,
      proof: [
        { claim: `${functionName(frame)} is on the stack`, lines, grade: 'observed' },
        { claim: 'a watchdog stopped the system', lines: crashed, grade: 'observed' },
      ],
      related: [],
      missing: [{ what: 'which processor holds the lock', command: '!running -it' }],
      next: ['!running -it', '!qlocks'],
    };
    return;
  }
}
