// How long `kdscope triage FILE` takes from process start to exit, and what it is compared with: the limit of this runtime, and lnav.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { generatedLog } from './inputs.mjs';
import { measure } from './measure.mjs';

/** Longer texts are no string of this runtime: their limit is taken in proportion. */
const longestString = 500e6;
const written = { text: ['--format', 'text'], json: ['--format', 'json', '--records', 'all'] };

/**
 * @param {string} file
 * @param {'text' | 'json'} format
 * @param {number} runs of which the median is answered
 * @returns {{ seconds: number, peakMB: number }}
 */
export function triageTimes(file, format, runs = 1) {
  const measured = Array.from({ length: runs }, () =>
    measure([fromRoot('dist/cli.js'), 'triage', file, ...written[format]], { silent: true }),
  );
  return measured.toSorted((a, b) => a.seconds - b.seconds)[runs >> 1];
}

/**
 * What the limit takes for the file: its own time, and the time of its process. Also puts the file into the system's cache.
 * @param {string} file
 * @param {number} runs of which the median is answered
 * @returns {{ own: number, process: number }} seconds
 */
export function limitTimes(file, runs = 3) {
  const { size } = statSync(file);
  if (size >= longestString) {
    const shorter = generatedLog(100);
    const part = size / statSync(shorter).size;
    const limit = limitTimes(shorter, runs);
    return { own: limit.own * part, process: limit.process * part };
  }
  const measured = Array.from({ length: runs }, () => {
    const { seconds, output } = measure([fromRoot('test/bench/limit.mjs'), file]);
    return { own: JSON.parse(output).ms / 1000, process: seconds };
  });
  return measured.toSorted((a, b) => a.process - b.process)[runs >> 1];
}

/** @returns {number | undefined} seconds that `lnav -n` takes to read, index and print the file; undefined where it is not installed */
export function lnavSeconds(file) {
  const started = performance.now();
  const { status } = spawnSync('lnav', ['-n', file], { stdio: 'ignore' });
  return status === 0 ? (performance.now() - started) / 1000 : undefined;
}
