// Runs the checks of the real window: each file of `ui/` exports a function that gets the window and `check(name, body)`.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { runCommand } from './workbench.mjs';
import { openWindow } from './window.mjs';

const folder = fromRoot('test/e2e/ui');
const screens = fromRoot('out/screens');

/** @typedef {{ passed: number, failed: number }} Tally */

/** A named check: its error is printed and counted with a picture of the window, and the checks after it still run. */
const checker = (tally, page) => async (name, body) => {
  const started = performance.now();
  try {
    await body();
    tally.passed += 1;
    console.log(`  ✔ ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    tally.failed += 1;
    const picture = fromRoot(`out/screens/failure-${tally.failed}.png`);
    await page.screenshot({ path: picture }).catch(() => undefined);
    console.log(`  ✘ ${name}\n${error.stack ?? error}\n    see ${picture}`);
  }
};

/** One file of checks. What happens outside a check, such as a command that is not there, fails the file as a whole. */
async function runFile(file, window, check) {
  const { default: checks } = await import(`./ui/${file}`);
  await checks({ page: window.page, check }).catch((error) =>
    check(file, () => {
      throw error;
    }),
  );
}

/** What holds whatever was done in the window. */
async function checkWindow({ complaints, foreign }, check) {
  await check('nothing broke the Content Security Policy', () => assert.deepEqual(complaints, []));
  await check('nothing asked another host', () => assert.deepEqual([...foreign], []));
}

/**
 * The files share a window, for opening one costs more than most of them: each finds it without editors. After a failure the
 * next file gets a new one.
 * @returns {Promise<Tally>}
 */
export async function runChecks() {
  mkdirSync(screens, { recursive: true });
  const tally = { passed: 0, failed: 0 };
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  while (files.length > 0) {
    const window = await openWindow();
    const check = checker(tally, window.page);
    const before = tally.failed;
    try {
      while (files.length > 0 && tally.failed === before) {
        await runFile(files.shift(), window, check);
        if (files.length > 0 && tally.failed === before)
          await runCommand(window.page, 'View: Close All Editors');
      }
      await checkWindow(window, check);
    } finally {
      await window.stop();
    }
  }
  return tally;
}
