/** What of a large wait graph is shown first, and what is sent of a huge one. */
import { describe, expect, it } from 'vitest';
import { graphFocus } from '../../../../src/server/views/graphFocus';
import type { Finding, WaitGraph } from '../../../../src/shared/triage';

/** Threads that wait for the next one: pairs, so that every part stands alone. */
function pairs(count: number): WaitGraph {
  const ids = Array.from({ length: count }, (_, index) => [`waiter ${index}`, `holder ${index}`] as const);
  return {
    nodes: ids.flat().map((id) => ({ id, kind: 'thread', label: id })),
    edges: ids.map(([from, to]) => ({
      id: `${from} for ${to}`,
      from,
      to,
      kind: 'waits-for',
      label: '',
      grade: 'observed',
      lines: [1, 1],
      why: '',
    })),
    cycles: [],
  };
}

const finding = (thing: string): Finding => ({ things: [thing] }) as unknown as Finding;

describe('graphFocus', () => {
  it('leaves a small graph whole', () => {
    expect(graphFocus(pairs(20), [])).toBeUndefined();
  });

  it('begins with what findings name', () => {
    expect(graphFocus(pairs(100), [finding('waiter 70'), finding('no node')])?.focus).toEqual(['waiter 70']);
  });

  it('begins with what most wait for, where nothing is named', () => {
    const graph = pairs(100);
    const crowded = { ...graph, edges: graph.edges.map((edge) => ({ ...edge, to: 'holder 3' })) };
    expect(graphFocus(crowded, [])?.focus).toEqual(['holder 3']);
  });

  it('sends the neighbourhood of the focus first, and no more than can be drawn', () => {
    const part = graphFocus(pairs(5000), [finding('waiter 4999')])?.graph;
    expect(part?.nodes).toHaveLength(2000);
    expect(part?.edges.map(({ id }) => id)).toContain('waiter 4999 for holder 4999');
    const known = new Set(part?.nodes.map(({ id }) => id));
    expect(part?.edges.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
  });
});
