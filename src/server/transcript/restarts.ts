/** Where a session goes on with another boot of its target, or with another dump: what stands above and below shows two systems. */
import type { Clock, Instant, Lines, SessionKind } from '../../shared/triage';

/** Clocks are read one after the other, and corrected a little. */
const toleranceMs = 2000;

type Snapshot = Clock['snapshots'][number];

/**
 * The lines that show it, in order. A live target was started anew when it says that it shut down, when its start (session time − uptime)
 * lies behind the session time above, or when the debugger connects again and ticks count from lower on. A dump has one session time.
 */
export function restarts(
  snapshots: readonly Snapshot[],
  instants: readonly Instant[],
  kind: SessionKind,
): Lines[] {
  const isDump = kind.endsWith('-dump');
  const found: Lines[] = [];
  let above: Instant | undefined;
  for (const instant of [...instants].sort(byLine)) {
    const isTarget = instant.clock === 'target';
    const anew = isTarget
      ? startedBehind(above, instant, isDump)
      : endsBoot(instant, snapshots, found.at(-1));
    if (anew && (isTarget || !isDump)) found.push(instant.lines);
    if (isTarget) above = instant;
  }
  return found;
}

/** The outputs of each boot, the boots in the order of the text. */
export function byBoot<S extends Pick<Snapshot, 'lines'>>(
  snapshots: readonly S[],
  anew: readonly Lines[],
): S[][] {
  const boots: S[][] = Array.from({ length: anew.length + 1 }, () => []);
  for (const snapshot of snapshots)
    boots[anew.filter(([line]) => line <= snapshot.lines[0]).length]?.push(snapshot);
  return boots.filter(({ length }) => length > 0);
}

/** Ticks between the first and the last of some outputs. */
export function spreadOf(snapshots: readonly Pick<Snapshot, 'tick'>[]): number {
  const ticks = snapshots.map(({ tick }) => tick);
  return Math.max(...ticks) - Math.min(...ticks);
}

function byLine(a: Instant, b: Instant): number {
  return a.lines[0] - b.lines[0];
}

/** The target of `below` was not running yet at the time of `above`; for dumps, their times differ. */
function startedBehind(above: Instant | undefined, below: Instant, isDump: boolean): boolean {
  if (above?.at === undefined || below.at === undefined) return false;
  const apart = Date.parse(below.at) - Date.parse(above.at);
  if (isDump) return Math.abs(apart) > toleranceMs;
  return below.uptimeMs !== undefined && apart - below.uptimeMs > toleranceMs;
}

/** Ticks below a new connection that count from lower than those above it. */
function endsBoot(
  { event, lines }: Instant,
  snapshots: readonly Snapshot[],
  from: Lines | undefined,
): boolean {
  if (event === 'shutdown') return true;
  if (event !== 'connected') return false;
  const above = snapshots.filter((one) => one.lines[0] < lines[0] && one.lines[0] >= (from?.[0] ?? 0));
  const below = snapshots.find((one) => one.lines[0] > lines[1]);
  return below !== undefined && above.some(({ tick }) => tick > below.tick);
}
