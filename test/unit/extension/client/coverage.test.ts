/** The percentage in the language status. */
import { expect, it } from 'vitest';
import { coverageCounts, coveragePercent } from '../../../../src/extension/client/coverage';

const coverage = { lines: 100, blank: 10, recognised: 60, prose: [[1, 10]], unrecognised: [] } as const;

it('counts what is neither blank nor prose', () => {
  expect(coveragePercent(coverage)).toBe(75);
});

it('says 100 only when nothing is missing', () => {
  expect(coveragePercent({ ...coverage, lines: 100_020, recognised: 99_999 })).toBe(99);
  expect(coveragePercent({ ...coverage, recognised: 80 })).toBe(100);
  expect(coveragePercent({ lines: 0, blank: 0, recognised: 0, prose: [], unrecognised: [] })).toBe(100);
});

it('counts lines by what became of them', () => {
  expect(
    coverageCounts({
      ...coverage,
      unrecognised: [
        [11, 12],
        [20, 20],
      ],
    }),
  ).toEqual({
    recognised: 60,
    unrecognised: 3,
    prose: 10,
    blank: 10,
  });
});
