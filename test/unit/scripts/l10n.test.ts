/** Every text of the extension, the server and the manifest stands in every language, with the same placeholders, and none besides. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages, readTexts } from '../../support/languages';
import { placeholders } from '../../support/placeholders';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');

/** Commands that a text leads to, code in it and settings it names: the same in every language. */
const fixedParts = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\(command:[\w.]+\)|#[\w.]+#|\bkdscope\.\w+/g), ([part]) => part).sort();

it('there is German', () => {
  expect(languages).toContain('de');
});

it('the bundle has what the code hands to l10n.t', () => {
  const check = (): string =>
    execFileSync(process.execPath, [path.join(root, 'scripts/l10nBundle.mjs'), '--check'], {
      encoding: 'utf8',
    });
  expect(check).not.toThrow();
}, 120_000);

it('the manifest shows no text that has no key, and there is no key that it does not use', () => {
  const used = Array.from(manifest.matchAll(/"%([\w.-]+)%"/g), ([, key]) => key);
  expect(used.toSorted()).toEqual(Object.keys(readTexts('package.nls.json')).toSorted());
  const shown =
    /"(?:title|contents|description|markdownDescription|displayName|name|enumDescriptions|deprecationMessage)": "([^%"][^"]*)"/g;
  // Names, which are the same in every language.
  const names = new Set(['kdscope']);
  expect(
    Array.from(manifest.matchAll(shown), ([, text]) => text).filter((text) => !names.has(text ?? '')),
  ).toEqual([]);
});

describe.each(languages)('%s', (language) => {
  it.each([
    ['package.nls.json', `package.nls.${language}.json`],
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
  ])('has all of %s', (english, translated) => {
    const [from, to] = [readTexts(english), readTexts(translated)];
    expect(Object.keys(to).toSorted()).toEqual(Object.keys(from).toSorted());
    const open = (texts: typeof from): unknown =>
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, [placeholders(text), fixedParts(text)]]),
      );
    expect(open(to)).toEqual(open(from));
  });

  it('has the pages of the walkthrough', () => {
    const folder = path.join(root, 'media/walkthrough');
    const pages = readdirSync(folder).filter((name) => /^[\w-]+\.md$/.test(name));
    expect(pages.length).toBeGreaterThan(0);
    const missing = pages.filter(
      (name) => !existsSync(path.join(folder, name.replace(/\.md$/, `.nls.${language}.md`))),
    );
    expect(missing).toEqual([]);
  });
});
