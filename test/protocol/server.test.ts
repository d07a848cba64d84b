// The built server over the real protocol, as an editor speaks it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests, type Status } from '../../src/shared/requests';
import { startServer, type LanguageServer } from '../support/languageServer.mjs';

const samples = path.resolve(import.meta.dirname, '../../samples');
const text = readFileSync(path.join(samples, 'rundown-deadlock.txt'), 'utf8');
const uri = 'file:///t/rundown-deadlock.windbg';
const textDocument = { uri };

/** The position `into` characters behind the first occurrence. */
function positionOf(found: string, into = 2): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(found)).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length + into };
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly code: string; readonly source: string }[];
}
const published = (server: LanguageServer, wanted: (params: Published) => boolean): Promise<Published> =>
  server.hear<Published>('textDocument/publishDiagnostics', wanted);

describe('an open transcript', () => {
  let server: LanguageServer;

  beforeAll(async () => {
    server = await startServer();
    await server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'windbg', version: 1, text },
    });
  });

  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  it('finds a server that says what it can', () => {
    expect(server.initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      semanticTokensProvider: { range: true },
    });
  });

  it('gets diagnostics, then its status', async () => {
    const { diagnostics } = await published(server, ({ version }) => version === 1);
    expect(diagnostics.map(({ code }) => code)).toContain('file-object-deadlock');
    expect(new Set(diagnostics.map(({ source }) => source))).toEqual(new Set(['kdscope']));
    const status = await server.hear<Status>('kdscope/status');
    expect(status).toMatchObject({ uri, version: 1, coverage: { lines: text.trimEnd().split('\n').length } });
  });

  it('is explained by hovers', async () => {
    const shown = await server.request<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      textDocument,
      position: positionOf('fffffadfccf732d0'),
    });
    expect(shown.contents.kind).toBe('markdown');
    expect(shown.contents.value).toContain('FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock)');
  });

  it('leads from an address to the thing, and to its mentions', async () => {
    const position = positionOf('fffffadfccf732d0');
    const [definition] = await server.request<{ uri: string; range: { start: { line: number } } }[]>(
      'textDocument/definition',
      { textDocument, position },
    );
    expect(definition).toMatchObject({ uri, range: { start: { line: positionOf('\\Temp\\php').line } } });
    const references = await server.request<unknown[]>('textDocument/references', {
      textDocument,
      position: positionOf('fffffadf`ccf73250'),
      context: { includeDeclaration: true },
    });
    expect(references).toHaveLength(4);
  });

  it('answers every other feature', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 147, character: 0 } };
    const asked: readonly (readonly [name: string, params: object])[] = [
      ['documentSymbol', {}],
      ['foldingRange', {}],
      ['codeLens', {}],
      ['documentHighlight', { position: positionOf('fffffadf`ccf73250') }],
      ['inlayHint', { range }],
      ['codeAction', { range, context: { diagnostics: [] } }],
    ];
    const answers = await Promise.all(
      asked.map(([name, params]) =>
        server.request<unknown[]>(`textDocument/${name}`, { textDocument, ...params }),
      ),
    );
    for (const answer of answers) expect(answer.length).toBeGreaterThan(0);
    const tokens = await server.request<{ data: number[] }>('textDocument/semanticTokens/range', {
      textDocument,
      range,
    });
    expect(tokens.data.length).toBeGreaterThan(500);
    expect(await server.request('textDocument/documentLink', { textDocument })).toEqual([]);
  });

  it('has views, a tree, a report, and next commands', async () => {
    for (const view of ['overview', 'threadStacks', 'irpStack', 'apcTimeline', 'waitGraph'])
      expect(await server.request(requests.view, { uri, view })).toMatchObject({ kind: view });
    expect((await server.request<unknown[]>(requests.tree, { uri })).length).toBeGreaterThan(0);
    expect(await server.request(requests.report, { uri })).toMatchObject({
      markdown: expect.stringContaining('rundown-deadlock.windbg') as string,
    });
    expect(await server.request(requests.excerpt, { uri, lines: [34, 34] })).toMatchObject({
      lines: [30, 38],
    });
    const commands = await server.request<{ command: string }[]>(requests.nextCommands, { uri });
    expect(commands.map(({ command }) => command)).toContain('!filelock fffffadf`ccf73250');
  });

  it('gets new diagnostics after an edit, and none when it is closed', async () => {
    const { line } = positionOf('fffffadfccf732d0');
    const change = {
      range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
      text: '',
    };
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [change],
    });
    const { diagnostics } = await published(server, ({ version }) => version === 2);
    expect(diagnostics.map(({ code }) => code)).not.toContain('file-object-deadlock');
    await server.notify('workspace/didChangeConfiguration', {
      settings: { rules: { 'process-rundown-hang': 'off' } },
    });
    await published(
      server,
      (one) => one.version === 2 && !one.diagnostics.some(({ code }) => code === 'process-rundown-hang'),
    );
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text }],
    });
    await published(
      server,
      (one) => one.version === 3 && one.diagnostics.some(({ code }) => code === 'file-object-deadlock'),
    );
    await server.notify('textDocument/didClose', { textDocument });
    await published(server, (one) => one.uri === uri && one.diagnostics.length === 0);
  });

  it('is unknown once closed: features answer null, requests say so', async () => {
    expect(
      await server.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
    ).toBeNull();
    await expect(server.request(requests.view, { uri: 'untitled:gone', view: 'waitGraph' })).rejects.toThrow(
      'no transcript',
    );
  });

  it('survives what no client should send', async () => {
    await expect(server.request('kdscope/nothing', {})).rejects.toThrow();
    await server.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///never', version: 1 },
      contentChanges: [
        { range: { start: { line: 9, character: 9 }, end: { line: 0, character: 0 } }, text: 'x' },
      ],
    });
    expect(
      await server.request('textDocument/hover', {
        textDocument: { uri: 'file:///never' },
        position: { line: -1, character: 1e9 },
      }),
    ).toBeNull();
  });
});

