// The one command that tests everything, on a machine with nothing but Node and git. Its last line is the tally of all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runNode, tool } from './lib/program.mjs';
import { fromRoot } from './lib/root.mjs';
import { say, seconds } from './lib/say.mjs';
import { addTallies, formatTally, readTally, tallyOfVitest } from './lib/tally.mjs';
import { ensureBrowser, ensureDependencies, ensureHost } from './setup.mjs';

/** A script that ends with its own tally. */
const runScript = (script) => async () => {
  const { code, output } = await runNode(fromRoot(script));
  return readTally(output, code);
};

/** A vitest run: shown as it goes, counted from its report. */
const runVitest = (name, args) => async () => {
  const report = fromRoot('out/reports', `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(tool('vitest'), ['run', ...args, ...reporters]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  return tallyOfVitest(JSON.parse(readFileSync(report, 'utf8')), code);
};

/** What the suite in a real VS Code needs. The suite itself says what is missing, and counts it. */
async function setUp() {
  await ensureDependencies();
  if (process.platform === 'linux') {
    await ensureHost();
    await ensureBrowser();
  }
  return { passed: 0, failed: 0 };
}

const parts = [
  ['set-up', setUp],
  ['check', runScript('scripts/check.mjs')],
  ['unit', runVitest('unit', [])],
  ['grammar', runScript('scripts/testGrammar.mjs')],
  ['protocol', runVitest('protocol', ['--config', 'test/protocol/vitest.config.mjs'])],
  ['VS Code', runScript('test/e2e/run.mjs')],
];

mkdirSync(fromRoot('out/reports'), { recursive: true });
const summary = [];
for (const [name, runPart] of parts) {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const tally = await runPart();
  const took = (performance.now() - started) / 1000;
  summary.push({ name, tally, took });
  say(`${name}: ${formatTally(tally)}, ${seconds(took)}`);
}

console.log('');
for (const { name, tally, took } of summary) {
  console.log(`${name.padEnd(10)} ${seconds(took).padStart(8)}   ${formatTally(tally)}`);
}
const total = addTallies(summary.map(({ tally }) => tally));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(formatTally(total));
