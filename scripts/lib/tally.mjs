// Counting what passed and failed. Every script that tests something ends with the one line that is read back here.

/** @typedef {{ passed: number, failed: number }} Tally */

export const formatTally = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** @returns {Tally} */
export const addTallies = (tallies) =>
  tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });

/**
 * The tally a program ended with. One that says nothing counts as one test, judged by its exit code; one that says
 * "0 failed" and still exits with an error has one failure more than it knows of.
 * @returns {Tally}
 */
export function readTally(output, code) {
  // The last such line, not the last line: what a program says on stderr may arrive after it.
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
  const said = match ? { passed: Number(match[1]), failed: Number(match[2]) } : { passed: 0, failed: 0 };
  if (code !== 0) return { passed: said.passed, failed: Math.max(1, said.failed) };
  return match ? said : { passed: 1, failed: 0 };
}

/**
 * The tally of a vitest run from its JSON report. A file that failed as a whole, since it could not be loaded or prepared, has
 * no failed test of its own and is one failure.
 * @returns {Tally}
 */
export function tallyOfVitest(report, code) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: code !== 0 ? Math.max(1, failed) : failed };
}
