// What long logs may cost, in one table: every figure beside its goal. `npm run bench -- targets`, on a machine that does nothing else.
import { statSync } from 'node:fs';
import { editCosts } from './edit.mjs';
import { corpusLog, generatedLog } from './support/inputs.mjs';
import { answersMeanwhile, firstFindings, percentile } from './support/liveDocument.mjs';
import { limitTimes, lnavSeconds, triageTimes } from './support/triageTimes.mjs';

export const title =
  'the targets for long logs (2 cores; takes about 3 minutes, and a minute more to write the logs at first)';

const rows = [];

/** `goal` is met from below with `<=`, from above with `>=`. */
function tell(target, measured, unit, relation, goal) {
  const holds = relation === '<=' ? measured <= goal : measured >= goal;
  rows.push({
    target,
    measured: `${measured.toFixed(measured < 10 ? 2 : 0)} ${unit}`,
    goal: goal === undefined ? '' : `${relation} ${goal} ${unit}`,
    met: goal === undefined ? '' : holds ? 'yes' : 'NO',
  });
}

/** Generated logs and real ones, each against the limit on the same file. */
function triages() {
  let before;
  for (const [megabytes, runs] of [
    [10, 5],
    [100, 5],
    [1000, 1],
  ]) {
    const file = generatedLog(megabytes);
    const size = statSync(file).size / 1e6;
    const name = megabytes === 1000 ? '1 GB' : `${megabytes} MB`;
    const limit = limitTimes(file);
    const { seconds, peakMB } = triageTimes(file, 'text', runs);
    tell(`triage of ${name}`, seconds, 's');
    tell(`triage of ${name}, speed`, size / seconds, 'MB/s', '>=', megabytes === 10 ? undefined : 100);
    tell(
      `triage of ${name} by limit.js, process by process`,
      seconds / limit.process,
      'x',
      '<=',
      megabytes === 10 ? undefined : 8,
    );
    tell(`triage of ${name} by the time inside limit.js`, seconds / limit.own, 'x');
    tell(`triage of ${name}, peak RSS`, peakMB, 'MB', '<=', megabytes === 1000 ? 600 : undefined);
    if (megabytes === 100) {
      const lnav = lnavSeconds(file);
      if (lnav !== undefined) tell(`lnav -n of ${name} by triage`, lnav / seconds, 'x', '>=', 6);
    }
    if (before) {
      const slope = Math.log(seconds / before.seconds) / Math.log(size / before.size);
      tell(`slope of time over size, ${before.name} to ${name}`, slope, '', '<=', 1.05);
    }
    before = { name, size, seconds };
  }
  const { seconds, peakMB } = triageTimes(generatedLog(1000), 'json');
  tell('triage of 1 GB, --format json --records all', seconds, 's');
  tell('triage of 1 GB, --format json --records all, peak RSS', peakMB, 'MB', '<=', 600);
  const corpus = corpusLog(20);
  if (!corpus) return;
  const real = triageTimes(corpus, 'text', 3);
  tell('triage of 20 MB of real transcripts, speed', statSync(corpus).size / 1e6 / real.seconds, 'MB/s');
  tell(
    'triage of 20 MB of real transcripts by limit.js, process by process',
    real.seconds / limitTimes(corpus).process,
    'x',
  );
}

async function documents() {
  tell('first findings of 5 MB from didOpen', await firstFindings(5), 'ms', '<=', 300);
  if (corpusLog(5))
    tell(
      'first findings of 5 MB of real transcripts from didOpen',
      await firstFindings(5, corpusLog),
      'ms',
      '<=',
      300,
    );
  for (const { where, cut } of await editCosts(50))
    tell(`an edit of 50 MB, ${where}: cut again, CPU`, cut, 'ms', '<=', 50);
  const { hover, definition, tokens, diagnostics } = await answersMeanwhile(50);
  for (const [name, times] of Object.entries({ hover, definition, 'range tokens': tokens }))
    tell(`${name} while an edit of 50 MB is understood, p95`, percentile(times, 0.95), 'ms', '<=', 10);
  tell('findings after an edit of 50 MB, median', percentile(diagnostics, 0.5), 'ms');
}

export async function bench() {
  triages();
  await documents();
  return rows;
}
