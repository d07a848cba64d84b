/** From frames to files: by printed path, by definition, and honestly when several fit. */
import { beforeAll, describe, expect, it } from 'vitest';
import { locateFrame, type FrameName } from '../../../../src/server/sources/frameSource';
import { longestSuffixMatches, pathParts } from '../../../../src/server/sources/printedPath';
import type { CParser, LoadParser } from '../../../../src/server/sources/sourceHost';
import { memoryFiles, never, treeOf } from './memoryFiles';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});
const load: LoadParser = () => Promise.resolve(parser);
const frame: FrameName = { module: 'sftfsXP', function: 'Read' };
const define = 'int x;\nint Read(void) { return 0; }\n';

describe('pathParts', () => {
  it.each([
    [String.raw`d:\Src\.\a\..\X.c`, ['src', 'x.c']],
    ['/home/me/x.c', ['home', 'me', 'x.c']],
    ['file:///c%3A/src/a%20b/x.c', ['src', 'a b', 'x.c']],
    ['file:///broken%zz/x.c', ['broken%zz', 'x.c']],
    [String.raw`\\server\share\x.c`, ['server', 'share', 'x.c']],
    ['', []],
  ])('%s', (path, parts) => {
    expect(pathParts(path)).toEqual(parts);
  });
});

describe('longestSuffixMatches', () => {
  const files = ['/w/a/src/x.c', '/w/b/src/x.c', '/w/b/src/y.c', '/w/ax.c'];
  it('takes the longest tail, without case, and all that share it', () => {
    expect(longestSuffixMatches(String.raw`D:\BUILD\B\SRC\X.C`, files)).toEqual(['/w/b/src/x.c']);
    expect(longestSuffixMatches('d:/c/src/x.c', files)).toEqual(['/w/a/src/x.c', '/w/b/src/x.c']);
    expect(longestSuffixMatches(String.raw`d:\src\z.c`, files)).toEqual([]);
  });
});

describe('locateFrame', () => {
  it('goes by the printed path, and reads no file for it', async () => {
    const files = memoryFiles({ '/w/src/volume.c': define, '/w/src/other.c': define });
    const found = await locateFrame(
      { ...frame, printedPath: String.raw`d:\bld\src\volume.c`, printedLine: 123 },
      treeOf(files, load),
      never,
    );
    const place = { path: '/w/src/volume.c', line: 123, modified: 0 };
    expect(found).toEqual({ ...place, how: 'printed path', candidates: [place] });
    expect(files.reads).toEqual([]);
  });

  it('decides between equal tails by who defines the function', async () => {
    const files = memoryFiles({ '/w/a/volume.c': 'int y;', '/w/b/volume.c': define });
    const found = await locateFrame(
      { ...frame, printedPath: 'd:\\volume.c', printedLine: 2 },
      treeOf(files, load),
      never,
    );
    expect(found).toMatchObject({ path: '/w/b/volume.c', line: 2, candidates: [{ path: '/w/b/volume.c' }] });
  });

  it('names all candidates when it cannot decide', async () => {
    const files = memoryFiles({ '/w/a/volume.c': define, '/w/b/volume.c': define });
    const found = await locateFrame(
      { ...frame, printedPath: 'd:\\volume.c', printedLine: 2 },
      treeOf(files, load),
      never,
    );
    expect(found?.candidates.map(({ path }) => path)).toEqual(['/w/a/volume.c', '/w/b/volume.c']);
  });

  it('finds the line itself when only a path is printed', async () => {
    const found = await locateFrame(
      { ...frame, printedPath: 'd:\\volume.c' },
      treeOf(memoryFiles({ '/w/volume.c': define }), load),
      never,
    );
    expect(found).toMatchObject({ line: 2, how: 'printed path' });
  });

  it('falls back to the definition, and prefers a folder named like the module', async () => {
    const files = memoryFiles({
      '/w/a.c': define,
      '/w/sftfsxp/a.c': define,
      '/w/call.c': 'int g() { return Read(); }',
    });
    const found = await locateFrame(
      { ...frame, printedPath: 'd:\\gone.c', printedLine: 9 },
      treeOf(files, load),
      never,
    );
    expect(found).toMatchObject({ path: '/w/sftfsxp/a.c', line: 2, how: 'function definition' });
    expect(found?.candidates).toHaveLength(2);
  });

  it('loads the parser only for files that hold the name', async () => {
    let loads = 0;
    const counting: LoadParser = () => {
      loads++;
      return load();
    };
    expect(
      await locateFrame(frame, treeOf(memoryFiles({ '/w/a.c': 'int Write;' }), counting), never),
    ).toBeUndefined();
    expect(loads).toBe(0);
  });

  it('answers nothing without a parser, a name, or time', async () => {
    const files = memoryFiles({ '/w/a.c': define });
    expect(
      await locateFrame(
        frame,
        treeOf(files, () => Promise.resolve(undefined)),
        never,
      ),
    ).toBeUndefined();
    expect(await locateFrame({ ...frame, function: '' }, treeOf(files, load), never)).toBeUndefined();
    expect(await locateFrame(frame, treeOf(files, load), { isCancellationRequested: true })).toBeUndefined();
  });

  it('asks the editor first, and reads nothing else then', async () => {
    const files = memoryFiles({ '/w/a.c': define, '/w/b.c': 'int x;', '/w/c.c': 'int y;' });
    const asked: string[] = [];
    const tree = treeOf(files, load, (name) => {
      asked.push(name);
      return Promise.resolve(['/w/a.c', '/outside/a.c']);
    });
    expect(await locateFrame(frame, tree, never)).toMatchObject({ path: '/w/a.c', line: 2 });
    expect(asked).toEqual(['Read']);
    expect(files.reads).toEqual(['/w/a.c']);
  });

  it('looks itself when what the editor names does not define it', async () => {
    const files = memoryFiles({ '/w/a.c': 'int Read(void);', '/w/b.c': define });
    const tree = treeOf(files, load, () => Promise.resolve(['/w/a.c']));
    expect(await locateFrame(frame, tree, never)).toMatchObject({ path: '/w/b.c' });
  });

  it.each([
    ['the only call', 'int Read(void)\n{\n  // Wait(1)\n  Wait(2);\n}', 'Wait', 4, [4]],
    ['two calls', 'int Read(void)\n{\n  Wait(1);\n  Wait(2);\n}', 'Wait', 1, [3, 4]],
    ['a service by its other name', 'int Read(void)\n{\n  NtReadFile(f);\n}', 'ZwReadFile', 3, [3]],
    ['a Win32 name', 'int Read(void)\n{\n  ReadFileEx(f);\n}', 'NtReadFile', 3, [3]],
    ['a method', 'int Read(void)\n{\n  v->Open();\n}', 'Volume::Open', 3, [3]],
    ['no call', 'int Read(void)\n{\n  Waiter(2);\n}', 'Wait', 1, undefined],
    ['a call elsewhere', 'int Read(void)\n{\n}\nint x() { Wait(1); }', 'Wait', 1, undefined],
  ])('narrows to %s', async (_, text, callee, line, lines) => {
    const tree = treeOf(memoryFiles({ '/w/a.c': text }), load);
    const found = await locateFrame({ ...frame, callee }, tree, never);
    expect([found?.line, found?.call?.lines]).toEqual([line, lines]);
  });
});
