import { describe, expect, it } from 'vitest';
import { marksAt, marksOf } from '../../../webview/marks';
import { addressLens } from '../../../webview/dev/fixtures/addressLens';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { rawStack } from '../../../webview/dev/fixtures/rawStack';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../webview/dev/fixtures/waitGraph';

describe('marks', () => {
  it.each([threadStacks, irpStack, apcTimeline, waitGraph, rawStack, addressLens])(
    'have unique ids in $kind',
    (model) => {
      const ids = marksOf(model).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('answers the innermost mark under the cursor', () => {
    expect(marksAt(marksOf(threadStacks), [78, 78])).toEqual(['rrdtool:frame:3']);
    expect(marksAt(marksOf(threadStacks), [66, 66])).toEqual(['s1/thread:fffffadfcca9a040']);
  });

  it('answers all marks of equal span, and none for lines that mean nothing', () => {
    expect(marksAt(marksOf(waitGraph), [123, 123])).toEqual(['e4']);
    expect(marksAt(marksOf(waitGraph), [70, 71])).toEqual(['s1/thread:fffffadfcca9a040', 'narration:0']);
    expect(marksAt(marksOf(waitGraph), [9000, 9000])).toEqual([]);
  });

  it('falls back to what a wide selection touches', () => {
    expect(marksAt([{ id: 'a', lines: [5, 6] }, { id: 'ghost' }], [1, 10])).toEqual(['a']);
  });
});
