/** A field of `dt` whose number is a code: KTHREAD.State, FILE_OBJECT.Flags, IO_STATUS_BLOCK.Status … */
import type { StructRecord } from '../../model/data';
import { irql } from '../../reference/irql';
import { structFieldKind } from '../../reference/structValues';
import { valueWords } from '../../reference/values';
import { covers } from '../position';
import { recordAt } from '../spot';
import type { Card } from './card';
import { bold, code, paragraphs } from './markdown';

/** `0x5`, `0n-1073741823`, `5`, `0x6 ''`; an enumeration that the debugger named already does not fit. */
const number = /^(?:0n(-?\d{1,10})|0x([0-9a-f]{1,8})|(\d{1,10}))(?:\s+'.*')?$/i;

export const structValueCard: Card = (spot) => {
  const entry = recordAt(spot, 'struct');
  const at = entry?.record.fields.findIndex(({ lines }) =>
    covers(spot.analyzed.transcript.lines(entry, lines), spot.line),
  );
  const field = entry?.record.fields[at ?? -1];
  if (!entry || at === undefined || !field) return undefined;
  const value = numberOf(field.value);
  const type = structOf(entry.record, at);
  const kind = type === undefined ? undefined : structFieldKind(type, field.name);
  if (value === undefined || type === undefined || kind === undefined) return undefined;
  const words = kind === 'irql' ? irql(value, spot.session?.machine)?.name : valueWords(kind, value);
  return words === undefined
    ? undefined
    : paragraphs(`${bold(code(`${type}.${field.name}`))} 0x${(value >>> 0).toString(16)}: ${code(words)}`);
};

function numberOf(text: string): number | undefined {
  const [, signed, hex, plain] = number.exec(text.trim()) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const decimal = signed ?? plain;
  return decimal === undefined ? undefined : Number.parseInt(decimal, 10);
}

/** The structure that holds a field: the type of the record, or of the nearest field above that is less deep. */
function structOf({ type, fields }: StructRecord, at: number): string | undefined {
  const depth = fields[at]?.depth ?? 0;
  if (depth === 0) return type && bare(type);
  for (let above = at - 1; above >= 0; above--) {
    const holder = fields[above];
    if (holder && holder.depth < depth) return bare(holder.value);
  }
  return undefined;
}

/** `nt!_KTHREAD` → KTHREAD. */
function bare(type: string): string | undefined {
  return /^(?:\w+!)?_?([A-Z]\w*)(?:\s|$)/.exec(type)?.[1];
}
