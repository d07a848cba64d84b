import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/shared/messages';
import type { ViewModel } from '../../../src/shared/viewModel';
import { addressLens } from '../../../webview/dev/fixtures/addressLens';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { overview } from '../../../webview/dev/fixtures/overview';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { rawStack } from '../../../webview/dev/fixtures/rawStack';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../webview/dev/fixtures/waitGraph';
import { openPage } from './support';

const empty: ViewModel = { kind: 'irpStack', empty: { message: 'No IRP.', command: '!irpfind' }, irps: [] };

/** Contrast needs layout, which jsdom lacks: the colours are the theme's own. */
async function violations(): Promise<readonly string[]> {
  const results = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

describe('axe', () => {
  it.each<[Page, ViewModel]>([
    ['triage', overview],
    ['triage', threadStacks],
    ['triage', irpStack],
    ['triage', apcTimeline],
    ['triage', waitGraph],
    ['triage', rawStack],
    ['triage', addressLens],
    ['timeline', apcTimeline],
    ['triage', empty],
  ])('finds nothing on %s with $kind', { timeout: 30_000 }, async (page, model) => {
    const { send } = openPage(page, model);
    send({ type: 'cursor', lines: [432, 432] });
    expect(await violations()).toEqual([]);
  });

  it('finds nothing while loading and on an error', async () => {
    const { send } = openPage('triage');
    expect(await violations()).toEqual([]);
    send({ type: 'error', message: 'It broke.' });
    expect(await violations()).toEqual([]);
  });
});
