/** The language that VS Code found a bundle of ours for, and what the pages say in it. */
import { readFileSync } from 'node:fs';
import { Uri, l10n } from 'vscode';

/** A BCP 47 tag; `en` where the language of VS Code has no bundle here. */
export function uiLanguage(): string {
  return /\bbundle\.l10n\.([\w-]+)\.json$/.exec(l10n.uri?.path ?? '')?.[1] ?? 'en';
}

/** Texts of the pages as JSON, from beside the bundle; undefined for English, which they speak by themselves. */
export function pageTexts(): string | undefined {
  if (l10n.uri === undefined) return undefined;
  return readFileSync(Uri.joinPath(l10n.uri, '..', `webview.${uiLanguage()}.json`).fsPath, 'utf8');
}
