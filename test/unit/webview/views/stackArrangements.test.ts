/** What stands in the tree of stacks: folds, own code, one shape once, merged branches, and the rows that stand for others. */
import { describe, expect, it } from 'vitest';
import type { FrameModel, StackModel } from '../../../../src/shared/viewModel';
import { rowsOf, type Arrangement } from '../../../../webview/views/threadStacks/arrangements';
import { passes, valuesOf } from '../../../../webview/views/threadStacks/facets';
import { Search } from '../../../../webview/views/threadStacks/search';
import { foldOver, rowFor } from '../../../../webview/views/threadStacks/standIns';
import { stackText } from '../../../../webview/views/threadStacks/stackText';

function stack(id: string, calls: readonly string[], rest: Partial<StackModel> = {}): StackModel {
  const frames = calls.map((text, index): FrameModel => {
    const [plain, state = 'printed'] = text.split(' ') as [string, FrameModel['state']?];
    const module = plain.split('!')[0] ?? '';
    return {
      id: `${id}.${index}`,
      index,
      text: plain,
      module,
      trust: 'unwound',
      state,
      lines: [index + 1, index + 1],
      ...(module === 'own' && { own: true }),
    };
  });
  return { id, label: id, detail: 'waits', badges: [], frames, lines: [1, frames.length], ...rest };
}

const start = 'nt!PspSystemThreadStartup+0x5a';
const stacks = [
  stack('a', ['nt!KiSwapContext+0x7a', 'nt!KeWait+0x1', 'own!Read+0x10', 'own!Work+0x20', start], {
    process: 'System',
  }),
  stack('b', ['nt!KiSwapContext+0x7a', 'nt!KeWait+0x1', 'own!Read+0x10', 'own!Work+0x20', start], {
    process: 'System',
  }),
  stack('c', ['nt!KiSwapContext+0x7a', 'nt!KeWait+0x1', 'own!Write+0x8', 'own!Work+0x44', start], {
    process: 'app.exe',
  }),
  stack('d', ['nt!KiTrap0E+0x2', 'own!Gone+0x1 struck', 'fs!Close+0x9']),
];

const options = {
  toggled: new Set<string>(),
  ownOnly: false,
  shared: false,
  hits: (_frame: FrameModel): boolean => false,
};
const text = (
  arrangement: Arrangement,
  rest: Partial<typeof options> = {},
  of: readonly StackModel[] = stacks,
): string => stackText(rowsOf(arrangement, of, of.length, { ...options, ...rest }));

