/** Rings of a graph: one per strongly connected component. */
import { describe, expect, it } from 'vitest';
import type { WaitEdge } from '../../../../src/shared/triage';
import { findCycles } from '../../../../src/server/transcript/cycles';

/** `a>b b>a`. */
function ringsOf(text: string): string[] {
  const pairs = text.split(' ').map((pair) => pair.split('>'));
  const edges = pairs.map(([from = '', to = ''], index): WaitEdge => ({
    id: `e${index}`,
    from,
    to,
    kind: 'waits-for',
    label: '',
    grade: 'observed',
    lines: [1, 1],
    why: '',
  }));
  const nodes = [...new Set(pairs.flat())].map((id) => ({ id, kind: 'thread', label: id }));
  return findCycles(nodes, edges).map((ring) => `${ring.nodes.join('')}:${ring.edges.length}`);
}

describe('findCycles', () => {
  it.each([
    ['a chain', 'a>b b>c c>d', []],
    ['a diamond', 'a>b a>c b>d c>d', []],
    ['one ring', 'a>b b>c c>a', ['abc:3']],
    ['a ring with a tail', 'x>a a>b b>a b>y', ['ab:2']],
    ['two rings', 'a>b b>a c>d d>c', ['ab:2', 'cd:2']],
    ['two rings, one leading to the other', 'a>b b>a b>c c>d d>c', ['cd:2', 'ab:2']],
    ['a node that waits for itself', 'a>a a>b', ['a:1']],
    ['two rings that share a node', 'a>b b>a b>c c>b', ['abc:4']],
  ])('finds in %s its rings', (_, text, rings) => {
    expect(
      ringsOf(text)
        .map((ring) => ring)
        .sort(),
    ).toEqual([...rings].sort());
  });

  it('does not run out of stack on a long chain', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => `n${index}>n${index + 1}`).join(' ');
    expect(ringsOf(chain)).toEqual([]);
  });
});
