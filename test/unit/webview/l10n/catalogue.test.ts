/** The texts of the page: the same keys and placeholders in every language, the plurals that it has, and none that nobody says. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../../../webview/l10n/english';
import { languages, readTexts } from '../../../support/languages';
import { placeholders } from '../../../support/placeholders';

type Text = string | Readonly<Record<string, string>>;

const webview = path.resolve(import.meta.dirname, '../../../../webview');
const texts: Readonly<Record<string, Text>> = english;

/** All names in a text; a form may leave the count out, as "a command was left out" does. */
function namesIn(text: Text): readonly string[] {
  if (typeof text === 'string') return placeholders(text);
  const names = new Set(Object.values(text).flatMap(placeholders));
  names.delete('count');
  return [...names].sort();
}

const shapeOf = (all: Readonly<Record<string, Text>>): unknown =>
  Object.fromEntries(
    Object.entries(all)
      .map(([key, text]): [string, unknown] => [key, [typeof text, namesIn(text)]])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function sources(): string {
  return readdirSync(webview, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'english.ts')
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

it('holds no text that nobody says', () => {
  const code = sources();
  // A key is written whole, or its end is computed from a type: `t(`grade.${grade}`)`.
  const starts = new Set(
    Array.from(
      code.matchAll(/`([a-z]+\.[\w.]*)\$\{[^}]+\}([.\w]*)`/g),
      ([, start, end]) => `${start}*${end}`,
    ),
  );
  const isSaid = (key: string): boolean =>
    code.includes(`'${key}'`) ||
    [...starts].some((pattern) => {
      const [start = '', end = ''] = pattern.split('*');
      return key.startsWith(start) && key.endsWith(end) && key.length > start.length + end.length;
    });
  expect(Object.keys(texts).filter((key) => !isSaid(key))).toEqual([]);
});

describe.each(languages)('%s', (language) => {
  const translated = readTexts<Text>(`l10n/webview.${language}.json`);

  it('has every text, with its placeholders', () => {
    expect(shapeOf(translated)).toEqual(shapeOf(texts));
  });

  it('has the plurals of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of Object.entries(translated))
      if (typeof text !== 'string') expect([key, Object.keys(text).toSorted()]).toEqual([key, forms]);
  });
});
