/** WT17: whether a thread that others wait for can be ended: by the mode of its own wait. */
import type { WaitEdge } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { printedThread } from '../transcript/waits/printedThread';
import type { Draft, Rule } from './rule';
import { addressOf, edgesBy, howLong, isLong, label, sessionOf } from './support/waiters';

const modes = {
  UserMode:
    'ending the thread interrupts that wait, unless kernel APCs are disabled; its process goes away when its requests are cancelled and all its threads have ended',
  KernelMode: 'ending the thread does not interrupt that wait: it goes on until what it waits for happens',
} as const;

export const killableWait: Rule = {
  id: 'killable-wait',
  severity: 'info',
  surface: 'card',
  summary: 'A thread that others wait for waits itself: its wait mode says whether ending it would help.',
  *check(analysis) {
    const outgoing = edgesBy(analysis.waitGraph, 'from');
    const seen = new Set(analysis.waitGraph.cycles.flatMap(({ nodes }) => nodes)); // rings have their own advice
    for (const held of analysis.waitGraph.edges) {
      if (held.kind !== 'held-by' || seen.has(held.to)) continue;
      seen.add(held.to);
      const wait = outgoing.get(held.to)?.find(({ kind }) => kind === 'waits-for');
      yield wait && draft(analysis, held, wait);
    }
  },
};

function draft({ transcript }: Analysis, held: WaitEdge, wait: WaitEdge): Draft | undefined {
  const entry = printedThread(transcript, held.to);
  const mode = entry?.record.waitMode;
  if (!entry || !mode || !isLong(entry.record)) return undefined;
  const { lines } = entry.record;
  return {
    session: sessionOf(held.to),
    subject: addressOf(held.to),
    lines: transcript.lines(entry, [lines[0], lines[0]]),
    grade: held.grade === 'inferred' ? 'inferred' : 'derived',
    message: `${label(entry)}, for which others wait, waits in ${mode}${howLong(entry.record)}: ${modes[mode]}.`,
    proof: [
      {
        claim: `its wait is ${mode}`,
        lines: transcript.lines(entry, [lines[0], lines[0]]),
        grade: 'observed',
      },
      { claim: held.why, lines: held.lines, grade: held.grade },
      { claim: wait.why, lines: wait.lines, grade: wait.grade },
    ],
    related: [],
    alternatives: held.grade === 'inferred' ? ['Another thread is the one that others wait for.'] : [],
    missing: [],
    next: [],
    things: [held.to],
  };
}