describe('files of the disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kdscope-'));
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  let server: LanguageServer;

  beforeAll(async () => {
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'big.log'), text);
    writeFileSync(path.join(folder, 'empty.log'), '');
    writeFileSync(
      path.join(folder, 'src/pend.c'),
      `NTSTATUS flock(HANDLE file, void *buffer, ULONG size)
{
    IO_STATUS_BLOCK iosb;
    return ZwWriteFile(file, NULL, NULL, NULL, &iosb, buffer, size, NULL, NULL);
}
`,
    );
    server = await startServer({ folders: [pathToFileURL(folder).href] });
  });

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('are read by path, again when they have grown', async () => {
    const before = await server.request<unknown[]>(requests.nextCommands, { uri: uriOf('big.log') });
    expect(before.length).toBeGreaterThan(0);
    writeFileSync(path.join(folder, 'big.log'), '0: kd> k\n');
    expect(await server.request(requests.nextCommands, { uri: uriOf('big.log') })).toEqual([]);
  });

  it('say why they cannot be read', async () => {
    await expect(server.request(requests.tree, { uri: uriOf('gone.log') })).rejects.toThrow('no such file');
    await expect(server.request(requests.tree, { uri: uriOf('empty.log') })).rejects.toThrow('is empty');
  });

  it('with C code are checked while a transcript is open', async () => {
    await server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'windbg', version: 1, text },
    });
    const found = await published(
      server,
      (one) => one.uri === uriOf('src/pend.c') && one.diagnostics.length > 0,
    );
    expect(found.diagnostics[0]).toMatchObject({ code: 'stack-iosb-may-pend', source: 'kdscope' });
    const source = { textDocument: { uri: uriOf('src/pend.c') } };
    expect(await server.request('textDocument/codeLens', source)).toMatchObject([
      { command: { title: 'on 1 stack', command: 'kdscope.showStacks' } },
    ]);
    await server.notify('textDocument/didClose', { textDocument });
    await published(server, (one) => one.uri === uriOf('src/pend.c') && one.diagnostics.length === 0);
  });

  it('with C code are checked while a slice of a file read by path is open', async () => {
    writeFileSync(path.join(folder, 'sliced.log'), text);
    const slice = await server.request<{ uri: string }>(requests.slice, {
      uri: uriOf('sliced.log'),
      line: 1,
    });
    const from = server.heard.length;
    const later = (empty: boolean) =>
      published(
        server,
        (one) =>
          one.uri === uriOf('src/pend.c') &&
          (one.diagnostics.length === 0) === empty &&
          server.heard.findIndex(({ params }) => params === one) >= from,
      );
    await server.notify('textDocument/didOpen', {
      textDocument: { uri: slice.uri, languageId: 'windbg', version: 1, text },
    });
    expect((await later(false)).diagnostics[0]).toMatchObject({ code: 'stack-iosb-may-pend' });
    const source = { textDocument: { uri: uriOf('src/pend.c') } };
    expect(await server.request('textDocument/codeLens', source)).toMatchObject([
      { command: { title: 'on 1 stack', command: 'kdscope.showStacks' } },
    ]);
    await server.notify('textDocument/didClose', { textDocument: { uri: slice.uri } });
    await later(true);
  });
});
