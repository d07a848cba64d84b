/** What the extension and the pages show stands in catalogues: no literal in their code reads like words for a person. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownLiterals } from '../../support/shownLiterals';

const root = path.resolve(import.meta.dirname, '../../..');

/** Looked through: catalogues, what only developers see, and what reads like words and is none. */
const exempt: readonly (readonly [file: RegExp, text: RegExp, why: string])[] = [
  [/^webview\/l10n\/english\.ts$/, /./, 'the catalogue itself'],
  [/^webview\/dev\//, /./, 'the page for developers, and its models'],
  [/^webview\/themes\.ts$/, /./, 'colours and fonts'],
  [/^src\/extension\/detect\/signals\.ts$/, /./, 'patterns of what debuggers print'],
  [/^src\/extension\/webviews\/html\.ts$|^webview\/export\/svgOf\.ts$/, /</, 'markup'],
  [/^src\/extension\/detect\/detector\.ts$/, /^Log$/, 'the language of output channels'],
  [/^webview\//, /^(?:Enter|Home|End|Arrow\w+|Page(?:Up|Down))$/, 'names of keys'],
];

function* files(folder: string): Iterable<string> {
  for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /\.tsx?$/.test(entry.name))
      yield path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
}

it.each(['src/extension', 'webview'])('%s shows no text of its own', (folder) => {
  const shown = [...files(folder)].flatMap((file) =>
    shownLiterals(file, readFileSync(path.join(root, file), 'utf8'))
      .filter(({ text }) => !exempt.some(([where, what]) => where.test(file) && what.test(text)))
      .map(({ line, text }) => `${file}:${line}: ${text}`),
  );
  expect(shown).toEqual([]);
});

describe('shownLiterals', () => {
  const found = (code: string): readonly string[] => shownLiterals('a.tsx', code).map(({ text }) => text);

  it.each([
    ['const a = <p>Waits for</p>;', '“Waits for” in a tag'],
    ['const a = <p title="idle" />;', 'idle'],
    ["const a = <p title={b ? 'idle' : c} />;", 'idle'],
    ['const a = <p>{`and ${n} more rows`}</p>;', 'more rows'],
    ["show('The report was saved.');", 'The report was saved.'],
    ["const a = { placeHolder: 'address' };", 'address'],
  ])('finds the text in %s', (code, text) => {
    expect(found(code)).toEqual([text]);
  });

  it.each([
    "const a = <p class='row of rows' title={t('a.b')} />;",
    "element.className = 'whole page';",
    "import { a } from './Some file';",
    "log.warn('Nobody is told of this');",
    "vscode.l10n.t('Open Triage');",
    "const a: 'One' | 'Another one' = b;",
    '// A comment is for those who read the code.',
  ])('leaves %s', (code) => {
    expect(found(code)).toEqual([]);
  });
});
