/** The command as a process: its exit code, a reader that goes away, and no colour into a pipe. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Log } from 'sarif';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sample } from './support';

const root = path.resolve(import.meta.dirname, '../../..');
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kdscope-process-'));
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  } as const;
  await build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: path.join(folder, 'cli.js'),
    logLevel: 'error',
  });
  for (const name of ['tree-sitter.wasm', 'tree-sitter-cpp.wasm'])
    copyFileSync(
      path.join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm', name),
      path.join(folder, name),
    );
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `reads`: how much of the output is read before the pipe is closed. */
function start(
  args: readonly string[],
  { input = '', reads = Infinity }: { input?: string; reads?: number } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(folder, 'cli.js'), ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.length >= reads) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

it('ends with the exit code, and writes complaints to standard error', async () => {
  expect(await start(['triage', 'no-such-file.txt'])).toEqual({
    code: 2,
    out: '',
    err: 'kdscope: no-such-file.txt: no such file\n',
  });
  expect((await start(['triage', sample('rundown-deadlock'), '--fail-on', 'warning'])).code).toBe(1);
});

it('reads standard input, and sends no colour into a pipe', async () => {
  const { code, out } = await start(['triage', '-'], {
    input: '0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n',
  });
  expect(code).toBe(0);
  expect(out).toMatch(/^standard input\n/);
});

it('says nothing when the reader goes away', async () => {
  const large = path.join(folder, 'large.txt');
  writeFileSync(large, '0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n'.repeat(20_000));
  const { code, err } = await start(['triage', large, '--format', 'json'], { reads: 1000 });
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, 30_000);

it('finds in the source what frames lead to, where it may look', async () => {
  const rulesWith = async (...more: string[]): Promise<unknown[]> => {
    const { out } = await start(['triage', sample('idle-thread-apc'), '--format', 'sarif', ...more]);
    return ((JSON.parse(out) as Log).runs[0]?.results ?? []).map(({ ruleId }) => ruleId);
  };
  const found = 'stack-iosb-may-pend';
  expect(await rulesWith('--sources', path.join(root, 'samples'))).toContain(found);
  expect(await rulesWith()).not.toContain(found);
}, 60_000);
