/** What an address is where it is mentioned: the field of the record that holds it, in words. */
import type { Address } from '../../shared/address';
import type { TranscriptRecord } from '../model/record';
import { threadLabel } from './describe';
import { labelledThing } from './recordLabel';
import type { Entry, Transcript } from './transcript';

/** Values looked at in one record: the rest of a long listing is not searched for a name. */
const mostValues = 20_000;
const deepest = 6;

/** `wait object of rrdtool.exe 1328.1348`; undefined on a line that no record holds, or that its record does not take it from. */
export function mentionRole(
  transcript: Transcript,
  entries: readonly Entry[],
  line: number,
  address: Address,
): string | undefined {
  for (const entry of entries.toReversed()) {
    const [first, last] = transcript.lines(entry);
    if (line < first || line > last) continue;
    const path = search(entry.record, line - 1 - entry.base, address, [], { left: mostValues });
    if (path === undefined) continue;
    const field = fieldWords(path);
    const name = recordName(entry.record);
    return field === undefined ? `beginning of ${name}` : `${field} of ${name}`;
  }
  return undefined;
}

/** The keys that lead to the address, through objects whose own lines hold the line. */
function search(
  value: object,
  line: number,
  address: Address,
  path: readonly string[],
  budget: { left: number },
): readonly string[] | undefined {
  if (path.length > deepest) return undefined;
  for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
    if (--budget.left < 0) return undefined;
    if (inner === address) return [...path, key];
    if (typeof inner !== 'object' || inner === null || key === 'lines' || !holds(inner, line)) continue;
    const found = search(inner, line, address, [...path, key], budget);
    if (found) return found;
  }
  return undefined;
}

/** True of what says no lines: its parent's hold. */
function holds(value: object, line: number): boolean {
  if (!('lines' in value) || !Array.isArray(value.lines)) return true;
  const [first, last] = value.lines as readonly unknown[];
  return typeof first !== 'number' || typeof last !== 'number' || (first <= line && line <= last);
}

/** `waitObjects.0.address` is a wait object, `frames.3.args.1` an arg; undefined for the record's own address. */
function fieldWords(path: readonly string[]): string | undefined {
  const names = path.filter((key) => !/^\d+$/.test(key));
  const last = names.at(-1) ?? '';
  const isOwn = last === 'address' || last === 'value' || last === 'values';
  const name = isOwn ? names.at(-2) : last;
  if (name === undefined) return last === 'address' ? undefined : last;
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  const one = /^\d+$/.test(path.at(-1) ?? '') || isOwn ? words.replace(/s$/, '') : words;
  return last === 'address' || !isOwn ? one : `value in a ${one}`;
}

function recordName(record: TranscriptRecord): string {
  if (record.kind === 'thread') return threadLabel(record);
  const { kind } = record;
  // IRP, APC, DPC, TEB: the short names of kinds are abbreviations.
  const isShort = kind.length <= 3;
  const words = isShort ? kind.toUpperCase() : kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return labelledThing(record)?.label ?? `the ${words}`;
}
