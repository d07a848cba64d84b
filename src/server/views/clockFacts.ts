/** What the times of day of a session come to: when its target was started, and the time that its outputs span. */
import type { Clock, Instant, Lines } from '../../shared/triage';
import { momentWords, printedTime } from '../transcript/printedTime';
import { duration } from '../transcript/time';

interface ClockFact {
  readonly words: string;
  readonly lines: Lines;
}

export function clockFacts(clock: Clock | undefined): {
  readonly started?: ClockFact;
  readonly span?: ClockFact;
} {
  const instants = clock?.instants ?? [];
  const started = startOf(instants.find(({ uptimeMs }) => uptimeMs !== undefined));
  const span = spanOf(instants);
  return { ...(started && { started }), ...(span && { span }) };
}

/** Session time − uptime. */
function startOf(instant: Instant | undefined): ClockFact | undefined {
  const zone = instant && printedTime(instant.printed)?.zone;
  if (instant?.at === undefined || instant.uptimeMs === undefined || zone === undefined) return undefined;
  const words = `${momentWords(Date.parse(instant.at) - instant.uptimeMs, zone)}: session time − uptime`;
  return { words, lines: instant.lines };
}

/** From the earliest to the latest; two clocks are not compared. */
function spanOf(instants: readonly Instant[]): ClockFact | undefined {
  const known = instants.filter(({ clock, at }) => clock === instants[0]?.clock && at !== undefined);
  const times = known.map(({ at = '' }) => Date.parse(at));
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const latest = known[times.indexOf(most)];
  if (!latest || most === least) return undefined;
  return { words: `${known.length}, over ${duration(most - least)}`, lines: latest.lines };
}
