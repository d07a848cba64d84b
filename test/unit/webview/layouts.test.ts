import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/shared/triage';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { manyStacks, threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../webview/dev/fixtures/waitGraph';
import { storyStep } from '../../../webview/views/apcTimeline/storyKeys';
import { layoutStory } from '../../../webview/views/apcTimeline/storyLayout';
import { tickScale } from '../../../webview/views/apcTimeline/tickScale';
import { layersOf } from '../../../webview/views/irpStack/layers';
import { rowsOf } from '../../../webview/views/threadStacks/arrangements';
import { inSight, offsetsOf } from '../../../webview/views/threadStacks/windowing';
import { graphStep } from '../../../webview/views/waitGraph/graphKeys';
import { layoutGraph, smoothPath } from '../../../webview/views/waitGraph/graphLayout';

function only<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('empty');
  return first;
}

describe('layoutStory', () => {
  const story = only(apcTimeline.stories);

  it('places each step one column after the last of those before it', () => {
    const columns = Object.fromEntries(
      layoutStory(story).steps.map(({ step, column }) => [step.id.slice(7), column]),
    );
    expect(columns).toEqual({ worker: 0, wait: 1, swap: 2, deliver: 3, complete: 3, lock: 4, fault: 5 });
  });

  it('draws no arrow that follows from others', () => {
    const arrows = layoutStory(story).arrows.map((ends) => ends.map((id) => id.slice(7)).join('>'));
    expect(arrows).toEqual([
      'worker>wait',
      'wait>swap',
      'swap>deliver',
      'swap>complete',
      'deliver>lock',
      'lock>fault',
    ]);
  });

  it('says which neighbours no order separates, and gives each a place of its own', () => {
    const { steps } = layoutStory(story);
    expect(steps.filter(({ unordered }) => unordered).map(({ step }) => step.id)).toEqual([
      's0/apc/complete',
      's0/apc/lock',
    ]);
    const places = steps.map(({ column, lane, slot }) => `${column} ${lane} ${slot}`);
    expect(new Set(places).size).toBe(steps.length);
  });

  it('survives a circle and a step before nothing', () => {
    const broken: Story = {
      ...story,
      steps: story.steps
        .slice(0, 2)
        .map((step, index) => ({ ...step, id: `${index}`, after: [`${1 - index}`, 'gone'] })),
    };
    expect(layoutStory(broken).steps).toHaveLength(2);
  });

  it('moves along the order and between lanes', () => {
    const { steps } = layoutStory(story);
    expect(storyStep(steps, 'ArrowRight', 's0/apc/deliver')).toBe('s0/apc/complete');
    expect(storyStep(steps, 'ArrowDown', 's0/apc/swap')).toBe('s0/apc/deliver');
    expect(storyStep(steps, 'ArrowUp', 's0/apc/deliver')).toBe('s0/apc/swap');
    expect(storyStep(steps, 'End', undefined)).toBe('s0/apc/fault');
  });
});

describe('tickScale', () => {
  it('is linear and labels human time before the last snapshot', () => {
    const scale = tickScale({ from: 6_545_162, to: 6_967_139, tickMs: 15.625, origin: 6_967_139 }, 8);
    expect(scale.at(6_545_162)).toBe(0);
    expect(scale.at(6_967_139)).toBe(100);
    expect(scale.at(6_912_677)).toBeCloseTo(87.09, 1);
    expect(scale.labels.map(({ msBefore }) => msBefore / 60_000)).toEqual([0, 15, 30, 45, 60, 75, 90, 105]);
  });

  it('stays within reason for a clock that stands and for one of years', () => {
    expect(tickScale({ from: 5, to: 5, tickMs: 15.625, origin: 5 }, 4).labels).toHaveLength(1);
    expect(tickScale({ from: 0, to: 4e10, tickMs: 15.625, origin: 4e10 }, 4).labels.length).toBeLessThan(6);
  });
});

describe('layersOf', () => {
  it('collapses what is not shown and what is unused', () => {
    const texts = irpStack.irps.map((irp) =>
      layersOf(irp).map((layer) => (layer.kind === 'gap' ? layer.text : `${layer.location.index}`)),
    );
    expect(texts).toEqual([
      ['7', '6 unused / not shown'],
      ['5', '4', '3', '2 unused'],
    ]);
  });

  it('lets the unused row lead to their lines', () => {
    const gap = layersOf(irpStack.irps[1] ?? only(irpStack.irps)).at(-1);
    expect(gap).toMatchObject({ kind: 'gap', lines: [294, 299] });
  });
});

describe('rowsOf', () => {
  const options = { toggled: new Set<string>(), ownOnly: false, shared: false, hits: () => false };

  it('folds what is toggled, and starts long lists folded but for badges', () => {
    const { stacks } = threadStacks;
    const toggled = new Set(stacks.map(({ id }) => id));
    const folded = rowsOf('threads', stacks, stacks.length, { ...options, toggled });
    expect(folded.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'stack'));
    const many = rowsOf('threads', manyStacks(2000).stacks, 2000, options);
    expect(many.filter((row) => row.kind === 'stack' && row.open)).toHaveLength(200);
  });
});

describe('inSight', () => {
  it('finds the rows in sight by their offsets', () => {
    const offsets = offsetsOf(100_000, (index) => (index % 10 === 0 ? 44 : 22));
    const [from, to] = inSight(offsets, 1_000_000, 600, 200);
    expect(offsets.tops[from]).toBeLessThanOrEqual(1_000_000);
    expect(offsets.tops[to]).toBeGreaterThanOrEqual(1_000_600);
    expect(to - from).toBeLessThan(80);
    expect(
      inSight(
        offsetsOf(0, () => 0),
        0,
        600,
        200,
      ),
    ).toEqual([0, 0]);
  });
});

describe('layoutGraph', () => {
  const layout = layoutGraph(waitGraph);

  it('places every node apart and every edge with points', () => {
    expect(layout.nodes).toHaveLength(6);
    for (const a of layout.nodes) {
      for (const b of layout.nodes) {
        const apart =
          Math.abs(a.box.x - b.box.x) >= (a.box.width + b.box.width) / 2 ||
          Math.abs(a.box.y - b.box.y) >= (a.box.height + b.box.height) / 2;
        expect(a === b || apart).toBe(true);
      }
    }
    expect(layout.edges.every(({ points }) => points.length > 1)).toBe(true);
  });

  it('leaves out edges to nodes that are not there', () => {
    expect(layoutGraph({ nodes: waitGraph.nodes.slice(0, 1), edges: waitGraph.edges }).edges).toEqual([]);
  });

  it('draws a path and finds neighbours by direction', () => {
    expect(
      smoothPath(
        [
          { x: 0, y: 0 },
          { x: 1, y: 2 },
        ],
        10,
      ),
    ).toBe('M0 0 L10 20');
    const places = layout.nodes.map(({ node, box }) => ({ id: node.id, at: box }));
    expect(graphStep(places, 'ArrowDown', 's2/thread:cmd')).toBe('s1/thread:fffffadfcca9a040');
    expect(graphStep(places, 'ArrowUp', 's2/thread:cmd')).toBeUndefined();
  });
});
