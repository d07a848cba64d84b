/** Type, Flags and Characteristics of a device, as `!devobj` prints them. */
import type { DeviceRecord } from '../../model/device';
import { deviceCharacteristics, deviceObjectFlags } from '../../reference/deviceFlags';
import { enumName } from '../../reference/enums';
import { recordAt } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

/** The field whose value stands right behind. */
const before = /\b(Type|Flags|Characteristics)\s+\(?(?:0x)?$/i;

export const deviceCodesCard: Card = (spot) => {
  const { record } = recordAt(spot, 'device') ?? {};
  const { token, text } = spot;
  if (!record || !token) return undefined;
  const name = before.exec(text.slice(0, token.start))?.[1]?.toLowerCase();
  return name === undefined ? undefined : fieldWords(record, name);
};

function fieldWords({ type, flags, characteristics }: DeviceRecord, name: string): string | undefined {
  if (name === 'type') {
    const known = type === undefined ? undefined : enumName('DEVICE_TYPE', type);
    return known === undefined ? undefined : `${bold(code(known))} ${code(hex(type ?? 0))} (DEVICE_TYPE)`;
  }
  return name === 'flags'
    ? bits('DEVICE_OBJECT.Flags', flags, deviceObjectFlags)
    : bits('DEVICE_OBJECT.Characteristics', characteristics, deviceCharacteristics);
}

function bits(
  what: string,
  value: number | undefined,
  names: (value: number) => readonly string[],
): string | undefined {
  if (value === undefined) return undefined;
  return paragraphs(
    `${bold(what)} ${code(hex(value))}`,
    value === 0 ? 'No bit is set.' : list(names(value).map(code)),
  );
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
