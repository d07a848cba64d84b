/** The language of the pages is that of the bundle which VS Code found. */
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { pageTexts, uiLanguage } from '../../../../src/extension/client/language';

interface Uri {
  readonly path: string;
  readonly fsPath: string;
}

const { l10n } = vi.hoisted(() => ({ l10n: { uri: undefined as Uri | undefined } }));

vi.mock('vscode', () => ({
  l10n,
  Uri: {
    joinPath: ({ path: from }: Uri, ...parts: readonly string[]): Uri => {
      const joined = path.posix.join(from, ...parts);
      return { path: joined, fsPath: joined };
    },
  },
}));

afterEach(() => {
  l10n.uri = undefined;
});

it('speaks English where there is no bundle', () => {
  expect(uiLanguage()).toBe('en');
  expect(pageTexts()).toBeUndefined();
});

it('reads the texts of the pages from beside the bundle', () => {
  const bundle = path.resolve(import.meta.dirname, '../../../../l10n/bundle.l10n.de.json');
  l10n.uri = { path: bundle, fsPath: bundle };
  expect(uiLanguage()).toBe('de');
  expect(JSON.parse(pageTexts() ?? '')).toMatchObject({ 'tab.waitGraph': 'Wartegraph' });
});
