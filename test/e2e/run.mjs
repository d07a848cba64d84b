// The tests in a real VS Code: the mocha suite in its extension host, then the checks of its window by a browser.
// KDSCOPE_ONLY=NAME runs the suites whose file begins with it, without the checks. KDSCOPE_VSCODE=desktop|server chooses; without it, a desktop VS Code where one can be had, else the server edition.
import { run, runNode, which } from '../../scripts/lib/program.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { addTallies, formatTally } from '../../scripts/lib/tally.mjs';
import { say } from '../../scripts/lib/say.mjs';
import { ensureBrowser, ensureDependencies, ensureHost } from '../../scripts/setup.mjs';

const wanted = process.env.KDSCOPE_VSCODE;

/** The stand-in for a desktop VS Code needs both its server and a browser. */
async function findStandIn() {
  const host = await ensureHost();
  const browser = host && (await ensureBrowser());
  return browser && fromRoot('test/host/code.mjs');
}

/** Something the tests need is not there: on a developer's machine a notice, in CI a failure. */
function missing(what) {
  const fails = Boolean(process.env.CI);
  say(`${fails ? 'FAILED' : 'NOT RUN'}: ${what}`);
  return { passed: 0, failed: fails ? 1 : 0 };
}

async function runAll() {
  const { canPretendScreen, findDesktop } = await import('./desktop.mjs');
  if (wanted !== 'server' && canPretendScreen()) {
    const again = await run(which('xvfb-run'), ['-a', process.execPath, fromRoot('test/e2e/run.mjs')]);
    process.exit(again.code);
  }
  const { runSuite } = await import('./suite.mjs');
  const { runChecks } = await import('./checks.mjs');
  const desktop = wanted === 'server' ? undefined : await findDesktop();
  const standIn = wanted === 'desktop' ? undefined : await findStandIn();
  const executable = desktop ?? standIn;
  const tallies = [];
  if (executable === undefined) {
    tallies.push(missing('the suite: neither a desktop VS Code nor the server edition can be had here'));
  } else {
    say(`The suite runs in ${desktop === undefined ? 'the server edition of VS Code' : 'a desktop VS Code'}`);
    tallies.push(await runSuite(executable));
  }
  if (process.env.KDSCOPE_ONLY !== undefined) return addTallies(tallies);
  if (standIn !== undefined) {
    say('The checks of the window run in a browser');
    tallies.push(await runChecks());
  } else if (process.platform === 'linux' && wanted === undefined) {
    tallies.push(missing('the checks of the window: they need the server edition of VS Code and a Chromium'));
  } else {
    say('The checks of the window run on Linux, in the server edition of VS Code');
  }
  return addTallies(tallies);
}

await ensureDependencies();
const built = await runNode(fromRoot('scripts/build.mjs'), ['--production'], { echo: false });
if (built.code !== 0) console.log(built.output);
const tally = built.code === 0 ? await runAll() : { passed: 0, failed: 1 };
console.log(formatTally(tally));
process.exit(tally.failed > 0 ? 1 : 0);
