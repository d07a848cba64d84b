/** The times of day that an output prints, and whose clock each of them is. */
import type { Instant } from '../../shared/triage';
import type { TranscriptRecord } from '../model/record';
import { flat } from '../text/intern';
import type { Span } from '../text/span';
import { momentOf, printedSpan, printedTime } from './printedTime';

/** With lines relative to the section. */
export type InstantReading = Omit<Instant, 'lines'> & { readonly lines: Span };

/** How lines begin that print a time. `.lastevent` and `.echotimestamps` tell when something happened, not when it was printed. */
const kinds: readonly (readonly [RegExp, Pick<Instant, 'clock' | 'event'>])[] = [
  [/^Debug session time: /, { clock: 'target' }],
  [/^Connected to .* target at \(/, { clock: 'debugger', event: 'connected' }],
  [/^Shutdown occurred at \(/, { clock: 'debugger', event: 'shutdown' }],
  [/^Debugger \(not debuggee\) time: /, { clock: 'debugger' }],
  [/^debugger time: /, { clock: 'event' }],
];
/** The first letters of these lines, and of the uptime. */
const first = /^[CDSd]/;
/** `System Uptime` stands below the session time; a blank line may be between. */
const nearby = 3;

export function readInstants(records: readonly TranscriptRecord[]): InstantReading[] {
  const found: InstantReading[] = [];
  const stamps: InstantReading[] = [];
  for (const record of records) {
    if (record.kind === 'traceLog') found.push(...traced(record.messageTimes ?? [], record.lines));
    if (record.kind !== 'notice') continue;
    const { what, text, lines } = record;
    if (what === 'time') stamps.push(...instant(text, lines, { clock: 'event' }));
    else if (first.test(text)) readLine(text, lines, found);
  }
  return [...found, ...ends(stamps)].sort((a, b) => a.lines[0] - b.lines[0]);
}

function readLine(text: string, lines: Span, found: InstantReading[]): void {
  const before = found.at(-1);
  if (text.startsWith('System Uptime: ')) {
    const uptimeMs = printedSpan(text);
    if (uptimeMs !== undefined && before?.clock === 'target' && lines[0] - before.lines[1] <= nearby)
      found.splice(-1, 1, { ...before, uptimeMs, lines: [before.lines[0], lines[1]] });
    return;
  }
  const kind = kinds.find(([start]) => start.test(text))?.[1];
  if (kind) found.push(...instant(text, lines, kind));
}

function instant(text: string, lines: Span, kind: Pick<Instant, 'clock' | 'event'>): InstantReading[] {
  const time = printedTime(text);
  if (!time) return [];
  const at = momentOf(time);
  return [
    {
      ...kind,
      printed: flat(time.printed),
      ...(at !== undefined && { at: new Date(at).toISOString() }),
      lines,
    },
  ];
}

/** Trace messages have no time zone. */
function traced(times: readonly string[], lines: Span): InstantReading[] {
  return times.map((printed) => ({ clock: 'trace', printed, lines }));
}

/** Events come in thousands: the first and the last of a section bound the others. */
function ends(readings: readonly InstantReading[]): InstantReading[] {
  const [one] = readings;
  const last = readings.at(-1);
  return one && last ? (one === last ? [one] : [one, last]) : [];
}
