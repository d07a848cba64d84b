/** The clock of a session: how long a tick is, and when each output was taken, in ticks and in the times of day that are printed. */
import type { Clock, Instant, Lines, SessionKind } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import { toLines, type Span } from '../text/span';
import type { InstantReading } from './instants';
import { byBoot, restarts, spreadOf } from './restarts';
import { momentOfTick } from './tickMoments';

/** Snapshots and times of day that are kept: outputs of one instant share one. */
const most = 256;

/** What one thread says about the time. */
export interface ClockReading {
  /** The tick at which the output was taken, and the lines that say so. */
  readonly tick: number;
  readonly lines: Span;
  /** How long the thread has waited, in ticks and as the debugger turned them into time. */
  readonly ticks: number;
  readonly ms: number | undefined;
}

export function readClock({ waitStartTick, ticks, waitMs, waitLines }: ThreadRecord): ClockReading[] {
  return waitStartTick === undefined || ticks === undefined || waitLines === undefined
    ? []
    : [{ tick: waitStartTick + ticks, lines: waitLines, ticks, ms: waitMs }];
}

/**
 * Reads `Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)`: the debugger itself has turned the ticks into time, so their
 * ratio is the length of a tick; start + ticks is the moment of the output.
 */
export class ClockBuilder {
  private longest: { ticks: number; ms: number } | undefined;
  private readonly snapshots = new Map<number, Lines>();
  private readonly instants: Instant[] = [];

  /** `base`: the 0-based line at which the section begins. */
  add({ tick, lines, ticks, ms }: ClockReading, base: number): void {
    if (this.snapshots.size < most && !this.snapshots.has(tick))
      this.snapshots.set(tick, toLines(base, lines));
    if (ms !== undefined && ticks > (this.longest?.ticks ?? 0)) this.longest = { ticks, ms };
  }

  /** The last one is always kept. */
  addInstant({ lines, ...instant }: InstantReading, base: number): void {
    if (this.instants.length >= most) this.instants.pop();
    this.instants.push({ ...instant, lines: toLines(base, lines) });
  }

  finish(kind: SessionKind): Clock | undefined {
    const { instants, longest } = this;
    if (this.snapshots.size === 0 && instants.length === 0) return undefined;
    const tickMs = longest && tickLength(longest);
    const ticks = Array.from(this.snapshots, ([tick, lines]) => ({ tick, lines }));
    const anew = restarts(ticks, instants, kind);
    const snapshots = ticks.map((snapshot) => {
      const at =
        longest && tickMs !== undefined
          ? momentOfTick(snapshot, { tickMs, longest: longest.ticks }, instants, anew)
          : undefined;
      return at === undefined ? snapshot : { ...snapshot, at };
    });
    const spread = Math.max(0, ...byBoot(ticks, anew).map(spreadOf));
    return {
      ...(tickMs !== undefined && { tickMs }),
      snapshots,
      ...(tickMs !== undefined && spread > 0 && { skewMs: spread * tickMs }),
      ...(instants.length > 0 && { instants }),
      ...(anew.length > 0 && { restarts: anew }),
    };
  }
}

/** Fewer ticks do not tell 15.6 from 15.625 ms, since printed times are cut to milliseconds. */
const fewestTicks = 50;
/** From here on the fourth decimal of a tick (15.6001 ms) shows. */
const manyTicks = 10_000;

/** One tick in milliseconds, to as many decimals as the wait can carry. */
function tickLength({ ticks, ms }: { readonly ticks: number; readonly ms: number }): number | undefined {
  if (ticks <= fewestTicks) return undefined;
  const scale = ticks < manyTicks ? 1000 : 10_000;
  return Math.round((ms / ticks) * scale) / scale;
}
