/** The source checks over a workspace. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checkWorkspace, type FileFindings } from '../../../../src/server/sources/checkWorkspace';
import type {
  CancellationToken,
  CParser,
  LoadParser,
  SourceFiles,
} from '../../../../src/server/sources/sourceHost';
import { memoryFiles, never } from './memoryFiles';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

const load: LoadParser = () => Promise.resolve(parser);
const mistake =
  'void F(HANDLE f) { IO_STATUS_BLOCK iosb; ZwWriteFile(f, NULL, NULL, NULL, &iosb, b, l, o, 0); }';

async function all(
  files: SourceFiles,
  loader: LoadParser,
  token: CancellationToken = never,
): Promise<FileFindings[]> {
  const found: FileFindings[] = [];
  for await (const one of checkWorkspace(await files.list(token), files, loader, token)) found.push(one);
  return found;
}

describe('checkWorkspace', () => {
  it('answers the files with findings, in order', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`/w/${String(index)}.c`, index % 3 ? 'int x;' : mistake]),
    );
    const found = await all(memoryFiles(many), load);
    expect(found.map(({ path }) => path)).toEqual([
      '/w/0.c',
      '/w/3.c',
      '/w/6.c',
      '/w/9.c',
      '/w/12.c',
      '/w/15.c',
      '/w/18.c',
    ]);
    expect(found[0]?.findings).toHaveLength(1);
  });

  it('does not load the parser for text without such calls', async () => {
    const refuse: LoadParser = () => Promise.reject(new Error('not needed'));
    const texts = { '/a.c': 'int main() {}', '/b.c': 'IO_STATUS_BLOCK x;', '/c.c': 'ZwWriteFile(1);' };
    expect(await all(memoryFiles(texts), refuse)).toEqual([]);
  });

  it('passes over files that are gone, and a host without a parser', async () => {
    const files = memoryFiles({ '/a.c': mistake });
    expect(await all({ ...files, read: () => Promise.resolve(undefined) }, load)).toEqual([]);
    expect(await all(files, () => Promise.resolve(undefined))).toEqual([]);
  });

  it('stops when cancelled', async () => {
    const token = { isCancellationRequested: false };
    const found: string[] = [];
    const files = memoryFiles({ '/a.c': mistake, '/b.c': mistake });
    for await (const { path } of checkWorkspace(await files.list(token), files, load, token)) {
      found.push(path);
      token.isCancellationRequested = true;
    }
    expect(found).toEqual(['/a.c']);
  });

  it('lets the event loop run between files', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await all(
      memoryFiles(
        Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`/${String(index)}.c`, mistake])),
      ),
      load,
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
