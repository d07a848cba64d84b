/** WT15: the threads of programs that wait longest inside the kernel, ranked; those whose waits began at one tick together. */
import type { SessionInfo } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { duration } from '../transcript/time';
import { thingId, type Entry } from '../transcript/transcript';
import { WaitWords } from '../transcript/waitWords';
import type { Draft, Rule } from './rule';
import { isLong, label } from './support/waiters';

const shown = 8;

export const longWaits: Rule = {
  id: 'long-waits',
  severity: 'info',
  surface: 'card',
  summary:
    'The longest waits of program threads inside the kernel, ranked; waits that began at the same tick have one cause.',
  *check(analysis) {
    const sessions = new Map<SessionInfo, Map<string, Entry<ThreadRecord>>>();
    for (const entry of analysis.transcript.threadsIn(analysis.transcript.longestWaits)) {
      if (!isLong(entry.record) || isIdle(analysis, entry)) continue;
      const known = sessions.get(entry.session) ?? new Map<string, Entry<ThreadRecord>>();
      const before = known.get(entry.record.address);
      // Printed several times, a thread has waited as long as its last printing says.
      if (!before || before.index < entry.index) known.set(entry.record.address, entry);
      sessions.set(entry.session, known);
    }
    for (const [session, threads] of sessions) yield draft(analysis, session, [...threads.values()]);
  },
};

/** Waits for the next request, which only looks like a wait inside the kernel. */
function isIdle({ transcript }: Analysis, entry: Entry<ThreadRecord>): boolean {
  const functions = transcript.stackOf(entry)?.record.frames.map(({ symbol }) => symbol) ?? [];
  return functions.some((symbol) =>
    /!(?:NtWaitForWorkViaWorkerFactory|NtRemoveIoCompletion\w*|ExpWorkerThread|NtUserGetMessage|RawInputThread)$/.test(
      symbol,
    ),
  );
}

function draft(analysis: Analysis, session: SessionInfo, threads: readonly Entry<ThreadRecord>[]): Draft {
  const { transcript } = analysis;
  const ranked = [...threads].sort((a, b) => (b.record.waitMs ?? 0) - (a.record.waitMs ?? 0));
  const words = new WaitWords(analysis);
  const [first] = ranked;
  const together = sameStart(ranked);
  return {
    session: session.id,
    subject: 'ranked',
    lines: first ? transcript.lines(first, first.record.waitLines) : session.lines,
    grade: 'observed',
    message: `${ranked.length === 1 ? 'One thread of a program waits' : `${ranked.length} threads of programs wait`} inside the kernel for 10 s or longer${first ? `; the longest is ${label(first)}, ${duration(first.record.waitMs ?? 0)}` : ''}.${together.length > 0 ? ` ${together.map(({ length }, index) => `${length}${index === 0 ? ' of them' : ''} began at one tick`).join(', ')}: one cause is likely.` : ''}`,
    proof: ranked.slice(0, shown).map((entry) => ({
      claim: `${label(entry)} ${words.thread(entry)}`,
      lines: transcript.lines(entry, entry.record.waitLines),
      grade: 'observed',
    })),
    related: together.slice(0, shown).flatMap(([one, ...others]) =>
      one
        ? [
            {
              message: `the wait of ${label(one)} began at tick ${one.record.waitStartTick ?? 0}, as did ${others.length} more`,
              lines: transcript.lines(one, one.record.waitLines),
            },
          ]
        : [],
    ),
    alternatives: [
      'Ticks count from the last (re)start of a wait: kernel APCs and timeouts restart it, so that a short wait may be the latest part of a long one.',
    ],
    missing: [],
    next: [],
    things: ranked.slice(0, shown).map(({ record }) => thingId(session, 'thread', record.address)),
  };
}

/** Groups of at least three threads whose waits began at the same tick. */
function sameStart(threads: readonly Entry<ThreadRecord>[]): Entry<ThreadRecord>[][] {
  const groups = new Map<number, Entry<ThreadRecord>[]>();
  for (const entry of threads) {
    const { waitStartTick } = entry.record;
    if (waitStartTick === undefined) continue;
    const group = groups.get(waitStartTick);
    if (group) group.push(entry);
    else groups.set(waitStartTick, [entry]);
  }
  return [...groups.values()].filter(({ length }) => length >= 3);
}