describe('arrangements', () => {
  it('shows each shape once, the most frequent first', () => {
    expect(text('unique')).toMatchInlineSnapshot(`
      "2 threads with this stack
        a: waits
        b: waits
        nt!KiSwapContext+0x7a
        nt!KeWait+0x1
        own!Read+0x10
        own!Work+0x20
        nt!PspSystemThreadStartup+0x5a
      c: waits
        nt!KiSwapContext+0x7a
        nt!KeWait+0x1
        own!Write+0x8
        own!Work+0x44
        nt!PspSystemThreadStartup+0x5a
      d: waits
        nt!KiTrap0E+0x2
        own!Gone+0x1  (stale)
        fs!Close+0x9
      "
    `);
  });

  it('merges from where the threads began, by function, without what is stale', () => {
    expect(text('parallel', { shared: true })).toMatchInlineSnapshot(`
      "3 threads  nt!PspSystemThreadStartup+0x5a
        own!Work+0x20
        2 threads  own!Read+0x10
          nt!KeWait+0x1
          nt!KiSwapContext+0x7a
          a: waits
          b: waits
        1 thread  own!Write+0x8
          nt!KeWait+0x1
          nt!KiSwapContext+0x7a
          c: waits
      1 thread  fs!Close+0x9
        nt!KiTrap0E+0x2
        d: waits
      "
    `);
  });

  it('collapses what is not own code', () => {
    expect(text('threads', { ownOnly: true })).toMatchInlineSnapshot(`
      "a: waits
        … 2 frames of other modules
        own!Read+0x10
        own!Work+0x20
        nt!PspSystemThreadStartup+0x5a
      b: waits
        … 2 frames of other modules
        own!Read+0x10
        own!Work+0x20
        nt!PspSystemThreadStartup+0x5a
      c: waits
        … 2 frames of other modules
        own!Write+0x8
        own!Work+0x44
        nt!PspSystemThreadStartup+0x5a
      d: waits
        nt!KiTrap0E+0x2
        own!Gone+0x1  (stale)
        fs!Close+0x9
      "
    `);
  });

  it('folds the middle of a long stack, but for what was looked for', () => {
    const deep = stack(
      'deep',
      Array.from({ length: 40 }, (_, at) => `fs!Level${at}+0x1`),
    );
    const search = new Search('level20');
    expect(text('threads', { hits: (frame) => search.hits(frame) }, [deep])).toMatchInlineSnapshot(`
      "deep: waits
        fs!Level0+0x1
        fs!Level1+0x1
        fs!Level2+0x1
        fs!Level3+0x1
        fs!Level4+0x1
        fs!Level5+0x1
        … 14 frames in the middle
        fs!Level20+0x1
        … 13 frames in the middle
        fs!Level34+0x1
        fs!Level35+0x1
        fs!Level36+0x1
        fs!Level37+0x1
        fs!Level38+0x1
        fs!Level39+0x1
      "
    `);
  });

  it('merges stacks of any depth', () => {
    const deep = Array.from({ length: 50 }, (_, at) =>
      stack(
        `s${at}`,
        Array.from({ length: 4000 }, (_one, level) => `m!f${4000 - level > at * 70 ? 'x' : at}_${level}`),
      ),
    );
    expect(rowsOf('parallel', deep, 50, options).length).toBeGreaterThan(50);
  });
});

describe('rows that stand for others', () => {
  it.each<[Arrangement, string, string | undefined]>([
    ['unique', 'b.2', 'a.2'],
    ['parallel', 'b.3', 'a.3'],
    ['parallel', 'c.3', 'a.3'],
    ['parallel', 'c.2', 'c.2'],
    ['parallel', 'a.0', 'a.0'],
    ['parallel', 'd.1', undefined],
    ['threads', 'b.2', 'b.2'],
    ['threads', 'nothing', undefined],
  ])('%s: %s is shown as %s', (arrangement, id, expected) => {
    expect(rowFor(rowsOf(arrangement, stacks, stacks.length, options), stacks, id)).toBe(expected);
  });

  it('names the fold that hides a mark', () => {
    const rows = rowsOf('threads', stacks, stacks.length, { ...options, toggled: new Set(['b']) });
    expect(rowFor(rows, stacks, 'b.2')).toBeUndefined();
    expect(foldOver(rows, stacks, 'b.2')).toBe('b');
  });
});

describe('filters', () => {
  it('offer what the stacks have, the most frequent first', () => {
    expect(valuesOf(stacks, 'process')).toEqual([
      { value: 'System', count: 2 },
      { value: 'app.exe', count: 1 },
    ]);
  });

  it('leave the stacks that have all of what was chosen', () => {
    const left = (process: string, module: string): string[] =>
      stacks.filter((one) => passes(one, { process, module })).map(({ id }) => id);
    expect(left('System', 'own')).toEqual(['a', 'b']);
    expect(left('System', 'fs')).toEqual([]);
  });

  it.each([
    ['own!read fs!', []],
    ['own!read kewait', ['a', 'b']],
    ['waits own!', ['a', 'b', 'c', 'd']],
    ['(+', []],
  ])('"%s" leaves %j', (words, expected) => {
    const search = new Search(words);
    expect(stacks.filter((one) => search.passes(one)).map(({ id }) => id)).toEqual(expected);
  });
});
