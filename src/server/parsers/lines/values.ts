/** Single values as debuggers print them: addresses in a context, durations, numbers. */
import { parseAddress, type Address } from '../../../shared/address';
import { extension, type Context } from '../../model/context';
import { addressRead, readFullAddress, type FullAddress } from '../../text/addressAt';

const full: FullAddress = { end: 0, high: undefined, low: 0 };

/** One address as this block prints it; undefined for anything else, `N/A` included. Who keeps it past the record interns it. */
export function addressIn(context: Context, text: string | undefined): Address | undefined {
  if (text === undefined) return undefined;
  const extend = extension(context);
  const isFull = readFullAddress(text, 0, full) && full.end === text.length;
  return isFull ? addressRead(full, extend) : parseAddress(text, extend);
}

const nowhere = '0'.repeat(16);

/** As `addressIn`; zero, which debuggers print for "none", is left out. */
export function pointerIn(context: Context, text: string | undefined): Address | undefined {
  const address = addressIn(context, text);
  return address === nowhere ? undefined : address;
}

const clock = /^(?:(\d+) Days? )?(?:(\d+):)?(\d+):(\d\d):(\d\d)(?:\.(\d{1,4}))?$/;

/**
 * `0:01:35:42.421` (days first), `00:00:00.0015` (old debuggers print milliseconds on four digits), `1 Day 01:53:14.490`; milliseconds.
 */
export function durationMs(text: string): number | undefined {
  const parts = clock.exec(text.trim());
  if (!parts) return undefined;
  const [, days, dayField, hours, minutes, seconds, fraction] = parts;
  const wholeDays = Number(days ?? 0) + Number(dayField ?? 0);
  const whole = ((wholeDays * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction ?? 0);
}

export function hexNumber(text: string): number {
  return Number.parseInt(text.includes('`') ? text.replaceAll('`', '') : text, 16); // which passes over `0x`
}

/** The object without the fields whose value is undefined: absent is absent. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  if (isWhole(fields)) return fields;
  // Another object: one that loses properties becomes a slow dictionary.
  const present: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[])
    if (fields[key] !== undefined) present[key] = fields[key];
  return present as { [K in keyof T]: Exclude<T[K], undefined> };
}

function isWhole<T extends object>(fields: T): fields is { [K in keyof T]: Exclude<T[K], undefined> } {
  for (const key in fields) if (fields[key] === undefined) return false;
  return true;
}
