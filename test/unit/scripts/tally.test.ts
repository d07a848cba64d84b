/** The counting behind the last line of `npm test`. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const script = pathToFileURL(path.resolve(import.meta.dirname, '../../../scripts/lib/tally.mjs')).href;

/** Scripts are plain JavaScript without types: one is asked in a Node of its own, as the others ask it. */
const ask = (expression: string): Tally =>
  JSON.parse(
    execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import * as tally from ${JSON.stringify(script)}; console.log(JSON.stringify(tally.${expression}))`,
    ]).toString(),
  ) as Tally;

describe('a program that ran', () => {
  it.each([
    ['says its tally', 'readTally("noise\\n12 passed, 0 failed\\n", 0)', { passed: 12, failed: 0 }],
    ['says it before a last word', 'readTally("12 passed, 3 failed\\nbye", 1)', { passed: 12, failed: 3 }],
    ['says nothing and succeeds', 'readTally("done", 0)', { passed: 1, failed: 0 }],
    ['says nothing and fails', 'readTally("", 2)', { passed: 0, failed: 1 }],
    ['claims success and fails', 'readTally("12 passed, 0 failed", 1)', { passed: 12, failed: 1 }],
  ])('%s', (_, expression, expected) => {
    expect(ask(expression)).toEqual(expected);
  });
});

describe('a vitest report', () => {
  const report = (files: string): string =>
    `{ numPassedTests: 5, numFailedTests: 2, testResults: [${files}] }`;

  it('counts its tests', () => {
    expect(ask(`tallyOfVitest(${report('')}, 1)`)).toEqual({ passed: 5, failed: 2 });
  });

  it.each([
    ['does not load', '{ status: "failed", assertionResults: [] }'],
    ['fails before its tests', '{ status: "failed", assertionResults: [{ status: "skipped" }] }'],
  ])('counts a file that %s as a failure', (_, file) => {
    expect(ask(`tallyOfVitest(${report(file)}, 1)`)).toEqual({ passed: 5, failed: 3 });
  });

  it('counts a failed test once', () => {
    const file = '{ status: "failed", assertionResults: [{ status: "failed" }] }';
    expect(ask(`tallyOfVitest(${report(file)}, 1)`)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts an error outside every test', () => {
    const clean = '{ numPassedTests: 5, numFailedTests: 0, testResults: [] }';
    expect(ask(`tallyOfVitest(${clean}, 1)`)).toEqual({ passed: 5, failed: 1 });
  });
});
