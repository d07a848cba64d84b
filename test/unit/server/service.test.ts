import { describe, expect, it } from 'vitest';
import { openers } from '../../../src/server/parsers/index';
import { createTriageService, type SourceHost, type TriageService } from '../../../src/server/service';
import { DocumentText } from '../../../src/server/text/documentText';
import { defaultSettings } from '../../../src/shared/settings';
import { readSample } from '../../support/analyze';

const uri = 'file:///w/log.windbg';
const deadlock = readSample('rundown-deadlock');
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const start = { line: 0, character: 0 };
const insert = (text: string) => [{ start, end: start, text }];

function opened(text = deadlock, sources?: SourceHost): TriageService {
  const service = createTriageService({ breathe, ...(sources && { sources }) });
  service.open(uri, 1, text);
  return service;
}

/** Long enough to be built in more than one slice. */
const long = `0: kd> !process 0 1f\n${deadlock.slice(deadlock.indexOf('THREAD')).repeat(150)}`;

describe('the service', () => {
  it('analyses a version once', async () => {
    const service = opened();
    const first = await service.analyze(uri);
    expect(await service.analyze(uri)).toBe(first);
    service.change(uri, 2, insert(' '));
    const second = await service.analyze(uri);
    expect(second?.version).toBe(2);
    expect(second).not.toBe(first);
  });

  it('shares a build between those who wait for it', async () => {
    const service = opened(long);
    const [first, second] = await Promise.all([service.analyze(uri), service.analyze(uri)]);
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('answers with the newest version when a change interrupts a build', async () => {
    const service = opened(long);
    const analyzed = service.analyze(uri);
    await breathe();
    service.change(uri, 2, insert('0: kd> k\n'));
    expect((await analyzed)?.version).toBe(2);
    expect((await analyzed)?.transcript.blocks[0]?.command).toBe('k');
  });

  it('answers about lines that an edit has not touched before it is understood', async () => {
    const service = opened();
    const lines = deadlock.split('\n');
    const row = lines.findIndex((line) => line.includes('THREAD'));
    const image = lines.findIndex((line, index) => index > row && line.includes('Image:'));
    const at = (line: number, character: number, text: string) => {
      const start = { line, character };
      return [{ start, end: start, text }];
    };
    const hoverAt = (line: number): ReturnType<TriageService['hover']> =>
      service.hover(uri, { line, character: (lines[row]?.indexOf('THREAD') ?? 0) + 9 });
    const before = await hoverAt(row);
    expect(before).toBeDefined();

    service.change(uri, 2, at(image, (lines[image]?.indexOf('Image:') ?? 0) + 15, 'another'));
    expect(await hoverAt(row)).toEqual(before);
    expect((await service.analyze(uri))?.version).toBe(2);
    expect(JSON.stringify(await hoverAt(row))).toContain('another');

    service.change(uri, 3, at(0, 0, '\n'));
    expect((await hoverAt(row + 1))?.range?.start.line).toBe(row + 1);
    service.change(uri, 4, at(row + 1, 0, 'no '));
    expect(await hoverAt(row + 1)).not.toEqual(before);
  });

  it('answers about the lines of a log before what was appended is understood', async () => {
    const service = opened();
    const row = deadlock.split('\n').findIndex((line) => line.includes('THREAD'));
    const hoverAt = (line: number): ReturnType<TriageService['hover']> =>
      service.hover(uri, { line, character: 30 });
    const before = await hoverAt(row);
    const lines = deadlock.split('\n').length;
    const end = { line: lines - 1, character: 0 };
    service.change(uri, 2, [{ start: end, end, text: deadlock.repeat(150) }]);
    let isUnderstood = false;
    const understood = service.analyze(uri).then(() => (isUnderstood = true));
    expect(await hoverAt(row)).toEqual(before);
    expect(isUnderstood).toBe(false);
    expect((await hoverAt(row + lines - 1))?.range?.start.line).toBe(row + lines - 1);
    await understood;
  });

  it('lets a build stop that nobody wants', async () => {
    const service = opened(long);
    const token = { isCancellationRequested: false };
    const analyzed = service.analyze(uri, token);
    await breathe();
    token.isCancellationRequested = true;
    expect(await analyzed).toBeUndefined();
    expect((await service.analyze(uri))?.version).toBe(1);
  });

  it('goes on when one of two waiters leaves', async () => {
    const service = opened(long);
    const token = { isCancellationRequested: false };
    const left = service.hover(uri, start, token);
    const stayed = service.analyze(uri);
    token.isCancellationRequested = true;
    expect(await left).toBeUndefined();
    expect((await stayed)?.version).toBe(1);
  });

  it('leaves the loop its turn', async () => {
    const service = opened(long);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await service.analyze(uri);
    clearInterval(beat);
    expect(longest).toBeLessThan(1000); // far more than a slice: a loaded machine takes its own time
  });

  it('answers nothing for what it does not know, or no longer', async () => {
    const service = opened();
    expect(await service.hover('file:///other', start)).toBeUndefined();
    expect(await service.tree('file:///other')).toEqual([]);
    service.close(uri);
    expect(await service.analyze(uri)).toBeUndefined();
    expect(service.has(uri)).toBe(false);
    service.change(uri, 3, insert('x'));
  });

  it('applies settings without a new analysis', async () => {
    const service = opened();
    const before = await service.analyze(uri);
    service.setSettings({
      ...defaultSettings,
      rules: { 'process-rundown-hang': 'off' },
      inlayHints: false,
      codeLenses: false,
    });
    const after = await service.analyze(uri);
    expect(after?.transcript).toBe(before?.transcript);
    expect(before?.findings.map(({ rule }) => rule)).toContain('process-rundown-hang');
    expect(after?.findings.map(({ rule }) => rule)).not.toContain('process-rundown-hang');
    expect(await service.inlayHints(uri, { start, end: { line: 200, character: 0 } })).toEqual([]);
    expect(await service.codeLenses(uri)).toEqual([]);
  });

  it('takes a text that is read by path', async () => {
    const service = opened();
    service.attach('file:///big.log', new DocumentText(openers, deadlock), 'utf-16le');
    const analyzed = await service.analyze('file:///big.log');
    expect(analyzed).toMatchObject({ version: 0, encoding: 'utf-16le' });
    service.change('file:///big.log', 7, []);
  });

  it('answers every request beyond LSP', async () => {
    const service = opened();
    expect((await service.status(uri))?.findings.warning).toBeGreaterThan(0);
    expect((await service.view(uri, 'waitGraph'))?.kind).toBe('waitGraph');
    expect(await service.tree(uri)).not.toEqual([]);
    expect(await service.report(uri)).toContain('log.windbg');
    expect((await service.nextCommands(uri)).length).toBeGreaterThan(0);
    const json: unknown = JSON.parse(
      [...((await service.triage(uri, { file: 'a.log', records: 'all' })) ?? [])].join(''),
    );
    expect(json).toMatchObject({ schema: 'kdscope/1', file: 'a.log' });
    expect(await service.triageText(uri, { file: 'a.log', color: false })).toContain('a.log');
  });
});

describe('source files', () => {
  const hosted = (paths: readonly string[]): SourceHost => ({
    files: {
      list: () => Promise.resolve([...paths]),
      read: () => Promise.resolve(''),
      state: () => Promise.resolve(undefined),
    },
    loadParser: () => Promise.resolve(undefined),
    uriOf: (path) => `file://${path}`,
    pathOf: (uri) => uri.slice('file://'.length),
  });
  const stack =
    '0: kd> k\nChild-SP          RetAddr           Call Site\nfffff880`0653b1c0 fffff800`02a7c1b2 drv!Open+0x1 [d:\\src\\open.c @ 12]\n';

  it('are found by the path that a frame prints', async () => {
    const service = opened(stack, hosted(['/w/src/open.c', '/w/other.c']));
    expect(await service.definition(uri, { line: 2, character: 45 })).toMatchObject([
      { uri: 'file:///w/src/open.c', range: { start: { line: 11 } } },
    ]);
    expect(await service.documentLinks(uri)).toMatchObject([{ target: 'file:///w/src/open.c#L12' }]);
  });

  it('are asked again when they changed', async () => {
    const paths: string[] = [];
    const service = opened(stack, hosted(paths));
    expect(await service.documentLinks(uri)).toEqual([]);
    paths.push('/w/src/open.c');
    expect(await service.documentLinks(uri)).toEqual([]);
    service.sourcesChanged();
    expect(await service.documentLinks(uri)).toHaveLength(1);
  });

  it('are left alone when the settings say so', async () => {
    const service = opened(stack, hosted(['/w/src/open.c']));
    service.setSettings({ ...defaultSettings, sourceChecks: false });
    expect(await service.documentLinks(uri)).toEqual([]);
    expect(await service.definition(uri, { line: 2, character: 45 })).toEqual([]);
    const found = service.sourceDiagnostics({ isCancellationRequested: false })[Symbol.asyncIterator]();
    expect(await found.next()).toMatchObject({ done: true });
  });
});
