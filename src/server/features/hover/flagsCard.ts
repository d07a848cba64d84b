/** The flags of a FILE_OBJECT or an IRP, bit by bit. */
import { fileObjectFlags } from '../../reference/fileObjectFlags';
import { irpFlags } from '../../reference/irp';
import type { Entry } from '../../transcript/transcript';
import { covers } from '../position';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, list, paragraphs } from './markdown';

export const flagsCard: Card = (spot) => fileFlags(spot) ?? ownIrpFlags(spot);

function fileFlags(spot: Spot): string | undefined {
  const entry = recordAt(spot, 'fileObject');
  if (!entry || !isOn(spot, entry)) return undefined;
  const { flags = 0 } = entry.record;
  const bits = fileObjectFlags(flags).map(
    ({ bit, name, explanation }) =>
      `${code(`0x${bit.toString(16)}`)} ${code(name)}${explanation === undefined ? '' : `: ${escaped(explanation)}`}`,
  );
  return bits.length === 0
    ? undefined
    : paragraphs(`${bold('FILE_OBJECT.Flags')} ${code(`0x${flags.toString(16)}`)}`, list(bits));
}

function isOn(
  { analyzed, line }: Spot,
  entry: Entry & { record: { flagsLines?: readonly [number, number] } },
): boolean {
  const { flagsLines } = entry.record;
  return flagsLines !== undefined && covers(analyzed.transcript.lines(entry, flagsLines), line);
}

function ownIrpFlags(spot: Spot): string | undefined {
  if (spot.token?.kind !== 'flags') return undefined;
  const { record } = recordAt(spot, 'irp') ?? {};
  if (record?.flags === undefined) return undefined;
  const current = record.locations.find((location) => location.current);
  const names = irpFlags(record.flags, current?.major, current?.minor);
  return paragraphs(
    `${bold('IRP.Flags')} ${code(`0x${record.flags.toString(16)}`)}`,
    names.length === 0 ? 'No flag is set.' : list(names.map(code)),
  );
}
