/**
 * One row of memory, in any unit.
 *
 *     00000000`014edf48  000002b0 00000000 00000000 014edfac      dd
 *     0012ff80  4d 5a 90 00 03 00 00 00-04 00 00 00 ff ff 00 00  MZ..............
 *     0012ff80  5a4d 0090 0003 0000 ????                          dw
 *     0012ff80  "C:\Windows"                                      da, du
 *     0012ff80  01001101 01011010  4d 5a                          dyb
 *              1.5           -1.#QNAN                             df, dD: behind the address
 */
import { parseAddress, type Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { MemoryRow } from '../../model/memory';
import { flat, intern } from '../../text/intern';
import { behindCell, cellEnd, type MemoryUnit } from './memoryCell';
import { addressIn } from './values';

const head = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?::?\s+)(\S.*)$/i;
const most: Readonly<Record<MemoryUnit, number>> = { 1: 16, 2: 16, 4: 8, 8: 4 };
const quoted = /^"(.*)"?$/;
const floats = /^(?:[-+]?\d+(?:\.[#\w]+)?(?:e[-+]?\d+)?(?:\s+|$))+$/i;
const bits = /^(?:[01?]{8}(?:\s+|$)){1,8}/;
/** The commands whose cells are no hex digits. */
const notHex = new Map<string | undefined, { readonly shape: RegExp; readonly unit: MemoryUnit }>([
  ['f', { shape: floats, unit: 4 }],
  ['D', { shape: floats, unit: 8 }],
  ['y', { shape: bits, unit: 1 }],
]);

type Base = Pick<MemoryRow, 'address' | 'lines'>;

interface ReadRow {
  readonly row: MemoryRow;
  readonly unit: MemoryUnit;
}

/**
 * Reads one row. Without a `unit` the width of the first cell tells it. `command` is the letter behind `d`, where one was typed.
 */
export function readMemoryRow(
  line: string,
  at: number,
  context: Context,
  unit?: MemoryUnit,
  command?: string,
): ReadRow | undefined {
  const match = head.exec(line);
  const address = addressIn(context, match?.[1]);
  const rest = match?.[2];
  if (!address || rest === undefined) return undefined;
  const base = { address, lines: [at, at] as const };
  const string = quoted.exec(rest)?.[1];
  if (string !== undefined) return readText(string.replace(/"$/, ''), command === 'u' ? 2 : 1, base);
  const spelled = notHex.get(command);
  if (spelled)
    return spelled.shape.test(rest) ? readText(rest.replace(/\s+/g, ' '), spelled.unit, base) : undefined;
  const width = unit ?? widthOf(rest);
  return width === undefined ? undefined : readCells(rest, width, base, command);
}

/** A row that is kept as it is printed. */
function readText(text: string, unit: MemoryUnit, base: Base): ReadRow {
  return { row: { ...base, values: [], text: flat(text) }, unit };
}

/** The bytes of one cell, by its digits; undefined when the row begins with something else. */
function widthOf(rest: string): MemoryUnit | undefined {
  const first = /^[0-9a-f?`]+/i.exec(rest)?.[0].length;
  if (first === 2) return 1;
  if (first === 4) return 2;
  if (first === 8) return 4;
  return first === 16 || first === 17 ? 8 : undefined;
}

function readCells(
  rest: string,
  unit: MemoryUnit,
  base: Base,
  command: string | undefined,
): ReadRow | undefined {
  const values: (Address | undefined)[] = [];
  let at = 0;
  while (values.length < most[unit]) {
    while (unit !== 1 && rest[at] === ' ' && values.length > 0) at++;
    const end = cellEnd(rest, at, unit);
    if (end < 0) break;
    const value = parseAddress(rest.slice(at, end).padStart(unit < 4 ? 8 : 0, '0'), 'zero');
    values.push(value && (intern(value) as Address));
    at = behindCell(rest, end, unit);
  }
  const text = rest.slice(at).trim();
  if (values.length === 0 || !isText(text, values.length, unit, command)) return undefined;
  return { row: { ...base, values, ...(text !== '' && { text: flat(text) }) }, unit };
}

/** Behind bytes and `dc` cells stand as many characters, less the blanks at the ends; behind others nothing. */
function isText(text: string, cellCount: number, unit: MemoryUnit, command: string | undefined): boolean {
  if (text === '') return unit > 1 || command !== undefined || cellCount > 1;
  if (unit === 2 || unit === 8) return false;
  if (unit === 4 && command === undefined && cellCount < 2) return false;
  return text.length <= cellCount * unit + (command === undefined ? 0 : 8);
}
