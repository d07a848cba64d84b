// Writes the table of rules to where people look for it: the `kdscope.rules` setting in package.json with its texts in package.nls.json,
// and README.md between its markers. Other languages of the texts are written by people: package.nls.<language>.json. `--check` writes nothing and exits with 1 when one of them is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import * as prettier from 'prettier';
import { fromRoot, root } from './lib/root.mjs';

const severities = ['error', 'warning', 'info', 'hint', 'off'];
const places = { diagnostic: 'Problems', card: 'hovers and views', badge: 'mark on the stack' };
const markers = ['<!-- rules:start -->', '<!-- rules:end -->'];

/** The source checks read source files, not transcripts, and so stand in a table of their own. */
const tables = `
export { rules } from './src/server/rules/index';
export { sourceChecks } from './src/server/sources/checkSource';
`;

async function loadRules() {
  const { outputFiles } = await build({
    stdin: { contents: tables, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { rules, sourceChecks } = await import(`data:text/javascript;base64,${code}`);
  const ofSource = sourceChecks.map(({ id, summary }) => ({
    id,
    summary,
    severity: 'warning',
    surface: 'diagnostic',
  }));
  return [...rules, ...ofSource].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The rules as properties of the object setting, each with the severities it can be given. */
function withSetting(text, rules) {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes.configuration.properties['kdscope.rules'];
  setting.properties = Object.fromEntries(
    rules.map(({ id }) => [id, { type: 'string', enum: severities, description: `%rule.${id}%` }]),
  );
  setting.additionalProperties = false;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function withSummaries(text, rules) {
  const others = Object.entries(JSON.parse(text)).filter(([key]) => !key.startsWith('rule.'));
  const summaries = rules.map(({ id, summary }) => [`rule.${id}`, summary]);
  return `${JSON.stringify(Object.fromEntries([...others, ...summaries]), null, 2)}\n`;
}

async function withTable(text, rules) {
  const [start, end] = markers.map((marker) => text.indexOf(marker));
  if (start < 0 || end < start) return text;
  const rows = rules.map(
    ({ id, severity, surface, summary }) => `| \`${id}\` | ${severity} | ${places[surface]} | ${summary} |`,
  );
  const table = ['| Rule | Severity | Shown in | What it finds |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  const pretty = await prettier.format(table, { parser: 'markdown' });
  return `${text.slice(0, start + markers[0].length)}\n\n${pretty}\n${text.slice(end)}`;
}

const rules = await loadRules();
const check = process.argv.includes('--check');
for (const [name, change] of [
  ['package.json', withSetting],
  ['package.nls.json', withSummaries],
  ['README.md', withTable],
]) {
  const file = fromRoot(name);
  if (!existsSync(file)) continue;
  const before = readFileSync(file, 'utf8');
  const after = await change(before, rules);
  if (after === before) continue;
  if (!check) writeFileSync(file, after);
  else process.exitCode = 1;
  console.log(check ? `${name} is out of date: run node scripts/ruleTable.mjs` : `${name} written`);
}
