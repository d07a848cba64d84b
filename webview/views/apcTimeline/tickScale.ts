/** The linear scale of a tick axis, and where its labels stand. */

export interface TickScale {
  /** Per cent from the left. */
  readonly at: (tick: number) => number;
  readonly isOutside: (tick: number) => boolean;
  readonly labels: readonly { readonly percent: number; readonly msBefore: number; readonly tick: number }[];
}

export interface TickRange {
  readonly from: number;
  readonly to: number;
  readonly tickMs: number;
  /** Labels count back from here: the tick of the last snapshot. */
  readonly origin: number;
}

/** Steps that read well in human time, in ms. */
const steps = [
  1, 10, 100, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
  1_800_000, 3_600_000, 7_200_000, 14_400_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 604_800_000,
];

/** At most `most` labels besides the origin. */
export function tickScale({ from, to, tickMs, origin }: TickRange, most: number): TickScale {
  const length = Math.max(1, to - from);
  const at = (tick: number): number => Math.min(100, Math.max(0, ((tick - from) / length) * 100));
  const lengthMs = length * tickMs;
  const step =
    steps.find((ms) => lengthMs / ms <= Math.max(1, most)) ?? Math.ceil(lengthMs / Math.max(1, most));
  const labels = [];
  // Far from the origin the first label in sight is not the first of all.
  const nearest = Math.ceil(Math.max(0, (origin - to) * tickMs) / step) * step;
  for (let ms = nearest; ms <= (origin - from) * tickMs; ms += step) {
    const tick = origin - ms / tickMs;
    labels.push({ percent: at(tick), msBefore: ms, tick: Math.round(tick) });
  }
  return { at, isOutside: (tick) => tick < from || tick > to, labels };
}
