/** A text that is digested in several places says what it says when it is digested in one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { triageJson } from '../../../../src/server/report/json';
import { digestSections, type DigestPool } from '../../../../src/server/transcript/digestAhead';
import { analyze } from '../../../support/analyze';
import { thread10 } from '../../../support/excerpts';
import { readSeed, seedNames } from '../../../support/seeds';

const corpus = join(import.meta.dirname, '../../../../../shared/transcripts/corpus');
const texts = [
  ...seedNames.map((name) => readSeed(name)),
  ...(existsSync(corpus) ? readdirSync(corpus) : [])
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .filter((_, index) => index % 4 === 0)
    .map((name) => readFileSync(join(corpus, name), 'utf8')),
];
/** What long transcripts consist of. */
const threads = Array.from({ length: 200 }, (_, index) =>
  thread10({
    address: `ffffb20a${(0x11110000 + index * 0x500).toString(16)}`,
    cid: `1a2c.${(0x1000 + index).toString(16)}`,
    image: 'svc.exe',
    process: 'ffffb20a10000080',
    objects: [`ffffb20a${(0x22220000 + (index % 7) * 0x20).toString(16)}  SynchronizationEvent`],
    start: 1_200_000 - index,
    ticks: `${6400 + index} (0:00:01:40.000)`,
    stack: ['nt!KiSwapContext+0x76', 'nt!KeWaitForSingleObject+0x19f', `drv!Wait${index % 5}+0x1`],
  }),
);
const text = [...texts, '0: kd> !process 0 1f', ...threads, ...texts]
  .map((one) => (one.endsWith('\n') ? one : `${one}\n`))
  .join('');

/** Answers later, and out of order; what it answers was copied, as it is on its way between threads. */
function poolOf(digest: DigestPool['digest']): DigestPool & { readonly asked: number } {
  let asked = 0;
  let busy = 0;
  return {
    least: 0,
    chunk: 8 * 1024,
    get asked() {
      return asked;
    },
    digest(...request) {
      const answer = busy < 3 ? digest(...request) : undefined;
      if (!answer) return undefined;
      asked++;
      busy++;
      return answer.finally(() => busy--);
    },
  };
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const pools: Readonly<Record<string, () => DigestPool & { readonly asked: number }>> = {
  'copied digests': () =>
    poolOf(async (source, first, last, before) => {
      const digests = structuredClone(digestSections(source, first, last, before));
      await later(first % 3);
      return digests;
    }),
  'a thread that ends': () =>
    poolOf((source, first, last, before) =>
      first % 2 === 0
        ? Promise.reject(new Error('gone'))
        : Promise.resolve(digestSections(source, first, last, before)),
    ),
};

describe('the same JSON, to the byte, with', () => {
  const json = async (pool?: DigestPool): Promise<string> =>
    [...triageJson(await analyze(text, pool), { file: 'text', records: 'all' })].join('');
  const alone = json();

  it.each(Object.entries(pools))('%s', async (_, make) => {
    const pool = make();
    expect((await json(pool)) === (await alone)).toBe(true);
    expect(pool.asked).toBeGreaterThan(5);
  });
});
