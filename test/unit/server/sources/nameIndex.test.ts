/** The index of names: what it takes, when it reads again, and that it can be stopped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionNames } from '../../../../src/server/sources/definitionNames';
import { NameIndex } from '../../../../src/server/sources/nameIndex';
import { memoryFiles, never } from './memoryFiles';

const names = (text: string): string[] => Array.from(definitionNames(text, 'cpp'), ({ name }) => name);

describe('definitionNames', () => {
  it.each([
    ['int f(void) {', ['f']],
    ['NTSTATUS\r\nNTAPI\r\nRead (\r\n _In_reads_(n) PVOID b)\r\n{', ['Read', '_In_reads_']],
    ['int f(a, b) int a; char b; {', ['f']],
    ['C::C(int a) : x(a), y(2) {', ['C', 'y']],
    ['int f(void) /* why */ {', ['f']],
    ['auto f() -> int {', ['f']],
    ['bool operator==(const A& a) const {', ['operator==']],
    ['int f(int); g(x); if (h(y)) { k(z) + 1; }', []],
    ['a = f(x) ? g(y) + h(z);', []],
    ['f(((', []],
  ])('%j', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it('is linear on text that opens and never closes', () => {
    const started = performance.now();
    names('a('.repeat(1_000_000));
    names('a()'.repeat(500_000));
    names(`${'x '.repeat(500_000)}(`);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('never throws, and names stand where they are said to', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        for (const language of ['cpp', 'rust'] as const)
          for (const { name, start } of definitionNames(text, language))
            expect(text.slice(start, start + name.length)).toBe(name);
      }),
    );
  });
});

describe('NameIndex', () => {
  it('reads each file once, and again only when it changed', async () => {
    const texts: Record<string, string> = { '/a.c': 'int f() { }', '/b.c': 'int g() { }' };
    const files = memoryFiles(texts);
    const index = new NameIndex(files);
    expect(await index.filesDefining('f', never)).toEqual(['/a.c']);
    expect(await index.filesDefining('g', never)).toEqual(['/b.c']);
    expect(files.reads).toHaveLength(2);
    texts['/b.c'] = 'int changed() { }';
    delete texts['/a.c'];
    index.forget();
    expect(await index.filesDefining('changed', never)).toEqual(['/b.c']);
    expect(await index.filesDefining('f', never)).toEqual([]);
    expect(await index.filesDefining('g', never)).toEqual([]);
    expect(files.reads).toHaveLength(3);
  });

  it('is made once for all who ask meanwhile, and tells how far it is', async () => {
    const files = memoryFiles(
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`/${at}.c`, 'int f() { }'])),
    );
    const index = new NameIndex(files);
    const parts: number[] = [];
    const asked = await Promise.all([
      index.filesDefining('f', never, (part) => parts.push(part)),
      index.filesDefining('f', never),
    ]);
    expect(asked.map(({ length }) => length)).toEqual([100, 100]);
    expect(files.reads).toHaveLength(100);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
  });

  it('stops when cancelled, and goes on later', async () => {
    const files = memoryFiles(
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`/${at}.c`, `int f${at}() { }`])),
    );
    const index = new NameIndex(files);
    const token = { isCancellationRequested: false };
    await index.filesDefining('f99', token, () => {
      token.isCancellationRequested = true;
    });
    expect(files.reads.length).toBeLessThan(100);
    expect(await index.filesDefining('f99', never)).toEqual(['/99.c']);
    expect(files.reads).toHaveLength(100);
  });
});
