// `kdscope triage FILE` on generated transcripts and on real ones, from process start to exit, against the limit and against lnav.
import { statSync } from 'node:fs';
import { corpusLog, generatedLog } from './support/inputs.mjs';
import { limitTimes, lnavSeconds, triageTimes } from './support/triageTimes.mjs';

export const title = 'triage FILE (process start to exit)';

let before;

function row(name, file, format) {
  const { size } = statSync(file);
  const limit = limitTimes(file);
  const { seconds, peakMB } = triageTimes(file, format);
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
    'limit, s': limit.process.toFixed(3),
    'times the limit': (seconds / limit.process).toFixed(1),
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
