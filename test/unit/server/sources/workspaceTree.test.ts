/** Frames in real folders that make it hard: links in a circle, other spelling, several roots, files that vanish. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceFiles } from '../../../../src/server/node/workspaceFiles';
import { SourceLocator } from '../../../../src/server/service/sourceLocator';
import { checkWorkspace } from '../../../../src/server/sources/checkWorkspace';
import type { CParser, SourceFiles } from '../../../../src/server/sources/sourceHost';
import { never } from './memoryFiles';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'kdscope-'));
});
afterEach(() => {
  rmSync(top, { recursive: true });
});

function put(path: string, content = 'int x;\n'): string {
  const full = join(top, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

const locatorOf = (files: SourceFiles): SourceLocator =>
  new SourceLocator({
    files,
    loadParser: () => Promise.resolve(parser),
    uriOf: (path) => path,
    pathOf: (uri) => uri,
  });

async function placesOf(files: SourceFiles, frame: { printed?: string; name?: string }): Promise<string[]> {
  const found = await locatorOf(files).locateAll({
    module: 'drv',
    function: frame.name ?? 'DrvRead',
    ...(frame.printed !== undefined && { printedPath: frame.printed, printedLine: 1 }),
  });
  return (found?.places ?? []).map(
    ({ uri, line }) => `${uri.slice(top.length + 1).replaceAll('\\', '/')}:${line}`,
  );
}

describe.skipIf(process.platform === 'win32')('links', () => {
  it('in a circle end, and lead nowhere twice', async () => {
    put('w/a/read.c', 'void DrvRead(void) { }\n');
    symlinkSync('..', join(top, 'w/a/up'));
    symlinkSync('self', join(top, 'w/a/self'));
    symlinkSync(join(top, 'w/b'), join(top, 'w/a/there'));
    mkdirSync(join(top, 'w/b'));
    symlinkSync(join(top, 'w/a'), join(top, 'w/b/back'));
    symlinkSync(join(top, 'w/a/read.c'), join(top, 'w/b/read.c'));
    const files = createWorkspaceFiles([join(top, 'w')]);
    expect(await files.list(never)).toEqual([join(top, 'w/a/read.c')]);
    expect(await placesOf(files, {})).toEqual(['w/a/read.c:1']);
    expect(await files.read(join(top, 'w/a/self'))).toBeUndefined();
  });

  it('as a root are followed: the user opened them', async () => {
    put('real/read.c', 'void DrvRead(void) { }\n');
    symlinkSync(join(top, 'real'), join(top, 'w'));
    expect(await placesOf(createWorkspaceFiles([join(top, 'w')]), {})).toEqual(['w/read.c:1']);
  });
});

describe('a printed path', () => {
  it.each([
    [String.raw`D:\BLD\DRV\SRC\READ.C`, ['w/drv/src/Read.c:1']],
    [String.raw`d:/bld/lib/src/../src/read.c`, ['w/lib/src/read.C:1']],
    [String.raw`d:\bld\other\elsewhere\READ.c`, ['w/drv/src/Read.c:1', 'w/lib/src/read.C:1']],
    [String.raw`\\server\share\drv\src\read.c`, ['w/drv/src/Read.c:1']],
  ])('%s is found by its tail in any spelling', async (printed, places) => {
    put('w/drv/src/Read.c');
    put('w/lib/src/read.C');
    expect(await placesOf(createWorkspaceFiles([join(top, 'w')]), { printed, name: 'Gone' })).toEqual(places);
  });
});

describe('several roots', () => {
  it('are one tree: the longer tail decides between them', async () => {
    put('one/drv/read.c');
    put('two/net/read.c');
    const files = createWorkspaceFiles([join(top, 'one'), join(top, 'two')]);
    expect(await placesOf(files, { printed: String.raw`c:\x\net\read.c` })).toEqual(['two/net/read.c:1']);
    expect(await placesOf(files, { printed: String.raw`c:\x\drv\read.c` })).toEqual(['one/drv/read.c:1']);
  });

  it('find a function in each, and one of them missing is no harm', async () => {
    put('one/a.c', 'void A(void) { }\n');
    put('two/b.c', '\nvoid B(void) { }\n');
    const files = createWorkspaceFiles(['one', 'gone', 'two'].map((name) => join(top, name)));
    expect(await placesOf(files, { name: 'A' })).toEqual(['one/a.c:1']);
    expect(await placesOf(files, { name: 'B' })).toEqual(['two/b.c:2']);
  });
});

describe('a file that vanishes', () => {
  const code = 'void DrvRead(void) { }\n';

  it('between index and read is no place, and the others stay', async () => {
    const gone = put('w/a.c', code);
    put('w/b.c', `${code}void DrvWrite(void) { }\n`);
    const locator = locatorOf(createWorkspaceFiles([join(top, 'w')]));
    const indexed = await locator.locateAll({ module: 'drv', function: 'DrvWrite' });
    expect(indexed?.places).toHaveLength(1);
    unlinkSync(gone);
    const found = await locator.locateAll({ module: 'drv', function: 'DrvRead' });
    expect(found?.places.map(({ uri }) => uri)).toEqual([join(top, 'w/b.c')]);
  });

  it('is still named by the printed path of the list, without a date', async () => {
    const gone = put('w/a.c', code);
    const files = createWorkspaceFiles([join(top, 'w')]);
    await files.list(never);
    unlinkSync(gone);
    const found = await locatorOf(files).locateAll({
      module: 'drv',
      function: 'DrvRead',
      printedPath: String.raw`c:\x\a.c`,
      printedLine: 1,
    });
    expect(found?.places).toEqual([{ uri: gone, line: 1 }]);
    files.refresh();
    expect(await placesOf(files, { printed: String.raw`c:\x\a.c` })).toEqual([]);
  });

  it('is passed over by the checks', async () => {
    const mistake = 'void F(HANDLE f) { IO_STATUS_BLOCK i; ZwWriteFile(f, 0, 0, 0, &i, b, l, o, 0); }\n';
    const gone = put('w/a.c', mistake);
    const kept = put('w/b.c', mistake);
    const files = createWorkspaceFiles([join(top, 'w')]);
    const list = await files.list(never);
    unlinkSync(gone);
    const found: string[] = [];
    for await (const { path } of checkWorkspace(list, files, () => Promise.resolve(parser), never))
      found.push(path);
    expect(found).toEqual([kept]);
  });
});
