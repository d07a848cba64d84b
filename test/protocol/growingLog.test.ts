// A log that grows while it is judged: findings come all the same, each with the version it belongs to.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Status } from '../../src/shared/requests';
import { startServer, type LanguageServer } from '../support/languageServer.mjs';

const sample = readFileSync(path.resolve(import.meta.dirname, '../../samples/rundown-deadlock.txt'), 'utf8');
const long = `${sample}0: kd> !process 0 1f\n${sample.slice(sample.indexOf('THREAD')).repeat(120)}`;
/** Its last line is half written, and is continued by what comes next. */
const more = '1: kd> !thread fffffadfcca31040\nTHREAD fffffadfcca31040  Cid 0004.0a1c\n1: kd> ';
const uri = 'file:///t/growing.windbg';

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

let server: LanguageServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const open = (at: string, version: number, text: string): Promise<void> =>
  server.notify('textDocument/didOpen', {
    textDocument: { uri: at, languageId: 'windbg', version, text },
  });

it('is told of before it stops, and in the end as if it were opened now', async () => {
  let text = long;
  let version = 1;
  await open(uri, version, text);
  const isLater = (status: Status): boolean => status.uri === uri && status.version > 1;
  while (
    !server.heard.some(({ method, params }) => method === 'kdscope/status' && isLater(params as Status))
  ) {
    const lines = text.split('\n');
    const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: end, end }, text: more }],
    });
    text += more;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const early = await server.hear('kdscope/status', isLater);
  expect(early.version).toBeLessThan(version);
  expect(early.coverage.lines).toBe((long + more.repeat(early.version - 1)).split('\n').length);

  const published = (at: string): Promise<Published> =>
    server.hear<Published>(
      'textDocument/publishDiagnostics',
      (one) => one.uri === at && one.version === version,
    );
  const last = await published(uri);
  await open(`${uri}2`, version, text);
  expect(last.diagnostics).not.toEqual([]);
  expect(JSON.stringify(last.diagnostics)).toBe(
    JSON.stringify((await published(`${uri}2`)).diagnostics).replaceAll(`${uri}2`, uri),
  );
});
