// Writes l10n/bundle.l10n.json: every text that the extension and the server hand to `l10n.t`, for translators. A language is a file beside
// it with the same keys. `--check` writes nothing and exits with 1 when the file is out of date.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { fromRoot } from './lib/root.mjs';

const file = fromRoot('l10n/bundle.l10n.json');

function sources(folder) {
  return readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => ({
      extension: '.ts',
      contents: readFileSync(path.join(entry.parentPath, entry.name), 'utf8'),
    }))
    .filter(({ contents }) => contents.includes('l10n'));
}

const texts = await getL10nJson([...sources('src/extension'), ...sources('src/server')]);
const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
const after = `${JSON.stringify(sorted, null, 2)}\n`;
if (!existsSync(file) || readFileSync(file, 'utf8') !== after) {
  if (process.argv.includes('--check')) {
    console.log('l10n/bundle.l10n.json is out of date: run node scripts/l10nBundle.mjs');
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
    console.log('l10n/bundle.l10n.json written');
  }
}
