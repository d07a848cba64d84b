/** The search over a file: literal, in order, bounded. */
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../../../src/server/node/fileText';
import { openers } from '../../../../src/server/parsers/index';
import { searchText } from '../../../../src/server/worker/search';
import type { Match } from '../../../../src/shared/requests';

const never = { isCancellationRequested: false };
const breathe = (): Promise<void> => Promise.resolve();

async function search(text: string, wanted: string, matchCase = false) {
  const { source } = openBytes(Buffer.from(text), openers);
  const found: Match[] = [];
  const result = await searchText(
    source,
    { text: wanted, matchCase },
    (some) => found.push(...some),
    breathe,
    never,
  );
  return { ...result, found };
}

describe('a search', () => {
  it('finds every place, with its line and columns', async () => {
    const { found, more } = await search('0: kd> k\nab nt!Ki x\n\n1: kd> k\n  NT!ki\n', 'nt!ki');
    expect(found).toEqual([
      { line: 2, start: 3, end: 8, text: 'ab nt!Ki x' },
      { line: 5, start: 2, end: 7, text: 'NT!ki' },
    ]);
    expect(more).toBe(false);
    expect((await search('nt!Ki NT!KI\n', 'NT!KI', true)).matches).toBe(1);
  });

  it.each(['a.c', '(x', 'C:\\x\\[1]', '$&', 'x{2}|y', '-a^b*c+?'])(
    'takes %j as it is written',
    async (text) => {
      const { found } = await search(`abc axc xxy\n<${text}>\n`, text);
      expect(found.map(({ line }) => line)).toEqual([2]);
    },
  );

  it('shows the surroundings of a match in one row', async () => {
    const [match] = (await search(`${'x'.repeat(500)}\tneedle\u0007\u001b[31m${'y'.repeat(500)}\n`, 'needle'))
      .found;
    expect(match?.text).toMatch(/^…x+ needle \[31my+$/);
    expect(match?.text.length).toBeLessThan(300);
  });

  it('ends after enough, and finds nothing for nothing', async () => {
    expect(await search('a'.repeat(6000), 'a')).toMatchObject({ matches: 5000, more: true });
    expect(await search('abc\n', '')).toMatchObject({ matches: 0, more: false });
  });

  it('stops when it is cancelled', async () => {
    const { source } = openBytes(Buffer.from('0: kd> needle\n'.repeat(200_000)), openers);
    const token = { isCancellationRequested: false };
    const stop = (): Promise<void> => {
      token.isCancellationRequested = true;
      return Promise.resolve();
    };
    const { matches } = await searchText(
      source,
      { text: 'no such text', matchCase: false },
      () => undefined,
      stop,
      token,
    );
    expect(matches).toBe(0);
  });
});
