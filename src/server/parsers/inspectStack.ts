/**
 * `!irs` of MEX: the memory of a stack, with what its values may be, frame by frame.
 *
 *        1 | rpcrt4!LRPC_BASE_CCALL::SendR... |                  |                  | --- frame start --- |      |
 *          |                                  | 0000000000c8ee60 | 00007fffeb92dbf0 | rpcrt4!NDR_QUEUE:... | text | text
 *
 * Documentation: "MEX Debugging Extension for WinDbg".
 */
import type { RawSlot } from '../model/stack';
import { intern } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const row =
  /^(?:\d+ )?\|([^|]{0,80})\|\s*([0-9a-f]{16}|[0-9a-f]{8})?\s*\|\s*([0-9a-f]{16}|[0-9a-f]{8})?\s*\|([^|]{0,80})(?:\||$)/i;
const heading = /^#?\s*\|?\s*(?:Frame|Symbol|Function)\b[^|]*\|\s*(?:Stack )?(?:Address|Addr)\b/i;

const sweeper: Sweeper = {
  first: `${decimalDigits}|#`,
  sweep(text, from, line, context) {
    if (heading.test(line)) {
      text.recognise(from);
      return { records: [], next: from + 1 };
    }
    if (!row.test(line)) return undefined;
    const slots: RawSlot[] = [];
    let last = from;
    for (let at = from; at < text.count; at++) {
      const match = row.exec(text.trimmed(at));
      if (!match) break;
      const address = addressIn(context, match[2]);
      const value = addressIn(context, match[3]);
      const symbol = (match[4] ?? '').trim();
      if (address && value)
        slots.push({
          address,
          value,
          ...(symbol.includes('!') && { symbol: intern(symbol) }),
          lines: [at, at],
        });
      text.recognise(at);
      last = at;
    }
    const [first] = slots;
    return {
      records: first
        ? [
            {
              kind: 'rawStack',
              lines: [from, last],
              address: first.address,
              slots,
              pointerSize: sizeOf(text.trimmed(first.lines[0])),
            },
          ]
        : [],
      next: last + 1,
    };
  },
};

function sizeOf(line: string): 4 | 8 {
  return (row.exec(line)?.[2]?.length ?? 16) > 8 ? 8 : 4;
}

export const inspectStackParser: Parser = { parse: () => nothing, sweeper };
