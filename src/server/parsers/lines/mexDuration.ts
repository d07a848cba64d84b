/** Durations as MEX prints them: `38m:27.140`, `2h:03:46.734`, `17s.625`, `234ms`, `0`; with days, `1d.02:03:04.005`. */

const clock = /^(?:(\d+)d[.:])?(?:(\d+)h?:)?(?:(\d+)m?:)?(\d+)(?:s)?\.(\d{3})$/;

/** Milliseconds; undefined for anything else. */
export function mexDurationMs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === '0') return 0;
  const milliseconds = /^(\d+)ms$/.exec(text)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds);
  const match = clock.exec(text);
  if (!match) return undefined;
  const [, days, first, second, seconds, fraction] = match;
  // With one field before the seconds, it is minutes.
  const [hours, minutes] = second === undefined ? [undefined, first] : [first, second];
  const whole =
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction);
}
