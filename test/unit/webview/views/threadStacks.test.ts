import { describe, expect, it } from 'vitest';
import { manyStacks, threadStacks } from '../../../../webview/dev/fixtures/threadStacks';
import { one, openPage, textOf } from '../support';

describe('threadStacks', () => {
  it('shows struck and restored frames with their reasons', () => {
    const { send, mark } = openPage('triage', threadStacks);
    send({ type: 'cursor', lines: [324, 324] });
    const struck = mark('idle:frame:5');
    expect(textOf(struck.querySelector('s'))).toBe('sftfsXP!SoftFSProcessRequest+0x6c');
    expect(textOf(struck.querySelector('.frame-why'))).toContain('argument area of KeWaitForSingleObject');
    expect(textOf(struck)).toContain('struck: not part of the live stack');
    expect(textOf(mark('idle:frame:2').querySelector('.tag'))).toBe('restored');
  });

  it('walks, folds and reveals by keys, with one tab stop', () => {
    const { root, press, mark, heard } = openPage('triage', threadStacks);
    heard();
    const head = mark('s1/thread:fffffadfcca9a040');
    expect(root.querySelectorAll('.tree [tabindex="0"]')).toHaveLength(1);
    press(head, 'ArrowDown');
    expect(heard()).toEqual([{ type: 'reveal', lines: [75, 75], keepFocus: true }]);
    expect(document.activeElement).toBe(mark('rrdtool:frame:0'));
    press(mark('rrdtool:frame:0'), 'Enter');
    expect(heard()).toEqual([{ type: 'reveal', lines: [75, 75], keepFocus: false }]);
    press(mark('rrdtool:frame:0'), 'ArrowLeft');
    press(mark('s1/thread:fffffadfcca9a040'), 'ArrowLeft');
    expect(mark('s1/thread:fffffadfcca9a040').getAttribute('aria-expanded')).toBe('false');
    expect(root.querySelectorAll('.tree [tabindex="0"]')).toHaveLength(1);
  });

  it('tells a click from a double click', () => {
    const { click, mark, heard } = openPage('triage', threadStacks);
    heard();
    click(mark('rrdtool:frame:1'));
    click(mark('rrdtool:frame:1'), 'dblclick');
    expect(heard()).toEqual([
      { type: 'reveal', lines: [76, 76], keepFocus: true },
      { type: 'reveal', lines: [76, 76], keepFocus: false },
    ]);
  });

  it('unfolds the stack of a frame the cursor means, and neither answers nor takes the focus', () => {
    const { root, send, press, mark, heard } = openPage('triage', threadStacks);
    press(mark('s1/thread:fffffadfcca9a040'), 'ArrowLeft');
    heard();
    const focused = document.activeElement;
    send({ type: 'cursor', lines: [78, 78] });
    expect(mark('rrdtool:frame:3').getAttribute('aria-selected')).toBe('true');
    expect(textOf(one(root, '.inspector'))).toContain('IopAcquireFileObjectLock');
    expect(heard()).toEqual([]);
    expect(document.activeElement).toBe(focused);
  });

  it('draws only what is in sight of 2 000 stacks, quickly', () => {
    const started = performance.now();
    const { root } = openPage('triage', manyStacks(2000));
    expect(performance.now() - started).toBeLessThan(1500);
    expect(textOf(one(root, '.toolbar-count'))).toBe('2,000 stacks');
    expect(root.querySelectorAll('[role=treeitem]').length).toBeLessThan(120);
  });

  it('filters as one types', () => {
    const { root } = openPage('triage', threadStacks);
    const field = one(root, 'vscode-text-field') as HTMLInputElement;
    field.value = 'NtLockFile';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise<void>((resolve) => {
      setTimeout(() => {
        expect(textOf(one(root, '.toolbar-count'))).toBe('1 of 5 stacks, 2 frames');
        expect(root.querySelectorAll('[data-hit="true"]')).toHaveLength(2);
        resolve();
      }, 20);
    });
  });
});
