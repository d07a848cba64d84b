/** A text that is digested in several places says what it says when it is digested in one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { triageJson } from '../../../../src/server/report/json';
import { initialContext } from '../../../../src/server/model/context';
import { openBytes } from '../../../../src/server/node/fileText';
import { openers } from '../../../../src/server/parsers/index';
import { digestSection, type SectionDigest } from '../../../../src/server/transcript/digest';
import type { DigestPool } from '../../../../src/server/transcript/digestAhead';
import { DigestPacker, type DigestPack } from '../../../../src/server/transcript/digestPack';
import { DigestUnpacker } from '../../../../src/server/transcript/digestUnpack';
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

function pack(
  packer: DigestPacker,
  ...[source, first, last, before]: Parameters<DigestPool['digest']>
): DigestPack {
  const packing = packer.begin(before);
  for (let index = first; index < last; index++) packing.section(source, index);
  return structuredClone(packing.finish());
}

/** Another thread: what it packs is opened in the order in which it was packed, and read later. */
function otherThread(): (...request: Parameters<DigestPool['digest']>) => Iterable<SectionDigest> {
  const packer = new DigestPacker();
  const unpacker = new DigestUnpacker();
  return (...request) => unpacker.unpack(pack(packer, ...request), request[3]);
}

const pools: Readonly<Record<string, () => DigestPool & { readonly asked: number }>> = {
  'packed digests': () => {
    const threads = [otherThread(), otherThread()];
    return poolOf(async (source, first, last, before) => {
      const digests = threads[first % 2]?.(source, first, last, before) ?? [];
      await later(first % 3);
      return digests;
    });
  },
  'a thread that ends': () => {
    const thread = otherThread();
    return poolOf((...request) =>
      request[1] % 2 === 0 ? Promise.reject(new Error('gone')) : Promise.resolve(thread(...request)),
    );
  },
};

describe('a pack', () => {
  const { source } = openBytes(Buffer.from(text), openers);

  it('holds the digests that are made here, THREADs without copying objects', () => {
    const packed = pack(new DigestPacker(), source, 0, source.sections.length, initialContext);
    let context = initialContext;
    const here = source.sections.map((_, index) => {
      const { digest } = digestSection(source, index, context);
      ({ context } = digest);
      return digest;
    });
    expect([...new DigestUnpacker().unpack(packed, initialContext)]).toEqual(here);
    expect(here.length - packed.whole.length).toBeGreaterThan(200);
    expect(packed.words.length).toBeLessThan(here.length);
  });

  it('speaks of words and stacks that came with an earlier one', () => {
    const [packer, unpacker] = [new DigestPacker(), new DigestUnpacker()];
    const once = [
      ...unpacker.unpack(pack(packer, source, 0, source.sections.length, initialContext), initialContext),
    ];
    const again = pack(packer, source, 0, source.sections.length, initialContext);
    expect([again.words, again.stacks]).toEqual([[], []]);
    expect([...unpacker.unpack(again, initialContext)]).toEqual(once);
  });
});

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
