/** One record as the JSON shows it: absolute lines, and the names and judgements that belong to its fields. */
import type { Lines, TriageRecord } from '../../shared/triage';
import type { FileObjectRecord } from '../model/fileObject';
import type { IrpRecord } from '../model/irp';
import type { MemoryRecord } from '../model/memory';
import type { TranscriptRecord } from '../model/record';
import type { RawStackRecord, StackRecord } from '../model/stack';
import { fileObjectFlags } from '../reference/fileObjectFlags';
import type { Analysis } from '../transcript/analysis';
import { irpNames } from '../transcript/irpNames';
import type { Reconciliation } from '../transcript/reconcile';
import type { Entry } from '../transcript/transcript';

/** What the raw stacks of the text say about stacks and slots, by the index of the record. */
export interface Judgements {
  readonly raws: ReadonlyMap<number, Reconciliation>;
  readonly analysis: Analysis;
}

export function judgements(analysis: Analysis): Judgements {
  return {
    raws: new Map(analysis.reconciliations.map((one) => [one.raw.index, one])),
    analysis,
  };
}

export function jsonRecord(entry: Entry, known: Judgements): TriageRecord {
  return { ...(absolute(enriched(entry, known), entry.base) as TriageRecord), block: entry.block };
}

type Span = TranscriptRecord['lines'];
type Fields = Readonly<Record<string, unknown>>;

function enriched(entry: Entry, known: Judgements): Fields {
  const { record, index } = entry;
  switch (record.kind) {
    case 'thread':
      return threadFields(record, index);
    case 'stack':
      return stackFields(entry as Entry<StackRecord>, known.analysis);
    case 'rawStack':
      return rawStackFields(record, known.raws.get(index));
    case 'irp':
      return irpFields(record, entry);
    case 'fileObject':
      return fileObjectFields(record);
    case 'memory':
      return memoryFields(record);
    default:
      return { ...record };
  }
}

/** The stack below a thread is the next record. */
function threadFields(
  { stackFollows, ...fields }: Extract<TranscriptRecord, { kind: 'thread' }>,
  index: number,
): Fields {
  return stackFollows === true ? { ...fields, stack: index + 1 } : fields;
}

function stackFields(entry: Entry<StackRecord>, analysis: Analysis): Fields {
  const { record } = entry;
  const trust = analysis.trustOf(entry);
  return { ...record, frames: record.frames.map((frame, index) => ({ ...frame, ...trust[index] })) };
}

function rawStackFields(record: RawStackRecord, reconciliation: Reconciliation | undefined): Fields {
  const judged = new Map(reconciliation?.slots.map((slot) => [slot.slot.lines[0], slot]));
  const slots = record.slots.map((slot) => {
    const found = judged.get(slot.lines[0]);
    return found ? { ...slot, class: found.class, why: found.why, field: found.field } : slot;
  });
  return { ...record, slots };
}

function irpFields(record: IrpRecord, { session }: Entry): Fields {
  const locations = record.locations.map((location) => {
    const { majorName, minorName, flagNames, controlNames, argNames } = irpNames(location, session.machine);
    const named = location.major !== undefined;
    return {
      ...location,
      majorName,
      minorName,
      ...(named && { flagNames, controlNames, argNames: trimmed(argNames) }),
    };
  });
  return { ...record, locations };
}

/** Parallel to `args`: behind the last name nothing, an argument without name between others is ''. */
function trimmed(names: readonly (string | undefined)[]): string[] {
  const last = names.findLastIndex((name) => name !== undefined);
  return names.slice(0, last + 1).map((name) => name ?? '');
}

/** The names of the bits; what the debugger prints for them stays as `printedFlags`. */
function fileObjectFields({ flagNames, ...record }: FileObjectRecord): Fields {
  const names =
    record.flags === undefined ? undefined : fileObjectFlags(record.flags).map(({ name }) => name);
  return { ...record, flagNames: names, printedFlags: flagNames };
}

/** Memory that could not be read stays in the row as the debugger prints it: leaving it out would move what follows. */
function memoryFields({ rows, ...record }: MemoryRecord): Fields {
  const unreadable = '?'.repeat(16);
  const shown = rows.map((row) => ({ ...row, values: row.values.map((value) => value ?? unreadable) }));
  return { ...record, values: shown.flatMap(({ values }) => values), rows: shown };
}

/** Every span, under `lines` or a name that ends so, as lines of the text. Runs over every field of every record. */
function absolute(value: unknown, base: number): unknown {
  if (Array.isArray(value))
    return typeof value[0] === 'object' ? value.map((item) => absolute(item, base)) : value;
  if (typeof value !== 'object' || value === null) return value;
  const fields: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value))
    fields[name] = isSpan(name, item) ? toLines(item, base) : absolute(item, base);
  return fields;
}

function isSpan(name: string, value: unknown): value is Span {
  return (name === 'lines' || name.endsWith('Lines')) && Array.isArray(value);
}

function toLines([first, last]: Span, base: number): Lines {
  return [first + base + 1, last + base + 1];
}
