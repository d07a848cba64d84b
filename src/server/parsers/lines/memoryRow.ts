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
import type { Address } from '../../../shared/address';
import { extension, type Context } from '../../model/context';
import type { MemoryRow } from '../../model/memory';
import { addressAt, fullAddressEnd, hexAt } from '../../text/addressAt';
import { colon } from '../../text/bytes';
import { flat } from '../../text/intern';
import { addressOfHalves } from '../../text/recentAddress';
import { lineSpan } from '../../text/span';
import { behindCell, cellEnd, type MemoryUnit } from './memoryCell';

const most: Readonly<Record<MemoryUnit, number>> = { 1: 16, 2: 16, 4: 8, 8: 4 };
const [quote, questionMark] = [34, 63];
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
  const addressTo = fullAddressEnd(line, 0);
  const start = addressTo < 0 ? -1 : behindAddress(line, addressTo);
  if (start < 0) return undefined;
  const base = { address: addressAt(line, 0, addressTo, extension(context)), lines: lineSpan(at) };
  if (line.charCodeAt(start) === quote)
    return readText(line.slice(start + 1).replace(/"$/, ''), command === 'u' ? 2 : 1, base);
  const spelled = notHex.get(command);
  if (spelled) {
    const rest = line.slice(start);
    return spelled.shape.test(rest) ? readText(rest.replace(/\s+/g, ' '), spelled.unit, base) : undefined;
  }
  const width = unit ?? widthOf(line, start);
  return width === undefined ? undefined : readCells(line, start, width, base, command);
}

/** Where the cells begin: past a colon and blanks, of which there must be one; -1 where nothing stands behind them. */
function behindAddress(line: string, end: number): number {
  const gap = line.charCodeAt(end) === colon ? end + 1 : end;
  let at = gap;
  while (isBlank(line.charCodeAt(at))) at++;
  return at === gap || at >= line.length ? -1 : at;
}

function isBlank(code: number): boolean {
  return code === 32 || (code < 14 && code > 8);
}

/** A row that is kept as it is printed. */
function readText(text: string, unit: MemoryUnit, base: Base): ReadRow {
  return { row: { ...base, values: [], text: flat(text) }, unit };
}

const firstCell = /[0-9a-f?`]+/iy;

/** The bytes of one cell, by its digits; undefined when the row begins with something else. */
function widthOf(line: string, start: number): MemoryUnit | undefined {
  firstCell.lastIndex = start;
  const digits = firstCell.test(line) ? firstCell.lastIndex - start : 0;
  if (digits === 2) return 1;
  if (digits === 4) return 2;
  if (digits === 8) return 4;
  return digits === 16 || digits === 17 ? 8 : undefined;
}

function readCells(
  line: string,
  start: number,
  unit: MemoryUnit,
  { address, lines }: Base,
  command: string | undefined,
): ReadRow | undefined {
  const values: (Address | undefined)[] = [];
  let at = start;
  while (values.length < most[unit]) {
    while (unit !== 1 && line.charCodeAt(at) === 32 && values.length > 0) at++;
    const end = cellEnd(line, at, unit);
    if (end < 0) break;
    values.push(valueOf(line, at, end));
    at = behindCell(line, end, unit);
  }
  const text = at < line.length ? line.slice(at).trim() : '';
  if (values.length === 0 || !isText(text, values.length, unit, command)) return undefined;
  const row: MemoryRow =
    text === '' ? { address, lines, values } : { address, lines, values, text: flat(text) };
  return { row, unit };
}

/** What a cell holds; undefined for question marks. */
function valueOf(line: string, at: number, end: number): Address | undefined {
  if (line.charCodeAt(at) === questionMark) return undefined;
  return end - at > 8 ? addressAt(line, at, end, 'zero') : addressOfHalves(0, hexAt(line, at, end));
}

/** Behind bytes and `dc` cells stand as many characters, less the blanks at the ends; behind others nothing. */
function isText(text: string, cellCount: number, unit: MemoryUnit, command: string | undefined): boolean {
  if (text === '') return unit > 1 || command !== undefined || cellCount > 1;
  if (unit === 2 || unit === 8) return false;
  if (unit === 4 && command === undefined && cellCount < 2) return false;
  return text.length <= cellCount * unit + (command === undefined ? 0 : 8);
}
