// `kdscope triage FILE` on generated transcripts and on real ones, from process start to exit, against the limit and against lnav.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { corpusLog, generatedLog } from './support/inputs.mjs';
import { measure } from './support/measure.mjs';

export const title = `triage FILE (process start to exit; goals: 100 MB/s, 8 times the limit, 6 times faster than lnav, 600 MB at 1 GB,
slope of time over size 1.05)`;

/** Longer texts are no string of this runtime: their limit is taken in proportion. */
const longestString = 500e6;

function limitSeconds(file, size) {
  const limit = fromRoot('test/bench/limit.mjs');
  if (size < longestString) return JSON.parse(measure([limit, file]).output).ms / 1000;
  const shorter = generatedLog(100);
  return (JSON.parse(measure([limit, shorter]).output).ms / 1000) * (size / statSync(shorter).size);
}

/** How long `lnav` takes to read and index the file; undefined where it is not installed. */
function lnavSeconds(file) {
  const started = performance.now();
  const { status } = spawnSync('lnav', ['-n', file], { stdio: 'ignore' });
  return status === 0 ? (performance.now() - started) / 1000 : undefined;
}

const written = { text: ['--format', 'text'], json: ['--format', 'json', '--records', 'all'] };
let before;

function row(name, file, format) {
  const { size } = statSync(file);
  const limit = limitSeconds(file, size); // also puts the file into the system's cache
  const { seconds, peakMB } = measure([fromRoot('dist/cli.js'), 'triage', file, ...written[format]], {
    silent: true,
  });
  const lnav = format === 'text' ? lnavSeconds(file) : undefined;
  const slope = before?.name === name && Math.log(seconds / before.seconds) / Math.log(size / before.size);
  before = { name, size, seconds };
  return {
    text: name,
    format,
    MB: (size / 1e6).toFixed(1),
    seconds: seconds.toFixed(2),
    'MB/s': (size / 1e6 / seconds).toFixed(1),
    'peak RSS, MB': peakMB.toFixed(0),
    'limit, s': limit.toFixed(3),
    'times the limit': (seconds / limit).toFixed(1),
    slope: slope === undefined || slope === false ? '' : slope.toFixed(2),
    'lnav -n':
      format !== 'text' ? '' : lnav === undefined ? 'not installed' : `${(lnav / seconds).toFixed(1)} x`,
  };
}

export function bench() {
  const rows = [10, 100, 1000].map((megabytes) => row('generated', generatedLog(megabytes), 'text'));
  rows.push(row('all records', generatedLog(100), 'json'), row('all records', generatedLog(1000), 'json'));
  const corpus = corpusLog(20);
  if (corpus) rows.push(row('corpus', corpus, 'text'));
  return rows;
}
