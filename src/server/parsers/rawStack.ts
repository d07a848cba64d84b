/**
 * `dds`, `dps`, `dqs`, and listings of that shape without a command: one pointer a row, with the symbol it points to.
 *
 *     a9750cf4 804f2dc4 nt!KiDeliverApc+0xc2
 *
 * Documentation: "dda, ddp, ddu, dpa, dpp, dpu, dqa, dqp, dqu" and "dds, dps, dqs (Display Words and Symbols)".
 */
import type { Address } from '../../shared/address';
import { parseAddress } from '../../shared/address';
import type { RawSlot } from '../model/stack';
import { find } from '../text/bytes';
import { readRow, type Row } from '../text/row';
import type { SectionText } from '../text/sectionText';
import { readCallSite } from './lines/callSite';
import { isElision } from './lines/common';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const slotRow = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?:\s+(\S.*))?$/i;
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
  ],
  parse(text, context, from) {
    const slots: RawSlot[] = [];
    let wide = false;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const row = slotRow.exec(line);
      if (!row) {
        if (line === '' || isElision(line)) continue;
        if (slots.length > 0) break;
        continue;
      }
      const address = addressIn(context, row[1]);
      const value =
        row[2]?.length === 8 && context.mode === 'user'
          ? parseAddress(row[2], 'zero')
          : addressIn(context, row[2]);
      if (!address || !value) continue;
      wide ||= (row[2]?.length ?? 0) > 8;
      slots.push(slot(text, at, address, value, row[3]));
      last = at;
    }
    const first = slots[0];
    if (!first) return nothing;
    return {
      records: [
        {
          kind: 'rawStack',
          lines: [first.lines[0], last],
          address: first.address,
          slots,
          pointerSize: wide ? 8 : 4,
        },
      ],
    };
  },
};

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
