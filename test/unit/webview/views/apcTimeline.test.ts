import { describe, expect, it } from 'vitest';
import { apcTimeline } from '../../../../webview/dev/fixtures/apcTimeline';
import { one, openPage, textOf } from '../support';

describe('apcTimeline', () => {
  it('says what the order rests on, and draws an arrow for each known order', () => {
    const { root } = openPage('triage', apcTimeline);
    expect(textOf(one(root, '.story-order'))).toBe('Order from stack nesting: no clock');
    expect(root.querySelectorAll('path.arrow')).toHaveLength(6);
    expect(root.querySelectorAll('.lane')).toHaveLength(4);
  });

  it('draws grades as line styles and says them', () => {
    const { mark } = openPage('triage', apcTimeline);
    expect(mark('s0/apc/complete').className).toContain('border-inferred');
    expect(textOf(mark('s0/apc/complete'))).toContain('inferred');
    expect(textOf(mark('s0/apc/deliver'))).toContain('after: Leaves the processor');
  });

  it('explains the selected step', () => {
    const { root, mark, click, heard } = openPage('triage', apcTimeline);
    heard();
    click(mark('s0/apc/deliver'));
    expect(textOf(one(root, '.inspector'))).toContain('no interrupt');
    expect(heard()).toEqual([{ type: 'reveal', lines: [432, 432], keepFocus: true }]);
  });

  it('moves along the order by keys', () => {
    const { mark, press, heard } = openPage('triage', apcTimeline);
    heard();
    press(mark('s0/apc/worker'), 'ArrowRight');
    expect(document.activeElement).toBe(mark('s0/apc/wait'));
    press(mark('s0/apc/wait'), 'Enter');
    expect(heard()).toEqual([
      { type: 'reveal', lines: [440, 440], keepFocus: true },
      { type: 'reveal', lines: [440, 440], keepFocus: false },
    ]);
  });

  it('draws waits and the skew between snapshots', () => {
    const { root, mark, click } = openPage('triage', apcTimeline);
    expect(textOf(one(root, '.skew'))).toBe('14 min 11 s apart');
    expect(root.querySelectorAll('.snapshot')).toHaveLength(2);
    click(mark('s1/wait:fffffadfcca9a040'));
    expect(textOf(one(root, '.inspector'))).toContain('367,515 ticks, 1 h 35 min');
  });

  it('is a list with lane chips in the side panel', () => {
    const { root, send, heard } = openPage('timeline', apcTimeline);
    heard();
    expect(root.querySelector('[role=tablist]')).toBeNull();
    const lines = Array.from(root.querySelectorAll('.step-line'), (line) =>
      textOf(line.querySelector('.chip')),
    );
    expect(lines).toEqual([
      'Worker thread',
      'Worker thread',
      'Worker thread',
      'Kernel APC',
      'I/O completion',
      'Kernel APC',
      'Fault',
    ]);
    send({ type: 'cursor', lines: [320, 320] });
    expect(textOf(one(root, '.step-line[aria-selected="true"]'))).toContain('Page fault');
    expect(heard()).toEqual([]);
  });
});
