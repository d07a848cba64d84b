// Runs the grammar tests, test/grammar/*.test.windbg: transcripts with assertions about scopes between their lines.
// Prints every failure, then `N passed, N failed`, counted in assertions; exits with 1 when any failed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'test', 'grammar');
const registry = createRegistry([
  { scopeName: 'text.windbg', path: path.join(root, 'syntaxes', 'windbg.tmLanguage.json') },
]);

let passed = 0;
let failed = 0;
for (const name of readdirSync(folder).filter((name) => name.endsWith('.test.windbg'))) {
  const testCase = parseGrammarTestCase(readFileSync(path.join(folder, name), 'utf8'));
  const failures = await runGrammarTestCase(registry, testCase);
  const assertions = testCase.assertions.reduce((sum, line) => sum + line.scopeAssertions.length, 0);
  passed += assertions - failures.length;
  failed += failures.length;
  for (const failure of failures) report(name, testCase.source[failure.srcLine] ?? '', failure);
}
if (passed + failed === 0) {
  console.error(`no assertions in ${path.relative(root, folder)}`);
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function report(name, source, { line, start, end, missing, unexpected, actual }) {
  console.error(`${path.join('test', 'grammar', name)}:${line + 1}: "${source.slice(start, end)}"`);
  if (missing.length > 0) console.error(`  missing:    ${missing.join(' ')}`);
  if (unexpected.length > 0) console.error(`  unexpected: ${unexpected.join(' ')}`);
  console.error(`  actual:     ${actual.join(' ')}`);
}
