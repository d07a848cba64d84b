/** Cells of memory by width: where they end, and what begins behind them. */
import { expect, it } from 'vitest';
import { behindCell, cellEnd, type MemoryUnit } from '../../../../../src/server/parsers/lines/memoryCell';

it.each<[row: string, unit: MemoryUnit, cells: string[]]>([
  ['4d 5a 90-00 MZ', 1, ['4d', '5a', '90', '00']],
  ['?? 5a', 1, ['??', '5a']],
  ['5a4d 0090 ????', 2, ['5a4d', '0090', '????']],
  ['000002b0-014edfac ????????', 4, ['000002b0', '014edfac', '????????']],
  ['00000000`014edfac ????????`????????', 8, ['00000000`014edfac', '????????`????????']],
  ['00000000014edfac 1', 8, ['00000000014edfac']],
  ['5a4d-0090', 2, []],
  ['4d5', 1, []],
  ['4?', 1, []],
  ['014edfa', 4, []],
  ['', 4, []],
])('%s in units of %i', (row, unit, cells) => {
  const found: string[] = [];
  for (let at = 0, end = cellEnd(row, 0, unit); end >= 0; end = cellEnd(row, at, unit)) {
    found.push(row.slice(at, end));
    at = behindCell(row, end, unit);
  }
  expect(found).toEqual(cells);
});
