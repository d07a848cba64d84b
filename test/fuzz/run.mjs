// The long run: as many processes as there are processors, one table of what they found.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { fromRoot, root } from '../../scripts/lib/root.mjs';

/** An input that takes longer hangs. */
const patienceMs = 120_000;
/** What an input may cost: milliseconds of the processor for itself, and for each kB. */
const budget = { base: 400, perKb: 8 };
const mostShown = 10;

async function bundle() {
  const outfile = fromRoot('out/fuzz/worker.mjs');
  await build({
    entryPoints: [fromRoot('test/fuzz/worker.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Runs `count` inputs.
 * @param {{ count: number, seed: number, say: (text: string) => void }} options
 * @returns {Promise<{ done: number, bytes: number, seconds: number, worst: { ratio: number, index: number }, failures: Map<string, object> }>}
 */
export async function fuzz({ count, seed, say }) {
  const worker = await bundle();
  const jobs = Math.min(availableParallelism(), count);
  const total = {
    done: 0,
    bytes: 0,
    worst: { ratio: 0, index: -1, milliseconds: 0, bytes: 0 },
    failures: new Map(),
  };
  const started = performance.now();

  const note = (message) => {
    if (message.failure !== undefined) return fail(message.kind, message.failure, message.smallest);
    if (message.bytes === undefined) return;
    total.done++;
    total.bytes += message.bytes;
    const ratio = message.milliseconds / (budget.base + (budget.perKb * message.bytes) / 1024);
    if (ratio > total.worst.ratio) total.worst = { ...message, ratio };
    if (ratio > 1)
      fail('slow', { index: message.index, reason: `${message.milliseconds} ms for ${message.bytes} bytes` });
    if (total.done % Math.max(1000, count / 20) === 0) say(`${total.done} of ${count}`);
  };
  const fail = (kind, { index, reason }, smallest) => {
    const known = total.failures.get(kind);
    if (known) {
      known.times++;
      return;
    }
    const file = smallest === undefined ? undefined : save(total.failures.size, smallest);
    total.failures.set(kind, { index, reason, file, times: 1 });
    if (total.failures.size <= mostShown)
      say(`input ${index}: ${reason}${file === undefined ? '' : `\n  ${file}`}`);
  };

  await Promise.all(
    Array.from({ length: jobs }, (_, first) => {
      const run = fork(worker, [root, seed, first, jobs, count].map(String), {
        execArgv: ['--enable-source-maps'],
      });
      return watch(run, note, (index, reason) => fail(reason, { index, reason }));
    }),
  );
  return { ...total, seconds: (performance.now() - started) / 1000 };
}

/** Resolves when the process has ended; one that stops answering is ended. */
function watch(run, note, lost) {
  return new Promise((resolve) => {
    let running = -1;
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        lost(running, 'hangs');
        run.kill('SIGKILL');
      }, patienceMs);
    };
    run.on('message', (message) => {
      wait();
      if (message.began !== undefined) running = message.began;
      else note(message);
    });
    run.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0 && signal !== 'SIGKILL') lost(running, `ends with ${code ?? signal}`);
      resolve();
    });
    wait();
  });
}

function save(number, base64) {
  const file = fromRoot('out/fuzz', `failure-${number}.txt`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}
