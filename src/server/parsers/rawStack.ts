/**
 * `dds`, `dps`, `dqs`, and listings of that shape without a command: one pointer a row, with the symbol it points to.
 *
 *     a9750cf4 804f2dc4 nt!KiDeliverApc+0xc2
 *
 * Documentation: "dda, ddp, ddu, dpa, dpp, dpu, dqa, dqp, dqu" and "dds, dps, dqs (Display Words and Symbols)".
 */
import type { Address } from '../../shared/address';
import { extension, type Context } from '../model/context';
import type { MemoryRecord } from '../model/memory';
import type { RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import { addressRead, nextColumn, readFullAddress, type FullAddress } from '../text/addressAt';
import { find } from '../text/bytes';
import { readRow, type Row } from '../text/row';
import type { SectionText } from '../text/sectionText';
import { lineSpan } from '../text/span';
import { areCalls } from './lines/calls';
import { readCallSite } from './lines/callSite';
import { isElision } from './lines/common';
import { gluedRows } from './lines/gluedRows';
import { headerFromRow } from './lines/stackHeader';
import { readStackRow } from './lines/stackRow';
import { withoutRemark } from './lines/withoutRemark';
import type { Parser } from './parser';

/** Lines that the debugger prints between two rows. */
const interruption = /^\*\*\* (?:ERROR|WARNING): |^Unable to /;
/** Lines between two rows after which a listing has ended. */
const patience = 3;
/** Bytes that a listing goes on for behind something else, as one of which somebody kept only some rows does. */
const reach = 0x1000n;
const scratch: Row = { columns: 0, rest: 0 };
const first: FullAddress = { end: 0, high: undefined, low: 0 };
const second: FullAddress = { ...first };

export const rawStackParser: Parser = {
  commands: /^(?:d[dpq]s|kd)\b/,
  openers: [
    {
      kind: 'rawStack',
      starts: 'row',
      interrupts: ['text', 'stack'],
      opens: (bytes, at, end) =>
        readRow(bytes, at, end, scratch) && scratch.columns === 2 && find(bytes, scratch.rest, end, 33) > 0,
    },
    {
      // The first rows of an unfiltered listing often point to no symbol.
      kind: 'rawStack',
      starts: 'row',
      interrupts: ['text'],
      opens: (bytes, at, end) =>
        readRow(bytes, at, end, scratch) && scratch.columns === 2 && scratch.rest >= end,
    },
  ],
  parse(text, context, from) {
    const records: (RawStackRecord | StackRecord | MemoryRecord)[] = [];
    let slots: RawSlot[] = [];
    let wide = false;
    let foreign = 0;
    const close = (): void => {
      const asked = text.kind === 'command';
      const record =
        (asked ? undefined : callsOf(text, slots, context)) ?? listing(slots, wide ? 8 : 4, asked);
      if (record) records.push(record);
      slots = [];
    };
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const read = line === '' ? [] : readSlots(line, at, context);
      if (read.length > 0) {
        if (foreign > 0 && !goesOn(slots.at(-1)?.address, read[0]?.address)) close();
        foreign = 0;
        text.recognise(at);
        wide ||= hasWideValue(line);
        for (const slot of read) slots.push(slot);
      } else if (line !== '' && !isElision(line) && !interruption.test(line) && ++foreign > patience) close();
    }
    close();
    return { records };
  },
};

/** The stack that rows are whose header was lost; undefined where they are slots. */
function callsOf(text: SectionText, slots: readonly RawSlot[], context: Context): StackRecord | undefined {
  const [first] = slots;
  const last = slots.at(-1);
  if (!first || !last || !areCalls(slots)) return undefined;
  const lineOf = ({ lines: [at] }: RawSlot): string => withoutRemark(text.trimmed(at));
  const header = headerFromRow(lineOf(first));
  if (!header) return undefined;
  const frames = slots.flatMap((slot, index) =>
    readStackRow(text, slot.lines[0], lineOf(slot), header, index, context),
  );
  if (frames.length !== slots.length) return undefined;
  const lines = [first.lines[0], last.lines[0]] as const;
  return { kind: 'stack', lines, dialect: header.dialect, frames, warnings: [] };
}

/** Whether a row behind something else is the next of the same listing. */
function goesOn(last: Address | undefined, next: Address | undefined): boolean {
  if (last === undefined || next === undefined || next <= last) return false;
  return BigInt(`0x${next}`) - BigInt(`0x${last}`) < reach;
}

/** Rows of one listing. Where no command says what they are and no row has a symbol, they are memory. */
function listing(
  slots: readonly RawSlot[],
  size: 4 | 8,
  asked: boolean,
): RawStackRecord | MemoryRecord | undefined {
  const [first] = slots;
  const last = slots.at(-1);
  if (!first || !last) return undefined;
  const base = { lines: [first.lines[0], last.lines[0]] as const, address: first.address };
  if (asked || slots.some(({ symbol }) => symbol !== undefined))
    return { kind: 'rawStack', ...base, slots, pointerSize: size };
  const rows = slots.map(({ address, value, lines }) => ({ address, values: [value], lines }));
  return { kind: 'memory', ...base, start: first.address, unit: size, rows };
}

/** The slots of one line: one, or all of those that pasting joined. */
function readSlots(line: string, at: number, context: Context): readonly RawSlot[] {
  const whole = readSlot(line, at, context);
  if (whole) return [whole];
  const parts = gluedRows(line);
  if (parts.length === 1) return [];
  const read = parts.flatMap((part) => readSlot(part, at, context) ?? []);
  return read.length === parts.length ? read : [];
}

function readSlot(line: string, at: number, context: Context): RawSlot | undefined {
  const start = readFullAddress(line, 0, first) ? nextColumn(line, first.end) : -1;
  if (start < 0 || !readFullAddress(line, start, second)) return undefined;
  const { end } = second;
  const rest = nextColumn(line, end);
  if (rest < 0 && end < line.length) return undefined;
  const extend = extension(context);
  const address = addressRead(first, extend);
  const value = addressRead(second, extend);
  const lines = lineSpan(at);
  const site = rest < 0 ? undefined : readCallSite(line.slice(rest));
  if (!site) return { address, value, lines };
  const { symbol, displacement } = site;
  return displacement === undefined
    ? { address, value, symbol, lines }
    : { address, value, symbol, displacement, lines };
}

/** Whether the value of a row that was read has 16 digits. */
function hasWideValue(line: string): boolean {
  const start = readFullAddress(line, 0, first) ? nextColumn(line, first.end) : -1;
  return start > 0 && readFullAddress(line, start, second) && second.high !== undefined;
}
