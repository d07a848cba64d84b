/** WT21: a thread has run for nearly as long as it exists, by `!runaway`. */
import type { Lines } from '../../shared/triage';
import type { RunawayRecord } from '../model/runtime';
import { duration } from '../transcript/time';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** Of its life, in percent. */
const mostOfIt = 75;
/** A young thread has always just run. */
const oldMs = 60_000;

interface Times {
  readonly number: number;
  readonly thread: number;
  ms: number;
  elapsed: number;
  readonly lines: Lines[];
}

export const spikingThread: Rule = {
  id: 'spiking-thread',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A thread has used the processor for most of its life: user plus kernel time against elapsed time of !runaway.',
  *check({ transcript }) {
    const blocks = new Map<number, Entry<RunawayRecord>[]>();
    for (const entry of transcript.each('runaway')) {
      const others = blocks.get(entry.block);
      if (others) others.push(entry);
      else blocks.set(entry.block, [entry]);
    }
    for (const [block, entries] of blocks)
      for (const times of add(transcript, entries))
        if (times.elapsed >= oldMs && times.ms * 100 >= times.elapsed * mostOfIt)
          yield draft(entries[0]?.session.id ?? '', block, times);
  },
};

/** User and kernel time of each thread, and how long it exists; each clock counts once. */
function add(transcript: Transcript, entries: readonly Entry<RunawayRecord>[]): Iterable<Times> {
  const threads = new Map<number, Times>();
  const clocks = new Set<string>();
  for (const entry of entries) {
    const { clock, threads: rows } = entry.record;
    if (clocks.has(clock)) continue;
    clocks.add(clock);
    for (const { number, thread, ms, lines } of rows) {
      const known = threads.get(thread) ?? { number, thread, ms: 0, elapsed: 0, lines: [] };
      if (clock === 'elapsed') known.elapsed = ms;
      else known.ms += ms;
      known.lines.push(transcript.lines(entry, lines));
      threads.set(thread, known);
    }
  }
  return threads.values();
}

function draft(session: string, block: number, { number, thread, ms, elapsed, lines }: Times): Draft {
  const share = Math.min(100, Math.round((ms * 100) / elapsed));
  return {
    session,
    subject: `${thread.toString(16)}-${block}`,
    lines: lines[0] ?? [1, 1],
    grade: 'derived',
    message: `Thread ${number} (${thread.toString(16)}) has used the processor for ${duration(ms)} of the ${duration(elapsed)} that it exists, ${share} %.`,
    proof: lines.map((row) => ({ claim: 'its time', lines: row, grade: 'observed' })),
    related: [],
    alternatives: ['It is meant to compute all the time.'],
    missing: [{ what: 'what it runs', command: `~${number}kv` }],
    next: [`~${number}kv`],
  };
}
