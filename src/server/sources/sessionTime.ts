/** When the target of a session stopped: what source files are compared with. */
import type { SessionInfo } from '../../shared/triage';
import type { Transcript } from '../transcript/transcript';

const printed =
  /^Debug session time: \w{3} (?<month>\w{3}) {1,2}(?<day>\d{1,2}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.\d{1,7})? (?<year>\d{4})(?: \((?:UTC|GMT) ?(?<sign>[+-]) ?(?<hours>\d{1,2})(?::(?<minutes>\d{2}))?\))?/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Where no zone is printed, the latest moment that it may have been. */
const latestZone = 12 * 60;

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
  const groups = printed.exec(text)?.groups;
  if (!groups) return undefined;
  const number = (name: string): number => Number(groups[name] ?? 0);
  const zone = (number('hours') * 60 + number('minutes')) * (groups['sign'] === '-' ? -1 : 1);
  const month = months.indexOf(groups['month'] ?? '');
  if (month < 0) return undefined;
  const minutes = number('minute') - (groups['sign'] === undefined ? -latestZone : zone);
  return Date.UTC(number('year'), month, number('day'), number('hour'), minutes, number('second'));
}
