import { describe, expect, it } from 'vitest';
import { counted, duration, grouped, linesText } from '../../../webview/format';

describe('format', () => {
  it.each([
    [0, '0 ms'],
    [250, '250 ms'],
    [14_875, '14.9 s'],
    [59_990, '1 min'],
    [850_969, '14 min 11 s'],
    [5_742_421, '1 h 35 min'],
    [7_200_000, '2 h'],
    [3_600_500, '1 h'],
    [90_000_000, '1 d 1 h'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('groups digits and names lines', () => {
    expect(grouped(6_545_162)).toBe('6,545,162');
    expect(linesText([3, 3])).toBe('line 3');
    expect(linesText([3, 9])).toBe('lines 3–9');
    expect(counted(1, 'stack')).toBe('1 stack');
    expect(counted(2000, 'stack')).toBe('2,000 stacks');
  });
});
