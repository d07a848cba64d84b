/** Every view in German: what the page itself says is German, and what the models say stays as it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewModel } from '../../../../src/shared/viewModel';
import { addressLens } from '../../../../webview/dev/fixtures/addressLens';
import { apcTimeline } from '../../../../webview/dev/fixtures/apcTimeline';
import { emptyOverview, overview } from '../../../../webview/dev/fixtures/overview';
import { irpStack } from '../../../../webview/dev/fixtures/irpStack';
import { rawStack } from '../../../../webview/dev/fixtures/rawStack';
import { manyStacks, threadStacks } from '../../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../../webview/dev/fixtures/waitGraph';
import { viewText } from '../../../../webview/export/viewText';
import { english } from '../../../../webview/l10n/english';
import { speak, type Catalogue } from '../../../../webview/l10n/t';
import { one, openPage, textOf } from '../support';

const german = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../../l10n/webview.de.json'), 'utf8'),
) as Catalogue;

beforeAll(() => {
  speak('de', german);
});

afterAll(() => {
  speak('en', english);
});

const views: readonly (readonly [string, ViewModel])[] = [
  ['overview', overview],
  ['empty overview', emptyOverview],
  ['stacks', threadStacks],
  ['IRPs', irpStack],
  ['timeline', apcTimeline],
  ['wait graph', waitGraph],
  ['raw stack', rawStack],
  ['lens', addressLens],
];

/** Texts that are sentences of the page alone: words such as `Stacks` or `pending` are the same in both languages. */
const telling = Object.values(english)
  .flatMap((text: string | object) => (typeof text === 'string' ? [text] : (Object.values(text) as string[])))
  .filter((text) => !text.includes('{') && /\w \w/.test(text));

/** What is shown, and what is said of it. */
function everything(root: Element): string {
  const said = Array.from(root.querySelectorAll('[title], [aria-label], [placeholder]'), (element) =>
    ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? '').join('\n'),
  );
  return [textOf(root), ...said].join('\n');
}

describe('in German', () => {
  it.each(views)('the page says nothing of its own in English: %s', (_, model) => {
    const { root } = openPage('triage', model);
    const shown = everything(root);
    const ofModel = JSON.stringify(model);
    expect(telling.filter((text) => shown.includes(text) && !ofModel.includes(text))).toEqual([]);
  });

  it('tabs, counts and numbers are German, and terms of the debugger stay', () => {
    const { root } = openPage('triage', manyStacks(2000));
    const tabs = Array.from(root.querySelectorAll('[role=tab]'), textOf);
    expect(tabs).toEqual([
      'Übersicht',
      'Stacks',
      'IRP-Stack',
      'APC-Zeitachse',
      'Wartegraph',
      'Raw-Stack',
      'Adresslupe',
    ]);
    expect(textOf(one(root, '.toolbar-count'))).toBe('2.000 Stacks');
  });

  it('what is copied is German, too', () => {
    expect(viewText(waitGraph)).toContain('(Zeile');
  });

  it('the analysis speaks for itself', () => {
    const { root } = openPage('triage', overview);
    expect(textOf(root)).toContain(overview.verdicts[0]?.what);
  });
});
