/** Which bundle a locale leads to, and that nothing else is read for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speak, viewTexts } from '../../../../src/server/node/language';
import { numberText } from '../../../../src/shared/numberText';

let root: string;
let dist: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kdscope-language-'));
  dist = path.join(root, 'dist');
  mkdirSync(dist);
  mkdirSync(path.join(root, 'l10n'));
  const write = (name: string, texts: object): void => {
    writeFileSync(path.join(root, name), JSON.stringify(texts));
  };
  write('l10n/bundle.l10n.de.json', { Threads: 'Fäden' });
  write('l10n/webview.de.json', { 'page.retry': 'Noch einmal' });
  write('bundle.l10n.xx.json', {});
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('speak', () => {
  it.each(['en', 'en-US', 'fr', '', '../xx', '/../xx', 'de/../de', 'de\0', 'x'.repeat(5000)])(
    'answers %j in English',
    (locale) => {
      expect(speak(dist, locale)).toBe('en');
      expect(l10n.t('Threads')).toBe('Threads');
      expect(numberText(12_345)).toBe('12,345');
    },
  );

  it.each(['de', 'DE', 'de-AT', 'de-latn-ch'])('speaks German for %s', (locale) => {
    expect(speak(dist, locale)).toBe('de');
    expect(l10n.t('Threads')).toBe('Fäden');
    expect(numberText(12_345)).toBe('12.345');
  });
});

it('the views have texts of their own, and need none in English', async () => {
  expect(await viewTexts(dist, 'de')).toBe('{"page.retry":"Noch einmal"}');
  expect(await viewTexts(dist, 'en')).toBeUndefined();
});
