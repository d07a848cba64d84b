// Two thousand damaged inputs through everything the product does; `npm run fuzz` does the same with as many as there is time for.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBases } from '../../fuzz/bases';
import { runCase, type Failure } from '../../fuzz/cases';
import { checkLines, checkRanges, checkTokens, TextBounds } from '../../fuzz/invariants';
import { minimize } from '../../fuzz/minimize';

const bases = readBases(join(import.meta.dirname, '../../..'), false);
const seed = 20;
const count = 2000;

it('damaged inputs bring nothing down', async () => {
  const failures: Failure[] = [];
  for (let index = 0; index < count; index++) {
    const { failure } = await runCase(bases, seed, index);
    if (failure) failures.push(failure);
  }
  expect(failures).toEqual([]);
}, 120_000);

describe('the invariants see', () => {
  const bounds = new TextBounds(['0: kd> k', 'Call Site']);
  it('lines outside the text', () => {
    expect(() => {
      checkLines({ findings: [{ lines: [1, 3] }] }, bounds);
    }).toThrow('.findings.0.lines is [1, 3] of 2 lines');
  });
  it('ranges that end before they begin', () => {
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 2 } };
    expect(() => {
      checkRanges([{ range }], bounds);
    }).toThrow('range');
  });
  it('tokens behind the end of a line', () => {
    expect(() => {
      checkTokens([1, 5, 5, 0, 0], bounds);
    }).toThrow('token of 5 at 1:5');
  });
});

it('a failing input is made small', async () => {
  const smallest = await minimize(Buffer.from('0: kd> !thread\nTHREAD boom 1234\n'), (bytes) =>
    Promise.resolve(Buffer.from(bytes).includes('boom')),
  );
  expect(Buffer.from(smallest).toString()).toBe('boom');
});
