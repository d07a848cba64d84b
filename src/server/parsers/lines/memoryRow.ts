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
import { addressRead, hexAt, nextColumn, readFullAddress, type FullAddress } from '../../text/addressAt';
import { colon } from '../../text/bytes';
import { flat } from '../../text/intern';
import { addressOfHalves } from '../../text/recentAddress';
import { lineSpan } from '../../text/span';
import { behindCell, cellEnd, type MemoryUnit } from './memoryCell';

const most: Readonly<Record<MemoryUnit, number>> = { 1: 16, 2: 16, 4: 8, 8: 4 };
const full: FullAddress = { end: 0, high: undefined, low: 0 };
const [quote, questionMark] = [34, 63];
const floats = /^(?:[-+]?\d+(?:\.[#\w]+)?(?:e[-+]?\d+)?(?:\s+|$))+$/i;
const bits = /^(?:[01?]{8}(?:\s+|$)){1,8}/;
/** The commands whose cells are no hex digits. */
const notHex = new Map<string | undefined, { readonly shape: RegExp; readonly unit: MemoryUnit }>([
  ['f', { shape: floats, unit: 4 }],
  ['D', { shape: floats, unit: 8 }],
  ['y', { shape: bits, unit: 1 }],
]);

const none: readonly never[] = [];

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
  if (!readFullAddress(line, 0, full)) return undefined;
  const start = nextColumn(line, line.charCodeAt(full.end) === colon ? full.end + 1 : full.end);
  if (start < 0) return undefined;
  const base = { address: addressRead(full, extension(context)), lines: lineSpan(at) };
  if (line.charCodeAt(start) === quote) return readText(unquoted(line, start), command === 'u' ? 2 : 1, base);
  const spelled = notHex.get(command);
  if (spelled) {
    const rest = line.slice(start);
    return spelled.shape.test(rest) ? readText(rest.replace(/\s+/g, ' '), spelled.unit, base) : undefined;
  }
  const width = unit ?? widthOf(line, start);
  return width === undefined ? undefined : readCells(line, start, width, base, command);
}

/** What stands between the quotes, of which the second may be missing. */
function unquoted(line: string, start: number): string {
  const last = line.length - 1;
  return line.slice(start + 1, last > start && line.charCodeAt(last) === quote ? last : line.length);
}

/** A row that is kept as it is printed. */
function readText(text: string, unit: MemoryUnit, base: Base): ReadRow {
  const { address, lines } = base;
  return { row: { address, lines, values: none, text: flat(text) }, unit };
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
  // What is kept is an array of their number, without the room to grow that `push` leaves.
  const cells = new Array<Address | undefined>(most[unit]);
  let count = 0;
  let at = start;
  for (; count < most[unit]; count++) {
    while (unit !== 1 && line.charCodeAt(at) === 32 && count > 0) at++;
    const end = cellEnd(line, at, unit);
    if (end < 0) break;
    cells[count] = valueOf(line, at, end);
    at = behindCell(line, end, unit);
  }
  const text = at < line.length ? line.slice(at).trim() : '';
  if (count === 0 || !isText(text, count, unit, command)) return undefined;
  const values = cells.slice(0, count);
  const row: MemoryRow =
    text === '' ? { address, lines, values } : { address, lines, values, text: flat(text) };
  return { row, unit };
}

/** What a cell holds; undefined for question marks. */
function valueOf(line: string, at: number, end: number): Address | undefined {
  if (line.charCodeAt(at) === questionMark) return undefined;
  if (end - at <= 8) return addressOfHalves(0, hexAt(line, at, end));
  return readFullAddress(line, at, full) ? addressRead(full, 'zero') : undefined;
}

/** Behind bytes and `dc` cells stand as many characters, less the blanks at the ends; behind others nothing. */
function isText(text: string, cellCount: number, unit: MemoryUnit, command: string | undefined): boolean {
  if (text === '') return unit > 1 || command !== undefined || cellCount > 1;
  if (unit === 2 || unit === 8) return false;
  if (unit === 4 && command === undefined && cellCount < 2) return false;
  return text.length <= cellCount * unit + (command === undefined ? 0 : 8);
}
