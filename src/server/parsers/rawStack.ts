/**
 * `dds`, `dps`, `dqs`, and listings of that shape without a command: one pointer a row, with the symbol it points to.
 *
 *     a9750cf4 804f2dc4 nt!KiDeliverApc+0xc2
 *
 * Documentation: "dda, ddp, ddu, dpa, dpp, dpu, dqa, dqp, dqu" and "dds, dps, dqs (Display Words and Symbols)".
 */
import type { Address } from '../../shared/address';
import type { MemoryRecord } from '../model/memory';
import type { RawSlot, RawStackRecord } from '../model/stack';
import { find } from '../text/bytes';
import { readRow, type Row } from '../text/row';
import type { SectionText } from '../text/sectionText';
import { readCallSite } from './lines/callSite';
import { isElision } from './lines/common';
import { addressIn } from './lines/values';
import type { Parser } from './parser';

const slotRow = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?:\s+(\S.*))?$/i;
/** Lines that the debugger prints between two rows. */
const interruption = /^\*\*\* (?:ERROR|WARNING): |^Unable to /;
const scratch: Row = { columns: 0, rest: 0 };

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
    const records: (RawStackRecord | MemoryRecord)[] = [];
    let slots: RawSlot[] = [];
    let wide = false;
    const close = (): void => {
      const record = listing(slots, wide ? 8 : 4, text.kind === 'command');
      if (record) records.push(record);
      slots = [];
    };
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const row = slotRow.exec(line);
      const address = addressIn(context, row?.[1]);
      const value = addressIn(context, row?.[2]);
      if (row && address && value) {
        wide ||= (row[2]?.length ?? 0) > 8;
        slots.push(slot(text, at, address, value, row[3]));
      } else if (line !== '' && !isElision(line) && !interruption.test(line)) close();
    }
    close();
    return { records };
  },
};

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

function slot(
  text: SectionText,
  at: number,
  address: Address,
  value: Address,
  symbol: string | undefined,
): RawSlot {
  text.recognise(at);
  const site = symbol === undefined ? undefined : readCallSite(symbol);
  return {
    address,
    value,
    ...(site && { symbol: site.symbol }),
    ...(site?.displacement !== undefined && { displacement: site.displacement }),
    lines: [at, at],
  };
}
