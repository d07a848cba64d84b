/** The Problems panel: what is reported, where, how gravely, and how a user changes that. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsOf, openTranscript, sample } from './documents';
import { firstLine } from './places';
import { userSettings } from './settings';
import { until } from './until';

const { Error, Information, Warning } = vscode.DiagnosticSeverity;

type Expected = readonly [line: number, code: string, severity: vscode.DiagnosticSeverity];

const expected: Readonly<Record<string, readonly Expected[]>> = {
  'rundown-deadlock.txt': [
    [21, 'attach-to-exiting-process', Information],
    [34, 'file-object-deadlock', Warning],
    [42, 'symbol-of-another-process', Information],
    [60, 'truncated-unwinding', Information],
    [111, 'snapshot-skew', Information],
  ],
  'idle-thread-apc.txt': [
    [3, 'late-iosb-write', Information],
    [7, 'skipped-frames', Warning],
    [41, 'apc-into-wait', Warning],
  ],
};

/** Lines of the related information that a finding must lead to. */
const proofs: readonly (readonly [name: string, code: string, lines: readonly number[]])[] = [
  ['rundown-deadlock.txt', 'file-object-deadlock', [34, 91, 102, 106, 124]],
  ['rundown-deadlock.txt', 'snapshot-skew', [38, 111]],
  ['idle-thread-apc.txt', 'skipped-frames', [22, 41, 47, 49, 53]],
];

const severityOf = (name: string, code: string): vscode.DiagnosticSeverity | undefined =>
  findingsOf(sample(name)).find((finding) => finding.code === code)?.severity;

suite('diagnostics', () => {
  const configure = userSettings();
  suiteTeardown(closeAll);

  for (const [name, rows] of Object.entries(expected)) {
    test(`the findings of ${name}`, async () => {
      const { uri } = await openTranscript(name);
      const found = findingsOf(uri)
        .map(({ range, code, severity }) => [firstLine(range), code, severity] as const)
        .sort(([a], [b]) => a - b);
      assert.deepEqual(found, rows);
    });
  }

  for (const [name, code, lines] of proofs) {
    test(`${code} leads to its proof`, async () => {
      const { uri } = await openTranscript(name);
      const related = findingsOf(uri).find((finding) => finding.code === code)?.relatedInformation ?? [];
      const places = new Set(related.map(({ location }) => firstLine(location.range)));
      assert.deepEqual(
        lines.filter((line) => !places.has(line)),
        [],
      );
      assert.ok(related.every(({ message }) => message !== ''));
    });
  }

  test('a setting makes a rule graver, and another silent', async () => {
    const name = 'rundown-deadlock.txt';
    await openTranscript(name);
    await configure('rules', { 'file-object-deadlock': 'error', 'symbol-of-another-process': 'off' });
    await until('the error', () => severityOf(name, 'file-object-deadlock') === Error);
    assert.equal(severityOf(name, 'symbol-of-another-process'), undefined);
    await configure('rules', undefined);
    await until('the warning', () => severityOf(name, 'file-object-deadlock') === Warning);
    assert.equal(severityOf(name, 'symbol-of-another-process'), Information);
  });
});
