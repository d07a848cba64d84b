/** From a source file to the stacks that its functions stand on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceHints, sourceLenses } from '../../../../src/server/features/sourceLenses';
import { fileUses } from '../../../../src/server/features/sourceUses';
import { SourceLocator } from '../../../../src/server/service/sourceLocator';
import type { CParser } from '../../../../src/server/sources/sourceHost';
import { analyze } from '../../../support/analyze';
import { everything } from '../../../support/features';
import { memoryFiles, never } from '../sources/memoryFiles';
import { testParser } from '../sources/testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

const code = `static void
Flush(PQUEUE q)
{
    KeWaitForSingleObject(&q->Event, Executive, KernelMode, FALSE, NULL);
}
void Worker(PQUEUE q)
{
    Prepare(q);
    Flush(q);
    // Flush(q) again
    Twice(q);
    Twice(q);
}
void Unused(void) { }
`;

const stack = (...frames: readonly string[]): string =>
  `0: kd> k\nChild-SP          RetAddr           Call Site\n${frames
    .map((frame, index) => `fffff880\`0653b1${index}0 fffff800\`02a7c1b2 ${frame}\n`)
    .join('')}`;
const waiting = stack('nt!KeWaitForSingleObject+0x1c2', 'drv!Flush+0x20', 'drv!Worker+0x40');
const twice = stack('nt!KeWaitForSingleObject+0x1c2', 'drv!Twice+0x20', 'drv!Worker+0x40');
const crashed = stack('nt!KeBugCheckEx', 'nt!KiPageFault+0x260', 'drv!Flush+0x8', 'drv!Worker+0x40');

async function usesOf(text: string, texts: Readonly<Record<string, string>> = { '/w/q.c': code }) {
  const locator = new SourceLocator({
    files: memoryFiles(texts),
    loadParser: () => Promise.resolve(parser),
    uriOf: (path) => `file://${path}`,
    pathOf: (uri) => uri.slice('file://'.length),
  });
  const functions = await locator.functionsOf('/w/q.c');
  if (!functions) throw new Error('no functions');
  return fileUses('file:///w/q.c', functions, [await analyze(text)], locator.locateAll, never);
}

async function shown(text: string, texts?: Readonly<Record<string, string>>): Promise<string[]> {
  const uses = await usesOf(text, texts);
  return [
    ...sourceLenses(uses).map(({ range, command }) => `${range.start.line + 1} ${command?.title ?? ''}`),
    ...sourceHints(uses, everything).map(
      ({ position, label }) =>
        `${position.line + 1}:${position.character} ${typeof label === 'string' ? label : ''}`,
    ),
  ];
}

describe('uses of a source file', () => {
  it('stand on functions, and on the one call that fits', async () => {
    expect(await shown(waiting)).toEqual([
      '2 on 1 stack',
      '6 on 1 stack',
      '4:73 ◂ on 1 stack',
      '9:13 ◂ on 1 stack',
    ]);
  });

  it('count stacks, and say which crashed in this function', async () => {
    expect((await shown(waiting + crashed)).slice(0, 2)).toEqual([
      '2 on 2 stacks, 1 crashed here',
      '6 on 2 stacks',
    ]);
  });

  it('mark no call when two fit', async () => {
    expect(await shown(twice)).toEqual(['6 on 1 stack']);
  });

  it('are none when the function may be that of another file', async () => {
    expect(await shown(waiting, { '/w/q.c': code, '/w/r.c': code })).toEqual([]);
  });

  it('lead to the rows of the text', async () => {
    const [flush] = (await usesOf(waiting)).definitions;
    expect(flush?.rows).toEqual([{ uri: 'file:///test.txt', lines: [4, 4] }]);
  });

  it('say that the file is newer than the dump', async () => {
    const old = `Debug session time: Mon Jan  5 10:00:00.000 1970 (UTC + 0:00)\n${waiting}`;
    const later = (await usesOf(old)).definitions.map(({ drifted }) => drifted);
    expect(later).toEqual([false, false]); // the files of this test are of 1970-01-01
    const older = `Debug session time: Wed Dec 31 10:00:00.000 1969 (UTC + 0:00)\n${waiting}`;
    expect(await shown(older)).toContain('2 on 1 stack · this file is newer than the dump');
  });
});
