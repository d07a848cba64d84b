/** One IRP from all its printings: `!irpfind -v`, `!irp A`, `!irp A 1` each show a part. */
import type { Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { IrpLocation, IrpRecord } from '../model/irp';
import type { Entry, Transcript } from './transcript';
import { thingId } from './transcript';

export interface MergedIrp {
  /** Thing id. */
  readonly id: string;
  readonly address: Address;
  readonly session: Entry['session'];
  readonly entries: readonly Entry<IrpRecord>[];
  /** Every field at its first printing. */
  readonly record: IrpRecord;
  /** The location that the IRP is at, and where it is printed. */
  readonly current?: { readonly location: IrpLocation; readonly lines: Lines };
}

/** True when the driver at the current stack location has marked the IRP pending. */
export function isPending({ current, record }: MergedIrp): boolean {
  const location = current?.location;
  return (
    location !== undefined &&
    record.complete !== true &&
    (location.notes.includes('pending') || ((location.control ?? 0) & 1) === 1)
  );
}

/** Printings that are merged: ten times as many as a busy server has requests. They stay in memory with all their locations. */
export const mostIrps = 100_000;

export interface MergedIrps {
  readonly irps: readonly MergedIrp[];
  /** The first printing that is not among them, because there are too many before it. */
  readonly leftOut: Lines | undefined;
}

/** Every IRP of the text that has an address, in the order of first appearance. */
export function mergedIrps(transcript: Transcript, most = mostIrps): MergedIrps {
  const byId = new Map<string, Entry<IrpRecord>[]>();
  let leftOut: Lines | undefined;
  let count = 0;
  for (const entry of transcript.each('irp')) {
    if (!entry.record.address) continue;
    if (++count > most) {
      leftOut = transcript.lines(entry);
      break;
    }
    const id = thingId(entry.session, 'irp', entry.record.address);
    const known = byId.get(id);
    if (known) known.push(entry);
    else byId.set(id, [entry]);
  }
  const merged: MergedIrp[] = [];
  for (const [id, entries] of byId)
    for (const [index, group] of requests(entries).entries()) {
      const irp = merge(transcript, index === 0 ? id : `${id}#${index + 1}`, group);
      if (irp) merged.push(irp);
    }
  return { irps: merged, leftOut };
}

/** The memory of an IRP is used again: outputs that name different threads or stack sizes are different requests. */
function requests(entries: readonly Entry<IrpRecord>[]): Entry<IrpRecord>[][] {
  if (entries.length === 1) return [entries.slice()];
  const groups: Entry<IrpRecord>[][] = [];
  for (const entry of entries) {
    const group = groups.find((known) => known.every(({ record }) => agree(record, entry.record)));
    if (group) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function agree(a: IrpRecord, b: IrpRecord): boolean {
  const same = (one: unknown, other: unknown): boolean =>
    one === undefined || other === undefined || one === other;
  return same(a.thread, b.thread) && same(a.stackCount, b.stackCount);
}

function merge(
  transcript: Transcript,
  id: string,
  entries: readonly Entry<IrpRecord>[],
): MergedIrp | undefined {
  const [first] = entries;
  if (!first?.record.address) return undefined;
  if (entries.length === 1) return alone(transcript, id, first, first.record.address);
  const record = entries.reduceRight<IrpRecord>(
    (later, { record: earlier }) => ({ ...later, ...earlier }),
    first.record,
  );
  const richest =
    [...entries].sort((a, b) => b.record.locations.length - a.record.locations.length)[0] ?? first;
  const current = currentOf(transcript, richest);
  return {
    id,
    address: first.record.address,
    session: first.session,
    entries,
    record: {
      ...record,
      locations: richest.record.locations,
      elided: richest.record.elided,
      lines: first.record.lines,
    },
    ...(current && { current }),
  };
}

/** Printed once, as most are. */
function alone(transcript: Transcript, id: string, entry: Entry<IrpRecord>, address: Address): MergedIrp {
  const { session, record } = entry;
  const current = currentOf(transcript, entry);
  const entries = [entry];
  return current
    ? { id, address, session, entries, record, current }
    : { id, address, session, entries, record };
}

function currentOf(transcript: Transcript, entry: Entry<IrpRecord>): MergedIrp['current'] {
  const location = entry.record.locations.find(({ current }) => current);
  return location && { location, lines: transcript.lines(entry, location.lines) };
}
