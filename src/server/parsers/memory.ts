/**
 * `dw`, `dd`, `dq`, `dp` and the unreadable cells of each.
 *
 *     0:006:x86> dd @esp+4 l0n10
 *     00000000`014edf48  000002b0 00000000 00000000 014edfac
 *
 * Documentation: "d, da, db, dc, dd, dD, df, dp, dq, du, dw (Display Memory)".
 */
import type { Address } from '../../shared/address';
import { parseAddress } from '../../shared/address';
import type { Context } from '../model/context';
import type { MemoryRow } from '../model/memory';
import { flat, intern } from '../text/intern';
import { readRow, type Row } from '../text/row';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const asked = /^d([dqpwc])\b\s*(\S.*?)?(?:\s+[lL]\S*)?\s*$/;
const head = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+(\S.*)$/i;
const cell = {
  2: /^(?:[0-9a-f]{4}|\?{4})$/i,
  4: /^(?:[0-9a-f]{8}|\?{8})$/i,
  8: /^(?:[0-9a-f]{8}`?[0-9a-f]{8}|\?{8}`?\?{8})$/i,
};
const scratch: Row = { columns: 0, rest: 0 };

export const memoryParser: Parser = {
  commands: asked,
  openers: [
    {
      kind: 'memory',
      starts: 'row',
      interrupts: ['text'],
      opens: (bytes, at, end) =>
        readRow(bytes, at, end, scratch) && scratch.columns >= 3 && scratch.rest >= end,
    },
  ],
  parse(text, context, from) {
    const command = asked.exec(context.command ?? '');
    const rows: MemoryRow[] = [];
    let unit = unitOf(command?.[1], context);
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const match = head.exec(text.trimmed(at));
      const words = match?.[2]?.split(/\s+/);
      const address = addressIn(context, match?.[1]);
      if (!words || !address) continue;
      unit ??= (words[0]?.length ?? 0) > 8 ? 8 : 4;
      const values = readCells(words, unit);
      if (values.length === 0) continue;
      rows.push({ address, values, lines: [at, at] });
      text.recognise(at);
      first ??= at;
      last = at;
    }
    if (first === undefined || unit === undefined || !rows[0]) return nothing;
    const expression = command?.[2];
    return {
      records: [
        {
          kind: 'memory',
          lines: [first, last],
          address: rows[0].address,
          start: rows[0].address,
          unit,
          rows,
          ...(expression !== undefined && { expression: flat(expression) }),
        },
      ],
    };
  },
};

function unitOf(letter: string | undefined, context: Context): 2 | 4 | 8 | undefined {
  if (letter === 'w') return 2;
  if (letter === 'd' || letter === 'c') return 4;
  if (letter === 'q') return 8;
  if (letter === 'p' && (context.effective ?? context.machine) === 'x86') return 4;
  return undefined;
}

/** The values at the start of a row; characters that follow (`dc`) are left. */
function readCells(words: readonly string[], unit: 2 | 4 | 8): (Address | undefined)[] {
  const values: (Address | undefined)[] = [];
  for (const word of words) {
    if (!cell[unit].test(word)) break;
    const value = parseAddress(word, 'zero');
    values.push(value && (intern(value) as Address));
  }
  return values;
}
