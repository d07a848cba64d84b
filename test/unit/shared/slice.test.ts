/** The names of slices: made of a file and a line, and read back from whatever spelling an editor gives them. */
import { describe, expect, it } from 'vitest';
import { parseSlice, sliceUri } from '../../../src/shared/slice';

describe('the URI of a slice', () => {
  it.each([
    ['file:///logs/big.log', 'kdscope-slice:/logs/big.log-L4001.windbg'],
    ['file:///c%3A/logs/a%20b.log', 'kdscope-slice:/c%3A/logs/a%20b.log-L4001.windbg'],
    ['file://server/share/big.log', 'kdscope-slice://server/share/big.log-L4001.windbg'],
    ['file:///logs/odd-L17.windbg', 'kdscope-slice:/logs/odd-L17.windbg-L4001.windbg'],
  ])('of %s leads back to it', (file, uri) => {
    expect(sliceUri({ file, first: 4001 })).toBe(uri);
    expect(parseSlice(uri)).toEqual({ file, first: 4001 });
  });

  it.each([
    'file:///logs/big.log-L1.windbg',
    'kdscope-slice:/logs/big.log',
    'kdscope-slice:/logs/big.log-L0.windbg',
    'kdscope-slice:big.log-L1.windbg',
    `kdscope-slice:/x-L${'9'.repeat(40)}.windbg`,
    '',
  ])('is not %j', (uri) => {
    expect(parseSlice(uri)).toBeUndefined();
  });
});
