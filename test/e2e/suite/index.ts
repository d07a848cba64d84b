/** The suite's entry in the extension host, by the contract of @vscode/test-electron: `run()` rejects when a test failed. */
import { readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly ms?: number | undefined;
  readonly error?: string;
}

const first = 'zeroCost.test.js';

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false });
  const only = process.env['KDSCOPE_ONLY'] ?? '';
  const files = readdirSync(__dirname).filter((file) => file.startsWith(only) && file.endsWith('.test.js'));
  // The client is loaded once and for all: what a window costs without it is asked first.
  files.sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const results: Result[] = [];
  const note = (result: Result): void => {
    results.push(result);
    // At once: of a suite that never ends, too, the runner must know how far it came.
    const report = process.env['KDSCOPE_RESULTS'];
    if (report !== undefined) writeFileSync(report, JSON.stringify(results));
  };
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => {
        note({ title: test.fullTitle(), state: 'passed', ms: test.duration });
      })
      .on('fail', (test, error: unknown) => {
        note({ title: test.fullTitle(), state: 'failed', error: describeError(error) });
      })
      .on('pending', (test) => {
        note({ title: test.fullTitle(), state: 'pending' });
      });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
