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

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed', ms: test.duration }))
      .on('fail', (test, error: unknown) => {
        results.push({ title: test.fullTitle(), state: 'failed', error: describeError(error) });
      })
      .on('pending', (test) => results.push({ title: test.fullTitle(), state: 'pending' }));
  });
  // The runner reads the verdicts from a file: what is printed here may be lost when the window closes.
  const report = process.env['KDSCOPE_RESULTS'];
  if (report !== undefined) writeFileSync(report, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
