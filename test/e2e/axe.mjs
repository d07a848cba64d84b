// Runs axe in the page of a webview.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('playwright-core').Frame} frame
 * @returns {Promise<string[]>} One line per violation of any impact: rule, what it says, the first place it was found.
 */
export async function violations(frame) {
  await frame.evaluate(source);
  const results = await frame.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return results.violations.map(
    ({ id, impact, help, nodes }) => `${id} (${impact}): ${help} — ${nodes.length}×, first ${nodes[0].html}`,
  );
}
