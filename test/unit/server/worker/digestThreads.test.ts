/** A file that the worker reads with the help of other threads, here a short one: it says what one thread says. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileText } from '../../../../src/server/node/fileText';
import { createTriageService } from '../../../../src/server/service';
import type { FromWorker } from '../../../../src/server/worker/protocol';
import { thread10 } from '../../../support/excerpts';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'kdscope-threads-'));
const asked = path.join(folder, 'asked.txt');
const log = path.join(folder, 'long.log');
const { href: uri } = pathToFileURL(log);
let worker: Worker;

/** Tells in a file when it is asked. */
const listener = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', () => require('node:fs').appendFileSync(${JSON.stringify(asked)}, 'x'));
require('./digestThreadItself.js');`;

/** Threads with stacks, then lines of a megabyte: long, and quickly read. */
function writeLog(): void {
  const threads = Array.from({ length: 3000 }, (_, index) =>
    thread10({
      address: `ffffb20a${(0x11110000 + index * 0x500).toString(16)}`,
      cid: `1a2c.${(0x1000 + index).toString(16)}`,
      image: `svc${index % 9}.exe`,
      process: 'ffffb20a10000080',
      objects: [`ffffb20a${(0x22220000 + (index % 7) * 0x20).toString(16)}  SynchronizationEvent`],
      start: 1_200_000 - index,
      ticks: `${6400 + index} (0:00:01:40.000)`,
      stack: ['nt!KiSwapContext+0x76', 'nt!KeWaitForSingleObject+0x19f', `drv!Wait${index % 5}+0x1`],
    }),
  );
  const filler = `0: kd> .echo\n${`${'x'.repeat(1 << 20)}\n`.repeat(2)}`;
  const file = openSync(log, 'w');
  for (let part = 0; part < 12; part++) {
    writeSync(file, `0: kd> !process 0 1f\n${threads.slice(part * 250, part * 250 + 250).join('')}`);
    writeSync(file, filler);
  }
  closeSync(file);
}

beforeAll(async () => {
  const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20' } as const;
  for (const [entry, name] of [
    ['src/server/worker/main.ts', 'worker.js'],
    ['src/server/node/digestThread.ts', 'digestThreadItself.js'],
  ] as const)
    await build({ ...common, entryPoints: [entry], outfile: path.join(folder, name), logLevel: 'error' });
  writeFileSync(path.join(folder, 'digestThread.js'), listener);
  const script = path.join(folder, 'worker.js');
  const built = readFileSync(script, 'utf8');
  const eager = built.replace(/least = 512 \* 1024 \* 1024/, 'least = 1024 * 1024');
  expect(eager).not.toBe(built);
  writeFileSync(script, eager);
  writeLog();
  worker = new Worker(script);
}, 60_000);
afterAll(async () => {
  await worker.terminate();
  rmSync(folder, { recursive: true });
});

function ask(id: number, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'answer' && message.id === id) resolve(message.value);
      else if (message.type === 'failed' && message.id === id) reject(new Error(message.message));
    });
    worker.postMessage({ type: 'call', id, name, args: [{ uri }] });
  });
}

it('says the same as one thread', async () => {
  const analyzed = await ask(1, 'analyzeFile');
  const said = [await ask(2, 'report'), await ask(3, 'tree'), await ask(4, 'status')];
  expect(readFileSync(asked, 'utf8').length).toBeGreaterThan(3);

  const service = createTriageService({ breathe: () => Promise.resolve() });
  const opened = openFileText(log, service.openers);
  const { source, encoding, size } = opened;
  service.attach(uri, source, encoding);
  expect(analyzed).toEqual({ uri, bytes: size, lines: source.lineCount });
  expect(said).toEqual([
    { markdown: await service.report(uri) },
    await service.tree(uri),
    await service.status(uri),
  ]);
  opened.close();
}, 60_000);
