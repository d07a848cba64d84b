/** The time of day at a tick: a session time with its uptime says where on the clock the ticks stand. */
import type { Clock, Instant, Lines } from '../../shared/triage';

/** A moment that is not known to a second is not worth telling. */
const closeEnoughMs = 1000;
/** Outputs stand below the time that is printed when the target stops: never before it, seldom a week behind. */
const behindMs = 7 * 86_400_000;
/** Lengths of a tick that Windows uses, in ms: what a wait measures as one of these is exactly that. */
const usual: ReadonlySet<number> = new Set([10, 10.0144, 15.6001, 15.625]);

interface TickLength {
  readonly tickMs: number;
  /** The ticks of the wait that it was measured by. */
  readonly longest: number;
}

/**
 * In UTC, from the last session time with an uptime above the output: session time + tick · tick length − uptime. Undefined where none
 * is printed since the target was started (`anew`), or the length of a tick is not known well enough.
 */
export function momentOfTick(
  { tick, lines }: Clock['snapshots'][number],
  length: TickLength,
  instants: readonly Instant[],
  anew: readonly Lines[],
): string | undefined {
  if (tick * errorOf(length) > closeEnoughMs) return undefined;
  const since = anew.findLast(([line]) => line <= lines[0])?.[0] ?? 0;
  const anchor = instants.findLast(
    (one) =>
      one.at !== undefined && one.uptimeMs !== undefined && one.lines[0] < lines[0] && one.lines[0] >= since,
  );
  if (anchor?.at === undefined || anchor.uptimeMs === undefined) return undefined;
  const behind = tick * length.tickMs - anchor.uptimeMs;
  return behind < -closeEnoughMs || behind > behindMs
    ? undefined
    : new Date(Math.round(Date.parse(anchor.at) + behind)).toISOString();
}

/** How far the length of one tick may be off, in ms: the printed time of a wait is cut to milliseconds. */
function errorOf({ tickMs, longest }: TickLength): number {
  return usual.has(tickMs) ? 0 : 1 / longest;
}
