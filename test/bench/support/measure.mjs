// Runs a script of Node as a child process and measures it from outside: process start to exit, and its peak memory.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const hook = fromRoot('test/bench/support/peak.cjs');

/**
 * @param {readonly string[]} args the script and its arguments
 * @param {{ silent?: boolean }} options `silent`: what it prints is thrown away, as gigabytes must be
 * @returns {{ seconds: number, peakMB: number, output: string }} `peakMB` is the whole process, its workers included.
 * @throws when the script fails
 */
export function measure(args, { silent = false } = {}) {
  const report = fromRoot('out/bench/peak.txt');
  mkdirSync(path.dirname(report), { recursive: true });
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    encoding: 'utf8',
    env: { ...process.env, KDSCOPE_PEAK: report },
    maxBuffer: 1 << 30,
    stdio: ['ignore', silent ? 'ignore' : 'pipe', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${path.basename(args[0])} failed: ${stderr}`);
  return { seconds, peakMB: Number(readFileSync(report, 'utf8')) / 1024, output: stdout ?? '' };
}
