import { describe, expect, it } from 'vitest';
import { waitGraph } from '../../../../webview/dev/fixtures/waitGraph';
import { one, openPage, textOf } from '../support';

const rrdtool = 's1/thread:fffffadfcca9a040';

describe('waitGraph', () => {
  it('draws nodes, edges by grade, ghosts and the ring of the cycle', () => {
    const { root, mark } = openPage('triage', waitGraph);
    expect(root.querySelectorAll('.graph-node')).toHaveLength(6);
    expect(mark('e2').querySelector('.stroke-inferred')).not.toBeNull();
    expect(mark('e1').querySelector('.stroke-derived')).not.toBeNull();
    expect(mark('s1/range:fffffadfccf73250:0').dataset['ghost']).toBe('true');
    expect(root.querySelectorAll('.halo-ring')).toHaveLength(5);
    expect(root.querySelectorAll('.halo-band')).toHaveLength(5);
    expect(Array.from(root.querySelectorAll('.plate-text'), textOf)).toEqual([
      'candidate cycle',
      'break here',
    ]);
  });

  it('lists caveats and the way to break the cycle', () => {
    const { root } = openPage('triage', waitGraph);
    expect(root.querySelectorAll('.caveats li')).toHaveLength(2);
    expect(textOf(one(root, '.cycle-note'))).toContain('Break here: w3wp.exe 10f8.138c');
  });

  it('shows the sum behind an edge', () => {
    const { root, mark, click, heard } = openPage('triage', waitGraph);
    heard();
    click(mark('e1'));
    expect(textOf(one(root, '.inspector'))).toContain('fffffadf`ccf73250 +0x80 = fffffadf`ccf732d0');
    expect(heard()).toEqual([{ type: 'reveal', lines: [61, 61], keepFocus: true }]);
  });

  it('walks the drawing by arrow keys, and pans where no mark lies', () => {
    const { root, mark, press } = openPage('triage', waitGraph);
    // jsdom does not focus SVG elements; the tab stop is where the focus goes.
    const tabStop = (): string | undefined => one(root, 'svg.graph [tabindex="0"]').dataset['mark'];
    press(mark('s2/thread:cmd'), 'ArrowDown');
    expect(tabStop()).toBe('e0');
    press(mark('e0'), 'ArrowDown');
    expect(tabStop()).toBe(rrdtool);
    const drawn = (): string | null => one(root, 'svg.graph > g').getAttribute('transform');
    const before = drawn();
    press(one(root, '.graph-viewport'), 'ArrowLeft');
    expect(drawn()).not.toBe(before);
    press(one(root, '.graph-viewport'), '+');
    press(one(root, '.graph-viewport'), '0');
    expect(drawn()).toBe(before);
  });

  it('has a twin in sentences that leads to the same lines', () => {
    const { mark, press, heard } = openPage('triage', waitGraph);
    heard();
    const sentence = mark('narration:0');
    expect(sentence.tagName).toBe('BUTTON');
    press(sentence, 'ArrowDown');
    press(mark('narration:1'), 'Enter');
    expect(heard()).toEqual([
      { type: 'reveal', lines: [123, 129], keepFocus: true },
      { type: 'reveal', lines: [123, 129], keepFocus: false },
    ]);
  });

  it('follows the cursor in the drawing and in the sentences', () => {
    const { send, mark, heard } = openPage('triage', waitGraph);
    heard();
    send({ type: 'cursor', lines: [70, 70] });
    expect(mark(rrdtool).getAttribute('aria-pressed')).toBe('true');
    expect(mark('narration:0').getAttribute('aria-pressed')).toBe('true');
    expect(heard()).toEqual([]);
    expect(document.activeElement).toBe(document.body);
  });

  it('draws a portion of many sentences, and those up to the one that the cursor means', () => {
    const narration = Array.from({ length: 500 }, (_, at) => ({
      text: `Sentence ${at}.`,
      lines: [1000 + at, 1000 + at] as const,
    }));
    const { root, send, click } = openPage('triage', { ...waitGraph, narration });
    const drawn = (): number => root.querySelectorAll('.narration li').length;
    expect(drawn()).toBe(100);
    click(one(root, '.narration vscode-button'));
    expect(drawn()).toBe(200);
    send({ type: 'cursor', lines: [1300, 1300] });
    expect(drawn()).toBe(301);
  });
});
