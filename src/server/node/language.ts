/** The language of what users read beside the analysis: a bundle in `l10n/` beside the folder of the code. English needs none. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { writeNumbersIn } from '../../shared/numberText';

/** Speaks the language of an editor's locale from now on, `de` for `de-AT`. @returns its tag */
export function speak(folder: string, locale: string): string {
  const language = languageFor(folder, locale);
  if (language !== 'en') l10n.config({ fsPath: bundleOf(folder, language) });
  writeNumbersIn(language);
  return language;
}

/** The texts of the views as JSON; undefined for English. */
export async function viewTexts(folder: string, language: string): Promise<string | undefined> {
  return language === 'en'
    ? undefined
    : readFile(join(folder, '../l10n', `webview.${language}.json`), 'utf8');
}

/** The locale comes from outside: what is no language tag names no file. */
function languageFor(folder: string, locale: string): string {
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(locale) ? locale.toLowerCase() : 'en';
  const known = [tag, tag.replace(/-.*/, '')].find((name) => existsSync(bundleOf(folder, name)));
  return known ?? 'en';
}

function bundleOf(folder: string, language: string): string {
  return join(folder, '../l10n', `bundle.l10n.${language}.json`);
}
