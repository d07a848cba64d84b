/** When the target of a session stopped: what source files are compared with. */
import type { SessionInfo } from '../../shared/triage';
import { momentOf, printedTime } from '../transcript/printedTime';
import type { Transcript } from '../transcript/transcript';

/** Where no zone is printed, the latest moment that it may have been. */
const latestZone = 12 * 3_600_000;

const known = new WeakMap<Transcript, Map<string, number>>();

/** Milliseconds since 1970, UTC; undefined when the banner does not say. */
export function sessionTime(transcript: Transcript, { id }: SessionInfo): number | undefined {
  let times = known.get(transcript);
  if (!times) {
    times = new Map();
    for (const { record, session } of transcript.each('notice')) {
      const time = timeIn(record.text);
      if (time !== undefined && !times.has(session.id)) times.set(session.id, time);
    }
    known.set(transcript, times);
  }
  return times.get(id);
}

/** What `Debug session time: Fri Mar 14 10:11:12.345 2014 (UTC + 1:00)` says. */
export function timeIn(text: string): number | undefined {
  const time = text.startsWith('Debug session time: ') ? printedTime(text) : undefined;
  return time && (momentOf(time) ?? time.local + latestZone);
}
