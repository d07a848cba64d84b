/** What a record says of its thing, as named values: the one description that hover cards show, on its own lines and wherever its address is. */
import type { Address } from '../../../../shared/address';
import type { byKind } from '../../../model/byKind';
import type { Span } from '../../../text/span';

/** As printed; a number is shown in decimal. An address leads to what it is. */
export type FactValue = string | number | boolean | { readonly address: Address } | undefined;

export interface Facts {
  /** What the thing is: `device HarddiskVolume3`. */
  readonly title: string;
  /** Values that the text does not give are left out. */
  readonly items: readonly (readonly [name: string, value: FactValue])[];
  /** How to read it, in our words. */
  readonly note?: string | undefined;
  /** Parts with lines of their own: a block of a pool page, a device of a stack. */
  readonly rows?: readonly (Facts & { readonly lines: Span })[];
}

/** One entry per kind of record. */
export type FactTable = Parameters<typeof byKind<Facts | undefined>>[0];

export function at(address: Address | undefined): FactValue {
  return address && { address };
}

export function hex(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `0x${value.toString(16)}`;
}

/** `0x1000 bytes`. */
export function bytes(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `0x${value.toString(16)} bytes`;
}

/** An address with its symbol, where one is printed. */
export function routine(
  place: { readonly routine?: Address; readonly address?: Address; readonly symbol?: string } | undefined,
): FactValue {
  return place?.symbol ?? at(place?.routine ?? place?.address);
}

/** `Name: value` lines as facts, the first ones. */
export function fieldFacts(
  fields: readonly { readonly name: string; readonly value: string }[],
): Facts['items'] {
  return fields.slice(0, 12).map(({ name, value }) => [name, value]);
}
