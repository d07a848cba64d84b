import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/shared/triage';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { storyOrder } from '../../../webview/views/apcTimeline/storyOrder';
import { layoutStory } from '../../../webview/views/apcTimeline/storyLayout';
import { partOf } from '../../../webview/views/waitGraph/neighbourhood';
import { one, openPage, textOf } from './support';

/** One lock, its holder, and many that wait for it. */
const crowd: WaitGraphView = {
  kind: 'waitGraph',
  nodes: ['holder', 'lock', ...Array.from({ length: 60 }, (_, index) => `waiter ${index}`)].map((id) => ({
    id,
    kind: id === 'lock' ? 'lock' : 'thread',
    label: id,
  })),
  edges: ['holder', ...Array.from({ length: 60 }, (_, index) => `waiter ${index}`)].map((id) => ({
    id: `edge ${id}`,
    from: id === 'holder' ? 'lock' : id,
    to: id === 'holder' ? 'holder' : 'lock',
    kind: id === 'holder' ? 'held-by' : 'waits-for',
    label: 'lock',
    grade: 'observed',
    lines: [1, 1],
    why: '',
  })),
  cycles: [],
  narration: [],
  focus: ['holder'],
};

describe('partOf', () => {
  it('draws what is open with its neighbours, and counts the rest', () => {
    const part = partOf(crowd, new Set(['holder']));
    expect(part.nodes.map(({ id }) => id)).toEqual(['holder', 'lock']);
    expect([...part.hidden]).toEqual([['lock', 60]]);
    expect(partOf(crowd, new Set(['lock'])).nodes).toHaveLength(25);
    expect(partOf(crowd, undefined).nodes).toHaveLength(62);
  });

  it('opens and closes by the keyboard, and says how much is drawn', () => {
    const { root, press, mark } = openPage('triage', crowd);
    expect(textOf(one(root, '.toolbar-count'))).toBe('2 of 62 nodes');
    press(mark('holder'), 'ArrowUp');
    press(one(root, '[data-mark="lock"]'), 'e');
    expect(textOf(one(root, '.toolbar-count'))).toBe('25 of 62 nodes');
    expect(mark('lock').getAttribute('aria-label')).toContain('37 more neighbours');
  });
});

describe('a step that nothing precedes', () => {
  const [told] = apcTimeline.stories;
  const steps = (told?.steps ?? []).map((step) =>
    step.id.endsWith('complete') ? { ...step, after: [] } : step,
  );
  const story = { ...told, steps } as Story;

  it('keeps its place in the narrow list, and stands before what it precedes in the lanes', () => {
    const order = storyOrder(story).map(({ step }) => step.id.slice(7));
    expect(order).toEqual(steps.map(({ id }) => id.slice(7)));
    const late = {
      ...story,
      steps: steps.map((step) =>
        step.id.endsWith('fault') ? { ...step, after: [...step.after, 's0/apc/complete'] } : step,
      ),
    };
    const place = layoutStory(late).steps.find(({ step }) => step.id.endsWith('complete'));
    expect(place?.column).toBe(4);
  });

  it('is told in an order that the proven one allows, whatever the order of the model', () => {
    const turned = storyOrder({ ...story, steps: steps.toReversed() }).map(({ step }) => step);
    for (const [index, { after }] of turned.entries())
      expect(after.every((id) => turned.findIndex((step) => step.id === id) < index)).toBe(true);
  });
});
