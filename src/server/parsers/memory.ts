/**
 * `d`, `da`, `db`, `dc`, `dd`, `dD`, `df`, `dp`, `dq`, `du`, `dw`, `dyb`, `dyd`, and rows of that shape wherever they stand.
 *
 *     0:006:x86> dd @esp+4 l0n10
 *     00000000`014edf48  000002b0 00000000 00000000 014edfac
 *
 * Documentation: "d, da, db, dc, dd, dD, df, dp, dq, du, dw (Display Memory)".
 */
import type { Context } from '../model/context';
import type { MemoryRecord, MemoryRow } from '../model/memory';
import { flat } from '../text/intern';
import { readRow, type Row } from '../text/row';
import type { SectionText } from '../text/sectionText';
import { gluedRows } from './lines/gluedRows';
import type { MemoryUnit } from './lines/memoryCell';
import { readMemoryRow } from './lines/memoryRow';
import { hexDigits, type Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const asked = /^!?d([abcdDfpquwy])[bd]?\b\s*(\S.*?)?(?:\s+[lL]\S*)?\s*$/;
/** Above the bits of `dyb`. */
const bitNumbers = /^(?:7?6?54?3210\s*)+|^(?:76543210\s*)+$/;
const scratch: Row = { columns: 0, rest: 0 };

const sweeper: Sweeper = {
  first: hexDigits,
  sweep(text, from, line, context) {
    const first = readMemoryRow(line, from, context);
    if (!first) return undefined;
    const record = readRun(text, from, context, first.unit, undefined);
    return record && { records: [record], next: record.lines[1] + 1 };
  },
};

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
    const unit = unitOf(command?.[1], context);
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (command?.[1] === 'y' && bitNumbers.test(line)) text.recognise(at);
      const first = readMemoryRow(gluedRows(line)[0] ?? line, at, context, unit, command?.[1]);
      if (!first) continue;
      const record = readRun(text, at, context, unit ?? first.unit, command?.[1]);
      if (!record) continue;
      const expression = command?.[2];
      return { records: [{ ...record, ...(expression !== undefined && { expression: flat(expression) }) }] };
    }
    return nothing;
  },
  sweeper,
};

/** Rows of one unit from line `from` on; other lines between them end it, unless a command says that rows are expected. */
function readRun(
  text: SectionText,
  from: number,
  context: Context,
  unit: MemoryUnit,
  command: string | undefined,
): MemoryRecord | undefined {
  const rows: MemoryRow[] = [];
  let last = from;
  for (let at = from; at < text.count; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const whole = readMemoryRow(line, at, context, unit, command);
    if (whole) rows.push(whole.row);
    else {
      const read = readGlued(line, at, context, unit, command);
      if (read.length > 0) rows.push(...read);
      else if (command === undefined) break;
      else continue;
    }
    text.recognise(at);
    last = at;
  }
  const [first] = rows;
  if (!first) return undefined;
  return { kind: 'memory', lines: [from, last], address: first.address, start: first.address, unit, rows };
}

/** The rows of a line that pasting joined. */
function readGlued(
  line: string,
  at: number,
  context: Context,
  unit: MemoryUnit,
  command: string | undefined,
): readonly MemoryRow[] {
  const parts = gluedRows(line);
  if (parts.length === 1) return [];
  const read = parts.flatMap((part) => readMemoryRow(part, at, context, unit, command)?.row ?? []);
  return read.length === parts.length ? read : [];
}

function unitOf(letter: string | undefined, context: Context): MemoryUnit | undefined {
  if (letter === 'b' || letter === 'a') return 1;
  if (letter === 'w' || letter === 'u') return 2;
  if (letter === 'd' || letter === 'c' || letter === 'f') return 4;
  if (letter === 'q' || letter === 'D') return 8;
  if (letter === 'p' && (context.effective ?? context.machine) === 'x86') return 4;
  return undefined;
}
