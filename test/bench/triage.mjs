// `kdscope triage FILE --format text` on generated transcripts, from process start to exit.
import { statSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { generatedLog } from './support/inputs.mjs';
import { measure } from './support/measure.mjs';

export const title = 'triage FILE --format text (process start to exit)';

function row(megabytes) {
  const file = generatedLog(megabytes);
  const { size } = statSync(file);
  const limit = JSON.parse(measure([fromRoot('test/bench/limit.mjs'), file]).output);
  const { seconds, peakMB } = measure([fromRoot('dist/cli.js'), 'triage', file, '--format', 'text']);
  return {
    MB: (size / 1e6).toFixed(1),
    seconds: seconds.toFixed(2),
    'MB/s': (size / 1e6 / seconds).toFixed(1),
    'peak RSS, MB': peakMB.toFixed(0),
    'limit, s': (limit.ms / 1000).toFixed(3),
    'times the limit': ((seconds * 1000) / limit.ms).toFixed(1),
  };
}

export const bench = () => [10, 100].map(row);
