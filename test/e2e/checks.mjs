// Runs the checks of the real window: each file of `ui/` exports a function that gets `check(name, body)`.
import { readdirSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';

const folder = fromRoot('test/e2e/ui');

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks() {
  const tally = { passed: 0, failed: 0 };
  /** A named check: its error is printed and counted, and the checks after it still run. */
  const check = async (name, body) => {
    const started = performance.now();
    try {
      await body();
      tally.passed += 1;
      console.log(`  ✔ ${name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      tally.failed += 1;
      console.log(`  ✘ ${name}\n${error.stack ?? error}`);
    }
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs'))) {
    const { default: runFile } = await import(`./ui/${file}`);
    // What happens outside a check, such as a window that does not open, fails the file as a whole.
    await runFile({ check }).catch((error) =>
      check(file, () => {
        throw error;
      }),
    );
  }
  return tally;
}
