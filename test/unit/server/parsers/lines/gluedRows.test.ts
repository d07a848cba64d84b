// Rows of memory on one line: what joined them is pasting, and what looks like it is not.
import { expect, it } from 'vitest';
import { gluedRows } from '../../../../../src/server/parsers/lines/gluedRows';

it.each([
  [
    'wide rows with symbols',
    'fffff880`03164a10  00000000`00000001fffff880`03164a18  fffff800`02a7c1b2 nt!KiSwapContext+0x7afffff880`03164a20  00000000`00000000',
    [
      'fffff880`03164a10  00000000`00000001',
      'fffff880`03164a18  fffff800`02a7c1b2 nt!KiSwapContext+0x7a',
      'fffff880`03164a20  00000000`00000000',
    ],
  ],
  [
    'narrow rows',
    '8213a000  00000001 000000028213a008  00000003 ????????8213a010  00000005 00000006',
    ['8213a000  00000001 00000002', '8213a008  00000003 ????????', '8213a010  00000005 00000006'],
  ],
  ['one row', '8213a000  00000001 00000002', ['8213a000  00000001 00000002']],
  ['columns two blanks apart', '00400000  00412000  sample', ['00400000  00412000  sample']],
])('%s', (_, line, rows) => {
  expect(gluedRows(line)).toEqual(rows);
});
