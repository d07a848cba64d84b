/** The page of the views, as `npm run webview` serves it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ViewModel } from '../../../src/shared/viewModel';

const root = path.resolve(import.meta.dirname, '../../..');
const seed = path.join(root, 'test/fixtures/seeds/rundown-deadlock.txt');
let child: ChildProcess;
let address: string;

beforeAll(async () => {
  const args = ['scripts/webview.mjs', '--no-open', '--port', '0', seed];
  child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  while (!/http:\S+\/(?=;)/.test(said)) said += String((await once(child.stdout ?? child, 'data'))[0]);
  address = /http:\S+\/(?=;)/.exec(said)?.[0] ?? '';
}, 90_000);
afterAll(() => {
  child.kill();
});

const ask = async <Answer>(query: string): Promise<Answer> =>
  (await (await fetch(`${address}${query}`)).json()) as Answer;

it('knows the transcripts and the languages', async () => {
  expect(await ask('known')).toEqual({ transcripts: ['rundown-deadlock.txt'], languages: ['de'] });
});

it('computes views and shows lines', async () => {
  const graph = await ask<ViewModel>('view?of=0&view=waitGraph');
  expect(graph.kind === 'waitGraph' && graph.cycles.length).toBe(1);
  const lens = await ask<ViewModel>('view?of=0&view=addressLens&about=fffffadf`ccf732d0');
  expect(lens).toMatchObject({ kind: 'addressLens', spelling: 'fffffadf`ccf732d0' });
  const [line] = await ask<string[]>('lines?of=0&first=34&last=34');
  expect(line).toContain('SynchronizationEvent');
});

it('builds the page', async () => {
  const page = await (await fetch(address)).text();
  expect(page).toContain('src="/dev.js"');
  expect(await (await fetch(`${address}dev.css`)).text()).toContain('.dev-bar');
});

it.each([
  ['another path', '/../package.json', undefined],
  ['the page of another name', '/known', 'attacker.example'],
])('answers nothing to %s', async (_what, wanted, host) => {
  const { port } = new URL(address);
  const asked = request({ port, host: '127.0.0.1', path: wanted, headers: host ? { host } : {} }).end();
  const [response] = (await once(asked, 'response')) as [{ readonly statusCode: number }];
  expect(response.statusCode).toBe(404);
});
