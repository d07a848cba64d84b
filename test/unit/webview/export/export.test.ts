/** What is taken out of a view: its text, its drawing, and a page that holds it. */
import '../jsdomGaps';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { ReportContent } from '../../../../src/shared/reportContent';
import type { ViewModel } from '../../../../src/shared/viewModel';
import { addressLens } from '../../../../webview/dev/fixtures/addressLens';
import { apcTimeline } from '../../../../webview/dev/fixtures/apcTimeline';
import { irpStack } from '../../../../webview/dev/fixtures/irpStack';
import { overview } from '../../../../webview/dev/fixtures/overview';
import { rawStack } from '../../../../webview/dev/fixtures/rawStack';
import { threadStacks } from '../../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../../webview/dev/fixtures/waitGraph';
import { svgElement, textElement } from '../../../../webview/export/svgElement';
import { viewText } from '../../../../webview/export/viewText';
import { openReport } from '../../../../webview/report';
import { one, openPage, textOf } from '../support';

const all: readonly ViewModel[] = [
  overview,
  threadStacks,
  irpStack,
  apcTimeline,
  waitGraph,
  rawStack,
  addressLens,
];

describe('viewText', () => {
  it.each(all)('has something to say of $kind', (model) => {
    expect(viewText(model).split('\n').length).toBeGreaterThan(3);
  });

  it('writes a raw stack in columns', () => {
    expect(viewText(rawStack)).toMatchInlineSnapshot(`
      "dds a9750c80 L50: 6 slots of 4 bytes (lines 30–59)
        a9750c84  806ffa16  trap frame DbgEip hal!KeAcquireInStackQueuedSpinLock+0x26  |   hal!KeAcquireInStackQueuedSpinLock+0x26
        a9750cd0  804e0030  phantom SegFs nt!VdmFixEspEbp+0x60
        a9750cf4  804f2dc4  return address nt!KiDeliverApc+0xc2  | + nt!KiDeliverApc+0xc2
        a9750d60  a9338ae2  residue sftfsXP!SoftFSProcessRequest+0x6c  | x sftfsXP!SoftFSProcessRequest+0x6c
        a9750d9c  00000000  data
        a9750da0  a9346b72  SEH record sftfsXP!except_handler3

      "
    `);
  });
});

describe('svg', () => {
  it('keeps log text from becoming markup', () => {
    expect(textElement('text', { x: '"1"' }, '<script>\u0000&</script>')).toBe(
      '<text x="&quot;1&quot;">&lt;script&gt;&amp;&lt;/script&gt;</text>',
    );
    expect(svgElement('rect', { fill: '#fff' })).toBe('<rect fill="#fff"/>');
  });

  it('writes mixed colours as every program reads them', () => {
    expect(svgElement('rect', { fill: 'color(srgb 0.2 0.4 1 / 0.5)', stroke: 'color(srgb 0 0 0)' })).toBe(
      '<rect fill="rgba(51, 102, 255, 0.5)" stroke="rgb(0, 0, 0)"/>',
    );
  });

  it.each(all)(
    'is offered for $kind, as well as its text',
    async (model) => {
      const { root, click, heard } = openPage('triage', model);
      heard();
      click(one(root, '[aria-label="Copy the view as text"]'));
      expect(heard()).toEqual([{ type: 'copy', text: viewText(model) }]);
      click(one(root, '[aria-label="Save the view as SVG"]'));
      const [saved] = await vi.waitFor(() => {
        const posted = heard();
        expect(posted).not.toEqual([]);
        return posted;
      }, 25_000);
      expect(saved).toMatchObject({ type: 'save', name: `rrdtool-${model.kind}.svg` });
      expect(saved?.type === 'save' && saved.content).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(document.querySelector('.whole')).toBeNull();
    },
    30_000,
  );
});

describe('Ctrl+C', () => {
  it('copies the mark it is pressed on, as it is seen', () => {
    const { root, heard } = openPage('triage', threadStacks);
    heard();
    const copy = new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true, cancelable: true });
    one(root, '.row[data-kind="frame"]').dispatchEvent(copy);
    expect(heard()).toEqual([
      { type: 'copy', text: expect.stringMatching(/^00 nt!KiSwapContext\+\S+/) as string },
    ]);
    expect(copy.defaultPrevented).toBe(true);
  });
});

describe('report', () => {
  it('shows the views without a host, and the lines that a mark stands for', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
    const root = document.createElement('div');
    document.body.append(root);
    const content: ReportContent = {
      title: 'rrdtool.log',
      uri: 'kdscope:report',
      view: 'rawStack',
      models: all,
      lines: { 37: 'a9750cd0  804e0030 nt!<b>' },
    };
    void act(() => {
      openReport(root, JSON.stringify(content));
    });
    void act(() => {
      Array.from(root.querySelectorAll<HTMLElement>('.slot'))[1]?.click();
    });
    expect(textOf(document.querySelector('.quote'))).toBe('line 37a9750cd0 804e0030 nt!<b>');
    expect(document.querySelector('.quote b')).toBeNull();
    document.body.replaceChildren();
    document.body.className = '';
    vi.unstubAllGlobals();
  });
});
