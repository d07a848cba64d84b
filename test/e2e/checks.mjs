// Runs the checks of the real window: each file of `ui/` exports a function that gets the window and `check(name, body)`, and may export
// `wishes` for the window.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';
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
async function runFile(file, checks, window, check) {
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
 * Each file has a window of its own: what one leaves behind must not decide about another.
 * @returns {Promise<Tally>}
 */
export async function runChecks() {
  mkdirSync(screens, { recursive: true });
  const tally = { passed: 0, failed: 0 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs'))) {
    const { default: checks, wishes } = await import(`./ui/${file}`);
    const window = await openWindow(wishes);
    const check = checker(tally, window.page);
    try {
      await runFile(file, checks, window, check);
      await checkWindow(window, check);
    } finally {
      await window.stop();
    }
  }
  return tally;
}
