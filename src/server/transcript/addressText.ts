/** Text where a pointer should be: the characters that a value consists of, in the order of memory. */
import type { Address } from '../../shared/address';
import type { Machine } from '../../shared/triage';

interface AddressText {
  readonly text: string;
  readonly encoding: 'ASCII' | 'UTF-16';
}

/** Eight characters of one byte or four of two on x64, four of one byte on x86; two of these must be letters side by side. */
export function addressText(value: Address, machine: Machine | undefined): AddressText | undefined {
  if (machine === 'x64' || machine === 'arm64') return textOf(bytesOf(value));
  const narrow = /^(?:0{8}|f{8})/.test(value);
  return machine === 'x86' && narrow ? ascii(bytesOf(value).slice(0, 4)) : undefined;
}

/** The text that bytes make up to the last one, as ASCII or UTF-16. */
export function textOf(bytes: readonly number[]): AddressText | undefined {
  return ascii(bytes) ?? utf16(bytes);
}

/** The lowest first. */
export function bytesOf(value: Address): number[] {
  return Array.from(value.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16)).reverse();
}

function ascii(bytes: readonly number[]): AddressText | undefined {
  const text = readable(bytes);
  return text === undefined ? undefined : { text, encoding: 'ASCII' };
}

function utf16(bytes: readonly number[]): AddressText | undefined {
  const units = bytes.flatMap((byte, at) => (at % 2 === 0 ? [byte | ((bytes[at + 1] ?? 0) << 8)] : []));
  const text = readable(units);
  return text === undefined ? undefined : { text, encoding: 'UTF-16' };
}

function readable(codes: readonly number[]): string | undefined {
  const text = String.fromCharCode(...codes);
  return /^[\w .:/\\-]+$/.test(text) && /[A-Za-z]{2}/.test(text) ? text : undefined;
}
