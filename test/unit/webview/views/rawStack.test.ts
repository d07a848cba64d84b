import { describe, expect, it } from 'vitest';
import { manySlots, rawStack } from '../../../../webview/dev/fixtures/rawStack';
import { one, openPage, textOf } from '../support';

const slot = (address: string): string => `s0/rawStack:2/${address}`;

describe('rawStack', () => {
  it('shows each slot with its class, and beside it the row of k', () => {
    const { root } = openPage('triage', rawStack);
    expect(Array.from(root.querySelectorAll('.slot'), textOf)).toMatchInlineSnapshot(`
      [
        "KTRAP_FRAMEa9750c84806ffa16▣ trap frameDbgEiphal!KeAcquireInStackQueuedSpinLock+0x26row of k",
        "a9750cd0804e0030◌ phantomSegFsnt!VdmFixEspEbp+0x60",
        "a9750cf4804f2dc4↩ return addressnt!KiDeliverApc+0xc2skipped by k",
        "a9750d60a9338ae2○ residuesftfsXP!SoftFSProcessRequest+0x6cstale row of k",
        "a9750d9c00000000· data",
        "SEH recorda9750da0a9346b72⚑ SEH recordsftfsXP!except_handler3",
      ]
    `);
    expect(textOf(one(root, '.gauge figcaption'))).toContain('0x400 in use (8 %)');
  });

  it('explains a slot, and hands its value to the lens', () => {
    const { root, mark, click, heard } = openPage('triage', rawStack);
    heard();
    click(mark(slot('a9750cd0')));
    expect(heard()).toEqual([{ type: 'reveal', lines: [37, 37], keepFocus: true }]);
    expect(textOf(one(root, '.inspector'))).toContain('a9750c80 + 0x50 = a9750cd0');
    click(one(root, '.inspector vscode-button'));
    expect(heard()).toEqual([{ type: 'want', view: 'addressLens', about: 'ffffffff804e0030' }]);
  });

  it('follows the cursor to the slot of a row of k', () => {
    const { mark, send } = openPage('triage', rawStack);
    send({ type: 'cursor', lines: [7, 7] });
    expect(mark(slot('a9750d60')).dataset['selected']).toBe('true');
  });

  it('is walked by keys', () => {
    const { mark, press, heard } = openPage('triage', rawStack);
    heard();
    press(mark(slot('a9750c84')), 'ArrowDown');
    expect(document.activeElement).toBe(mark(slot('a9750cd0')));
    press(mark(slot('a9750cd0')), 'End');
    expect(document.activeElement).toBe(mark(slot('a9750da0')));
    expect(heard().map(({ type }) => type)).toEqual(['reveal', 'reveal']);
    press(mark(slot('a9750da0')), 'Enter');
    expect(heard()).toEqual([{ type: 'reveal', lines: [55, 55], keepFocus: false }]);
  });

  it('draws only what is in sight of a long listing', () => {
    const { root } = openPage('triage', manySlots(1500));
    expect(root.querySelectorAll('.slot').length).toBeLessThan(80);
    expect(one(root, '.slot').getAttribute('aria-setsize')).toBe('1500');
  });
});
