// Runs axe in the page of a webview. Only what keeps somebody from using the page counts: serious and critical.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('playwright-core').Frame} frame
 * @returns {Promise<string[]>} One line per violation: rule, what it says, the first place it was found.
 */
export async function seriousViolations(frame) {
  await frame.evaluate(source);
  const { violations } = await frame.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.length}×, first ${nodes[0].html}`);
}
