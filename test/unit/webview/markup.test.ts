/** What each view draws of its fixture, as markup that a person can compare. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/shared/messages';
import type { ViewModel } from '../../../src/shared/viewModel';
import { addressLens } from '../../../webview/dev/fixtures/addressLens';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { overview } from '../../../webview/dev/fixtures/overview';
import { rawStack } from '../../../webview/dev/fixtures/rawStack';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../webview/dev/fixtures/waitGraph';
import { markupOf } from './markup';
import { one, openPage } from './support';

describe('markup', () => {
  it.each<[string, Page, ViewModel]>([
    ['overview', 'triage', overview],
    ['threadStacks', 'triage', threadStacks],
    ['irpStack', 'triage', irpStack],
    ['apcTimeline', 'triage', apcTimeline],
    ['timeline', 'timeline', apcTimeline],
    ['waitGraph', 'triage', waitGraph],
    ['rawStack', 'triage', rawStack],
    ['addressLens', 'triage', addressLens],
  ])('of %s', async (name, page, model) => {
    const { root } = openPage(page, model);
    await expect(markupOf(one(root, '.panel'))).toMatchFileSnapshot(`markup/${name}.txt`);
  });
});
