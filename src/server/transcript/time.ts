/** Time spans in words, for messages. */

/** `1 h 49 min 38.5 s`, `14 min 11 s`, `14.875 s`: units from the largest, none that is zero; tenths of a second above a minute. */
export function duration(ms: number): string {
  if (ms < 60_000) return `${trim(ms / 1000, 1000)} s`;
  const tenths = Math.round(ms / 100);
  const minutes = Math.floor(tenths / 600);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
    [trim((tenths % 600) / 10, 10), 's'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

function trim(seconds: number, precision: number): number {
  return Math.round(seconds * precision) / precision;
}
