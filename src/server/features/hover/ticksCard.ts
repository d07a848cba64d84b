/** `Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)`: since when, how long, and when the output was taken. */
import type { Clock } from '../../../shared/triage';
import type { ThreadRecord } from '../../model/thread';
import { snapshotMoment } from '../../transcript/snapshotMoment';
import { duration } from '../../transcript/time';
import type { Entry } from '../../transcript/transcript';
import { covers } from '../position';
import { recordAt } from '../spot';
import type { Card } from './card';
import { bold, code, lines, paragraphs } from './markdown';

export const ticksCard: Card = (spot) => {
  const entry = recordAt(spot, 'thread');
  const { waitLines, ticks } = entry?.record ?? {};
  if (!entry || !waitLines || ticks === undefined) return undefined;
  if (!covers(spot.analyzed.transcript.lines(entry, waitLines), spot.line)) return undefined;
  return paragraphs(bold(waitWords(entry, ticks)), clockWords(entry, ticks));
};

function waitWords({ record, session }: Entry<ThreadRecord>, ticks: number): string {
  const tickMs = session.clock?.tickMs;
  const ms = record.waitMs ?? (tickMs === undefined ? undefined : ticks * tickMs);
  const time = ms === undefined ? `${ticks} ticks` : duration(ms);
  const isWaiting = record.state === undefined || record.state === 'WAIT';
  return isWaiting ? `This wait has lasted ${time}` : `Its last wait began ${time} ago`;
}

function clockWords(
  { record: { waitStartTick }, session: { clock } }: Entry<ThreadRecord>,
  ticks: number,
): string {
  return lines(
    clock?.tickMs === undefined
      ? undefined
      : `One tick is ${code(`${clock.tickMs} ms`)}, from the longest wait that this session prints as ticks and as time.`,
    waitStartTick === undefined
      ? undefined
      : `The output was taken at tick ${code(`${waitStartTick} + ${ticks} = ${waitStartTick + ticks}`)}${momentOf(clock, waitStartTick + ticks)}.`,
    clock?.skewMs === undefined
      ? undefined
      : `The outputs of ${clock.restarts ? 'one boot in this session' : 'this session'} are up to ${duration(clock.skewMs)} apart.`,
  );
}

/** `, which was 2020-10-13 10:12:00.000 (UTC + 2:00) by the session time and the uptime in line 4`. */
function momentOf(clock: Clock | undefined, tick: number): string {
  const moment = snapshotMoment(clock, tick);
  return moment
    ? `, which was ${code(moment.words)} by the session time and the uptime in line ${moment.line}`
    : '';
}
