/** The languages beside English, by the files that are there for them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** In every place where a language may have a file: one that is missing anywhere shows. */
export const languages: readonly string[] = [
  ...new Set(
    [...readdirSync(root), ...readdirSync(path.join(root, 'l10n'))].flatMap(
      (name) => /^(?:package\.nls|bundle\.l10n|webview)\.([\w-]+)\.json$/.exec(name)?.[1] ?? [],
    ),
  ),
];

export function readTexts<Text = string>(file: string): Readonly<Record<string, Text>> {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, Text>;
}
