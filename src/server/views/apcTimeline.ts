/** What threads did in which order, and their waits on the clock of each session that prints ticks. */
import * as l10n from '@vscode/l10n';
import type { SessionInfo } from '../../shared/triage';
import type { ApcTimelineView, WaitSpan } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { ThreadRecord } from '../model/thread';
import { threadLabel } from '../transcript/describe';
import { snapshotMoment } from '../transcript/snapshotMoment';
import type { Entry, Transcript } from '../transcript/transcript';
import { WaitWords } from '../transcript/waitWords';
import { empty } from './empty';

const mostWaits = 500;
const mostStories = 40;

type ClockModel = ApcTimelineView['clocks'][number];

export function apcTimeline(analyzed: Analyzed): ApcTimelineView {
  const { transcript, analysis } = analyzed;
  const timed = longestWaits(transcript);
  const clocks = transcript.sessions
    .map((session) => clockModel(analyzed, session, timed))
    .filter((clock) => clock !== undefined);
  const stories = analysis.stories.slice(0, mostStories);
  const omitted = analysis.stories.length - stories.length;
  if (stories.length > 0 || clocks.length > 0)
    return { kind: 'apcTimeline', stories, clocks, ...(omitted > 0 && { omitted }) };
  const message = l10n.t('The text shows no APC delivery, and no wait with its start in ticks.');
  return {
    kind: 'apcTimeline',
    empty: empty(transcript, message, { kernel: '!process 0 1f' }),
    stories,
    clocks,
  };
}

function clockModel(
  analyzed: Analyzed,
  session: SessionInfo,
  timed: readonly TimedThread[],
): ClockModel | undefined {
  const { id, clock } = session;
  if (clock?.tickMs === undefined) return undefined;
  const { tickMs, snapshots, skewMs } = clock;
  const words = new WaitWords(analyzed.analysis);
  const waits = timed
    .filter((entry) => entry.session.id === id)
    .map((entry) => waitSpan(analyzed.transcript, entry, words, tickMs));
  if (waits.length === 0) return undefined;
  const ends = [...waits.map(({ end }) => end), ...snapshots.map(({ tick }) => tick)];
  return {
    session: id,
    tickMs,
    from: waits.reduce((least, { start }) => Math.min(least, start), Infinity),
    to: ends.reduce((most, end) => Math.max(most, end), 0),
    waits: waits.sort((a, b) => a.start - b.start),
    snapshots: snapshots.map(({ tick, lines }) => {
      const time = snapshotMoment(clock, tick)?.words;
      return { tick, lines, ...(time !== undefined && { time }) };
    }),
    ...(skewMs !== undefined && { skewMs }),
  };
}

type TimedThread = Entry<ThreadRecord> & {
  readonly record: { readonly waitStartTick: number; readonly ticks: number };
};

/** A thread that is not waiting prints these ticks too: since when it is ready, or running. */
function isTimed(entry: Entry<ThreadRecord>): entry is TimedThread {
  const { waitStartTick, ticks, state } = entry.record;
  return waitStartTick !== undefined && ticks !== undefined && (state === undefined || state === 'WAIT');
}

/** Only the sections of the longest waits are read: a long text would have to be parsed again for all of them. */
function longestWaits(transcript: Transcript): TimedThread[] {
  const timed: TimedThread[] = [];
  for (const entry of transcript.threadsIn(transcript.timedWaits)) if (isTimed(entry)) timed.push(entry);
  return timed.sort((a, b) => b.record.ticks - a.record.ticks).slice(0, mostWaits);
}

function waitSpan(transcript: Transcript, entry: TimedThread, words: WaitWords, tickMs: number): WaitSpan {
  const { address, waitStartTick, ticks, waitMs, waitObjects, waitReason, waitLines } = entry.record;
  const reason = waitReason === undefined || waitReason === 'Unknown' ? 'wait' : waitReason;
  return {
    id: `${entry.session.id}/wait:${address}:${entry.index}`,
    label: threadLabel(entry.record),
    what: waitObjects.length > 0 ? words.objects(entry) : reason,
    start: waitStartTick,
    end: waitStartTick + ticks,
    waitMs: waitMs ?? ticks * tickMs,
    lines: transcript.lines(entry, waitLines),
  };
}
