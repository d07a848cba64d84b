/**
 * Times as a debugger prints them.
 *
 *     Sat Oct 12 18:27:59.711 2024 (UTC + 5:30)      Tue Jun 22 18:07:47.186 2004 (GMT-3)      0 days 0:38:41.104
 */

export interface PrintedTime {
  /** As it stands in the text. */
  readonly printed: string;
  /** What the clock showed, in milliseconds since 1970 as if it were that of Greenwich. */
  readonly local: number;
  /** Of the time zone in which it is printed, in minutes east of Greenwich: without one nobody knows which moment it is. */
  readonly zone?: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const time =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2})\s{1,2}(\d{1,2}) (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,7}))? (\d{4})(?: \((?:UTC|GMT)(?:\s?([+-])\s?(\d{1,2})(?::(\d\d))?)?\))?/;

/** The first time in a line. */
export function printedTime(line: string): PrintedTime | undefined {
  const match = time.exec(line);
  if (!match) return undefined;
  const [printed, name = '', day, hour, minute, second, fraction = '', year, sign, hours, minutes = '0'] =
    match;
  const month = months.indexOf(name);
  if (month < 0) return undefined;
  const zone = (Number(hours ?? 0) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    printed,
    local: Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second), ms),
    ...(printed.endsWith(')') && { zone }),
  };
}

/** Milliseconds since 1970, UTC. */
export function momentOf({ local, zone }: PrintedTime): number | undefined {
  return zone === undefined ? undefined : local - zone * 60_000;
}

const span = /\b(\d{1,6}) days? (\d{1,2}):(\d\d):(\d\d)\.(\d{1,3})\d*/;

/** `38 days 3:18:11.520` in milliseconds. */
export function printedSpan(line: string): number | undefined {
  const match = span.exec(line);
  if (!match) return undefined;
  const [, days, hours, minutes, seconds, fraction = ''] = match;
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** `2024-10-12 18:27:59.711 (UTC + 5:30)`: a moment in a time zone. */
export function momentWords(at: number, zone: number): string {
  const local = new Date(at + zone * 60_000).toISOString().replace('T', ' ').replace('Z', '');
  const away = Math.abs(zone);
  const minutes = String(away % 60).padStart(2, '0');
  return `${local} (UTC ${zone < 0 ? '-' : '+'} ${Math.floor(away / 60)}:${minutes})`;
}
