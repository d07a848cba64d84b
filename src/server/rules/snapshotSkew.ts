/** WT16: outputs of a live system that were taken at different moments. */
import { commandAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import { threadLabel } from '../transcript/describe';
import { byBoot, spreadOf } from '../transcript/restarts';
import { duration } from '../transcript/time';
import type { ThreadRecord } from '../model/thread';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { otherBoots } from './support/otherBoots';

const apartMs = 5_000;
/** In a listing of a whole system two threads say little about each other. */
const few = 16;

export const snapshotSkew: Rule = {
  id: 'snapshot-skew',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'Outputs of one session were taken at different moments, or of different boots or dumps, so they do not show one state.',
  *check({ transcript }) {
    for (const session of transcript.sessions) {
      yield* otherBoots(session);
      yield skew(transcript, session);
    }
  },
};

function skew(transcript: Transcript, { id, kind, clock }: SessionInfo): Draft | undefined {
  const { tickMs, snapshots = [], skewMs = 0, restarts = [] } = clock ?? {};
  // A dump has one moment: these are several dumps.
  if (tickMs === undefined || skewMs < apartMs || kind.endsWith('-dump')) return undefined;
  // Ticks of another boot count from another moment.
  const [widest = []] = byBoot(snapshots, restarts).sort((a, b) => spreadOf(b) - spreadOf(a));
  const byTick = [...widest].sort((a, b) => a.tick - b.tick);
  if (largestGap(byTick) * tickMs < apartMs) return undefined; // one long listing, which takes time by itself
  const first = threadAt(transcript, byTick[0]);
  const last = threadAt(transcript, byTick.at(-1));
  return first && last && draft(transcript, id, tickMs, first, last, transcript.waits.length);
}

function largestGap(byTick: readonly { readonly tick: number }[]): number {
  return byTick.reduce((gap, { tick }, index) => Math.max(gap, tick - (byTick[index - 1]?.tick ?? tick)), 0);
}

/** The thread whose output was taken at a snapshot. */
function threadAt(
  transcript: Transcript,
  snapshot: { readonly lines: Lines } | undefined,
): Entry<ThreadRecord> | undefined {
  if (!snapshot) return undefined;
  for (const { section, index } of transcript.at(snapshot.lines[0]))
    for (const entry of transcript.threadsIn([section])) if (entry.index === index) return entry;
  return undefined;
}

function now({ record: { waitStartTick = 0, ticks = 0 } }: Entry<ThreadRecord>): number {
  return waitStartTick + ticks;
}

function draft(
  transcript: Transcript,
  session: string,
  tickMs: number,
  first: Entry<ThreadRecord>,
  last: Entry<ThreadRecord>,
  count: number,
): Draft {
  const [a, b] = [first.record, last.record];
  const restarted = ((b.waitStartTick ?? 0) - (a.waitStartTick ?? 0)) * tickMs;
  const bothWait = a.state === 'WAIT' && b.state === 'WAIT';
  const later =
    count <= few && bothWait && restarted > apartMs
      ? ` The current wait of ${threadLabel(b)} (re)started ${duration(restarted)} after that of ${threadLabel(a)}.`
      : '';
  return {
    session,
    subject: `${a.address}-${b.address}`,
    lines: transcript.lines(last, last.record.waitLines),
    grade: 'derived',
    message: `Two outputs of this session are ${duration((now(last) - now(first)) * tickMs)} apart (one tick = ${tickMs} ms): they show two moments, not one.${later}`,
    proof: [sum(transcript, first), sum(transcript, last)],
    related: [{ message: 'the earlier output', lines: transcript.lines(first, a.waitLines) }],
    missing: [{ what: 'both threads at one moment', command: together(a.address, b.address) }],
    next: [together(a.address, b.address)],
    alternatives:
      later === ''
        ? []
        : [
            'Ticks count from the last (re)start of a wait: a kernel APC, a suspend or a debugger that attaches restarts it, so a later start does not prove a later call.',
          ],
  };
}

function together(a: Address, b: Address): string {
  return `.echotimestamps 1; !thread ${commandAddress(a)}; !thread ${commandAddress(b)}`;
}

function sum(transcript: Transcript, entry: Entry<ThreadRecord>): Draft['proof'][number] {
  const { waitStartTick = 0, ticks = 0 } = entry.record;
  return {
    claim: `${threadLabel(entry.record)} was printed at tick ${waitStartTick} + ${ticks} = ${waitStartTick + ticks}`,
    lines: transcript.lines(entry, entry.record.waitLines),
    grade: 'derived',
    check: {
      terms: [`+0x${waitStartTick.toString(16)}`, `+0x${ticks.toString(16)}`],
      equals: (waitStartTick + ticks).toString(16).padStart(16, '0'),
    },
  };
}
