// Runs the mocha suite inside a VS Code, a desktop one or the stand-in, and reads its verdicts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { fromRoot, root } from '../../scripts/lib/root.mjs';
import { buildSuite, suiteFolder } from './build.mjs';

const out = fromRoot('out/e2e/run');
const report = path.join(out, 'results.json');

const marks = { passed: '✔', failed: '✘', pending: '–' };

function printResult({ title, state, ms, error }) {
  const took = ms === undefined ? '' : ` (${ms} ms)`;
  console.log(`  ${marks[state]} ${title}${took}${error === undefined ? '' : `\n${error}`}`);
}

/**
 * @param {string} vscodeExecutablePath of a desktop VS Code or of `test/host/code.mjs`
 * @returns {Promise<{ passed: number, failed: number }>} A run that ends without a verdict is one failure; a pending test is
 *   one too, for it checks nothing.
 */
export async function runSuite(vscodeExecutablePath) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await buildSuite();
  let broken;
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(suiteFolder, 'index'),
      launchArgs: [fromRoot('samples')],
      extensionTestsEnv: { KDSCOPE_RESULTS: report, KDSCOPE_HOST_OUT: out },
    });
  } catch (error) {
    broken = error;
  }
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : [];
  results.forEach(printResult);
  const passed = results.filter(({ state }) => state === 'passed').length;
  const failed = results.length - passed;
  if (broken !== undefined && failed === 0) console.log(`  ✘ the suite did not finish: ${broken.message}`);
  return { passed, failed: broken === undefined ? failed : Math.max(1, failed) };
}
