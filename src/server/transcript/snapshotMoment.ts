/** The time of day at which an output was taken, in the time zone of the session. */
import type { Clock } from '../../shared/triage';
import { momentWords, printedTime } from './printedTime';

interface SnapshotMoment {
  /** `2020-10-13 10:12:00.000 (UTC + 2:00)`. */
  readonly words: string;
  /** The line of the session time that it is reckoned from. */
  readonly line: number;
}

/** Undefined where the clock of the session does not tell. */
export function snapshotMoment(clock: Clock | undefined, tick: number): SnapshotMoment | undefined {
  const snapshot = clock?.snapshots.find((one) => one.tick === tick);
  if (snapshot?.at === undefined) return undefined;
  const anchor = clock?.instants?.findLast(
    ({ uptimeMs, lines: [line] }) => uptimeMs !== undefined && line < snapshot.lines[0],
  );
  const zone = anchor && printedTime(anchor.printed)?.zone;
  return anchor && zone !== undefined
    ? { words: momentWords(Date.parse(snapshot.at), zone), line: anchor.lines[0] }
    : undefined;
}
