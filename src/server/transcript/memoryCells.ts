/** Every place where the text shows memory: dumps, raw stacks, `dt`, the operand of an instruction, the rows of an x86 stack. */
import { addOffset, parseAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import { extension } from '../model/context';
import type { DisassemblyRecord, MemoryRecord } from '../model/memory';
import type { StructRecord } from '../model/data';
import type { RawStackRecord, StackRecord } from '../model/stack';
import { MemoryRun, placeIn } from './memoryRun';
import { isKind, type Entry, type Transcript } from './transcript';

/** Characters that the text shows at an address. */
export interface MemoryText {
  readonly text: string;
  readonly encoding: 'ASCII' | 'UTF-16';
  readonly lines: Lines;
}

export interface Cell {
  readonly session: SessionInfo;
  readonly address: Address;
  readonly lines: Lines;
  readonly value?: Address | undefined;
  /** What the debugger says that the value points to. */
  readonly symbol?: string | undefined;
  /** Bytes; 0 where there is only a string. */
  readonly size: number;
  readonly text?: Omit<MemoryText, 'lines'>;
}

/** What one record shows: cells, a dump without gaps, or a stack, whose rows stand for slots. */
export type ShownMemory = readonly Cell[] | MemoryRun | Entry<StackRecord>;

/** Above this, stacks are not asked: there are too many of them to read again for one address. */
const mostRecords = 20_000;

/** What one record after the other shows; stacks come last, and only those of x86 with arguments. */
export function* memoryCells(transcript: Transcript): Iterable<ShownMemory> {
  for (const entry of transcript.each('memory')) yield runOf(entry) ?? ofDump(transcript, entry);
  for (const entry of transcript.each('rawStack')) yield runOf(entry) ?? ofSlots(transcript, entry);
  for (const entry of transcript.each('struct')) yield ofStruct(transcript, entry);
  for (const entry of transcript.each('disassembly')) yield ofOperand(transcript, entry);
  if (transcript.recordCount > mostRecords) return;
  for (const entry of transcript.marked('stack', 'x86-arguments'))
    if (entry.record.dialect === 'x86-args') yield entry;
}

function runOf(entry: Entry<MemoryRecord> | Entry<RawStackRecord>): MemoryRun | undefined {
  const { record } = entry;
  return record.kind === 'memory'
    ? MemoryRun.of(entry, record.rows, record.unit)
    : MemoryRun.of(entry, record.slots, record.pointerSize);
}

/** The cells of a run, where it shows memory that is shown elsewhere as well. */
export function cellsOfRun(transcript: Transcript, { entry }: MemoryRun): readonly Cell[] {
  if (isKind(entry, 'memory')) return ofDump(transcript, entry);
  return isKind(entry, 'rawStack') ? ofSlots(transcript, entry) : none;
}

function ofDump(transcript: Transcript, entry: Entry<MemoryRecord>): Cell[] {
  const { unit: size, rows } = entry.record;
  const command = entry.context.command ?? '';
  const encoding = /^du\b/i.test(command) ? 'UTF-16' : /^da\b/i.test(command) ? 'ASCII' : undefined;
  const { session } = entry;
  const cells: Cell[] = [];
  for (const { address, values, text, lines: span } of rows) {
    const lines = transcript.lines(entry, span);
    const printed = encoding && values.length === 0 ? unquoted(text) : undefined;
    if (encoding && printed !== undefined && printed !== '')
      cells.push({ session, address, lines, size: 0, text: { text: printed, encoding } });
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (!value) continue;
      cells.push({
        session,
        address: index === 0 ? address : addOffset(address, index * size),
        lines,
        value,
        size,
      });
    }
  }
  return cells;
}

/** Of a string that begins or ends with a quote, which few do. */
function unquoted(text: string | undefined): string | undefined {
  return text?.startsWith('"') || text?.endsWith('"') ? text.replace(/^"|"$/g, '') : text;
}

function ofSlots(transcript: Transcript, entry: Entry<RawStackRecord>): Cell[] {
  const { slots, pointerSize: size } = entry.record;
  return slots.map((slot) => ({
    session: entry.session,
    address: slot.address,
    value: slot.value,
    size,
    lines: transcript.lines(entry, slot.lines),
    symbol: placeIn(slot),
  }));
}

/** A pointer of eight bytes has a backtick; eight digits without one are four bytes, whatever their type. */
const pointer = /^0x([0-9a-f]{8}`[0-9a-f]{8}|[0-9a-f]{8})(?![0-9a-f`])/i;

function ofStruct(transcript: Transcript, entry: Entry<StructRecord>): Cell[] {
  const { address: base, fields } = entry.record;
  if (!base) return [];
  return fields.flatMap(({ offset, depth, value: printed, lines }): Cell[] => {
    const digits = depth === 0 && offset !== undefined ? pointer.exec(printed)?.[1] : undefined;
    const value = digits === undefined ? undefined : parseAddress(digits, 'zero');
    if (!value || digits === undefined) return [];
    return [
      {
        session: entry.session,
        address: addOffset(base, offset ?? 0),
        value,
        size: digits.length === 8 ? 4 : 8,
        lines: transcript.lines(entry, lines),
      },
    ];
  });
}

/** `ds:0023:804e1b48=a9750c84`: what the debugger found where the instruction was to read. */
const operand = /\b[c-gs]s:[0-9a-f]{4}:([0-9a-f`]{8,17})=([0-9a-f`]{2,17})$/i;

function ofOperand(transcript: Transcript, entry: Entry<DisassemblyRecord>): readonly Cell[] {
  const { instruction } = entry.record;
  if (!instruction.includes('=')) return none;
  const [, place = '', digits = ''] = operand.exec(instruction) ?? [];
  const address = parseAddress(place, extension(entry.context));
  const value = parseAddress(digits, 'zero');
  const size = digits.replace('`', '').length / 2;
  if (!address || !value || !Number.isInteger(size)) return none;
  return [{ session: entry.session, address, value, size, lines: transcript.lines(entry) }];
}

const none: readonly Cell[] = [];
