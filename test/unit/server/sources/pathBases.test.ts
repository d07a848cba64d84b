/** Printed paths found on this machine: each way to decide, and none where nothing decides. */
import { describe, expect, it } from 'vitest';
import { PathBases } from '../../../../src/server/sources/pathBases';
import { sourceBase } from '../../../../src/shared/sourceBase';

const files = [
  '/w/drv/src/open.c',
  '/w/drv/src/read.c',
  '/w/old/src/open.c',
  '/w/old/src/read.c',
  '/w/drv/only.c',
  '/else/sdk/inc/x.h',
];

describe('PathBases', () => {
  it.each([
    ['the longest tail', String.raw`d:\bld\DRV\src\OPEN.C`, ['/w/drv/src/open.c']],
    ['a unique name', String.raw`c:\x\y\only.c`, ['/w/drv/only.c']],
    ['slashes of either kind', 'd:/bld/drv\\src/open.c', ['/w/drv/src/open.c']],
    ['a share, by its parts', String.raw`\\server\drv\src\open.c`, ['/w/drv/src/open.c']],
    ['nothing: both fit', String.raw`d:\src\open.c`, ['/w/drv/src/open.c', '/w/old/src/open.c']],
    ['nothing: no file is named so', String.raw`d:\src\gone.c`, []],
    ['nothing: no name', '', []],
  ])('%s decides', (_, printed, found) => {
    expect(new PathBases().find(printed, 'drv', files)).toEqual(found);
  });

  it('learns a base from a path that was found, and for the module first', () => {
    const bases = new PathBases();
    bases.find(String.raw`d:\one\drv\src\open.c`, 'drv', files);
    const [first, second] = ['/w/drv/x/same.c', '/w/old/x/same.c'];
    expect(bases.find(String.raw`d:\one\drv\x\same.c`, 'drv', [first, second])).toEqual([first]);
    bases.find(String.raw`e:\bld\old\src\read.c`, 'old', files);
    expect(bases.find(String.raw`e:\bld\old\x\same.c`, 'old', [first, second])).toEqual([second]);
  });

  it('does what the map says, by the longest entry', () => {
    const bases = new PathBases();
    bases.setMap({ 'd:\\': '/w/drv', 'D:/Src': '/w/old/src', 'd:\\src\\x.h': '/else/sdk/inc/x.h' });
    expect(bases.find(String.raw`d:\src\open.c`, 'drv', files)).toEqual(['/w/old/src/open.c']);
    expect(bases.find(String.raw`d:\only.c`, 'drv', files)).toEqual(['/w/drv/only.c']);
    expect(bases.find(String.raw`d:\src\x.h`, 'drv', files)).toEqual(['/else/sdk/inc/x.h']);
  });

  it('is quick with 100 000 files, and with many paths of one name', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `/w/${index % 1000}/f${index}.c`);
    const bases = new PathBases();
    const started = performance.now();
    for (let index = 0; index < 5000; index++)
      expect(bases.find(`d:\\q\\${index % 1000}\\f${index}.c`, 'm', many)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('sourceBase', () => {
  it.each([
    [String.raw`d:\bld\drv\src\x.c`, '/w/drv/src/x.c', [String.raw`d:\bld`, '/w']],
    [String.raw`d:\bld\x.c`, String.raw`C:\src\X.c`, [String.raw`d:\bld`, String.raw`C:\src`]],
    [String.raw`d:\bld\x.c`, '/w/renamed.c', [String.raw`d:\bld\x.c`, '/w/renamed.c']],
  ])('%s is %s', (printed, local, base) => {
    expect(sourceBase(printed, local)).toEqual(base);
    const bases = new PathBases();
    bases.setMap({ [base[0] ?? '']: base[1] ?? '' });
    expect(bases.find(printed, 'm', [local, `/other/${local.split(/[\\/]/).at(-1) ?? ''}`])).toEqual([local]);
  });
});
