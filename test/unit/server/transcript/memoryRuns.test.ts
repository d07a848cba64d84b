/** Long dumps, found by arithmetic: what is read at an address is what a table of all cells would hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/shared/address';
import { FrameSlots } from '../../../../src/server/transcript/frameSlots';
import type { Frame } from '../../../../src/server/model/stack';
import { analyze } from '../../../support/analyze';

const hex = (value: number): string => value.toString(16).padStart(8, '0');
const address = (value: number): ReturnType<typeof addressOf> =>
  addressOf(0xffff_ffff_0000_0000n + BigInt(value));

interface Dump {
  readonly start: number;
  readonly rows: number;
  readonly unit: 2 | 4;
  /** Added to what the cells hold. */
  readonly seed: number;
}

/** Values that are few, so that dumps agree now and then; one in thirteen could not be read. */
function valueAt({ unit, seed }: Dump, place: number): number | undefined {
  const sum = place / unit + seed;
  return sum % 13 === 0 ? undefined : (sum % 5) + 1;
}

function printed(dump: Dump): string {
  const { start, rows, unit } = dump;
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = Array.from({ length: 16 / unit }, (__, index) => {
      const value = valueAt(dump, start + 16 * row + unit * index);
      return value === undefined ? '?'.repeat(2 * unit) : value.toString(16).padStart(2 * unit, '0');
    });
    return `${hex(start + 16 * row)}  ${cells.join(' ')}\n`;
  });
  return `kd> d${unit === 2 ? 'w' : 'd'} ${hex(start)}\n${lines.join('')}`;
}

/** The last value shown at each address, and how often another of the same size stood there before. */
function table(dumps: readonly Dump[]): {
  values: Map<number, [value: number, unit: number]>;
  conflicts: number;
} {
  const values = new Map<number, [number, number]>();
  let conflicts = 0;
  for (const dump of dumps)
    for (let place = dump.start; place < dump.start + 16 * dump.rows; place += dump.unit) {
      const value = valueAt(dump, place);
      if (value === undefined) continue;
      const known = values.get(place);
      if (known?.[1] === dump.unit && known[0] !== value) conflicts++;
      values.set(place, [value, dump.unit]);
    }
  return { values, conflicts };
}

const dumps = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 160 }).map((row) => 0x8220_0000 + 8 * row),
    rows: fc.integer({ min: 2, max: 40 }),
    unit: fc.constantFrom(2 as const, 4 as const),
    seed: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('an image of dumps', () => {
  it('holds at each address what was shown there last', async () => {
    await fc.assert(
      fc.asyncProperty(dumps, async (shown) => {
        const { analysis, transcript } = await analyze(shown.map(printed).join(''));
        const id = transcript.sessions[0]?.id ?? '';
        const { values, conflicts } = table(shown);
        for (let place = 0x8220_0000 - 8; place < 0x8220_0000 + 0x800; place += 2) {
          const read = analysis.memory.read(id, address(place));
          const expected = values.get(place);
          expect(read && [Number.parseInt(read.value, 16), read.size]).toEqual(expected);
        }
        expect(analysis.memory.conflicts).toHaveLength(Math.min(conflicts, 200));
      }),
      { numRuns: 40 },
    );
  });

  it('says in which line a value stands', async () => {
    const { analysis, transcript } = await analyze(
      `\n${printed({ start: 0x8220_0000, rows: 20, unit: 4, seed: 1 })}`,
    );
    const id = transcript.sessions[0]?.id ?? '';
    expect(analysis.memory.read(id, address(0x8220_0124))?.lines).toEqual([21, 21]);
  });

  it('keeps the symbols of a long raw stack', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => {
      const symbol = index % 8 === 3 ? ` nt!KiDeliverApc+0x${index.toString(16)}` : '';
      return `${hex(0xb2d0_1000 + 4 * index)}  ${hex(0x8050_0000 + index)}${symbol}\n`;
    });
    const { analysis, transcript } = await analyze(`kd> dds b2d01000 L50\n${rows.join('')}`);
    const id = transcript.sessions[0]?.id ?? '';
    expect(analysis.memory.read(id, address(0xb2d0_102c))).toEqual({
      value: address(0x8050_000b),
      size: 4,
      lines: [13, 13],
      symbol: 'nt!KiDeliverApc+0xb',
    });
    expect(analysis.memory.read(id, address(0xb2d0_102e))).toBeUndefined();
  });
});

it('takes of several frames at one place the first that shows a slot', () => {
  const slots = new FrameSlots();
  const frame = (at: number, ...values: number[]): Frame => ({
    index: 0,
    symbol: 'nt!KiSwapThread',
    frame: address(at),
    returnAddress: address(values[0] ?? 0),
    args: values.slice(1).map(address),
    lines: [0, 0],
  });
  expect([
    slots.add(frame(0x1000, 1, 2), 10),
    slots.add(frame(0x1000, 7, 8), 20),
    slots.add(frame(0x1000, 3, 4, 5), 30),
    slots.add(frame(0x1004, 6, 7, 8), 40),
  ]).toEqual([2, 0, 1, 3]);
  const read = [0x1004, 0x1008, 0x100c, 0x1010, 0x1014].map((at) => {
    const value = slots.at(address(at));
    return value && [Number.parseInt(value.value.slice(8), 16), value.lines[0]];
  });
  expect(read).toEqual([[1, 11], [2, 11], [5, 31], [8, 41], undefined]);
});
