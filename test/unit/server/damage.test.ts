// Damaged transcripts say what the undamaged ones say: how much of it is read as it is, and how much once the text is normalized.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeTranscript } from '../../../src/server/text/normalize';
import { readBases } from '../../fuzz/bases';
import { analyze } from '../../support/analyze';
import { damages } from '../../support/damages';

const root = join(import.meta.dirname, '../../..');
const own = readBases(root, false).map(withLineFeeds);
const corpus = readBases(root, true).slice(own.length).map(withLineFeeds);

function withLineFeeds(text: string): string {
  return text.replaceAll('\r', '');
}

/** The share of records and findings that must be left: of the text as it is, and of the normalized one. All of them where nothing is said. */
const floors: Readonly<Record<string, readonly [read: number, normalized: number]>> = {
  'remarks behind rows': [0.98, 0.98],
};
/** Real transcripts are damaged already: what one damage leaves, two may not. */
const corpusFloors: typeof floors = {
  'wrapped at 80 columns': [0.85, 0.9],
  'wrapped at 72 columns': [0.6, 0.6],
};
const usualCorpusFloor = 0.9;

interface Tally {
  readonly records: Readonly<Record<string, number>>;
  readonly rules: ReadonlySet<string>;
}

async function tally(text: string): Promise<Tally> {
  const { transcript, findings } = await analyze(text);
  const records = { frame: 0, thread: 0, process: 0, irp: 0, bugcheck: 0 };
  for (const { record } of transcript.all()) {
    if (record.kind === 'stack') records.frame += record.frames.length;
    else if (record.kind in records) records[record.kind as keyof typeof records]++;
  }
  return { records, rules: new Set(findings.map(({ rule }) => rule)) };
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...some].filter((one) => !others.has(one));

const whole = new Map<string, Promise<Tally>>();

function tallyOf(text: string): Promise<Tally> {
  const known = whole.get(text) ?? tally(text);
  whole.set(text, known);
  return known;
}

/** The share of records and rules that are left, and the rules that are new. */
async function compare(
  texts: readonly string[],
  damage: (text: string) => string,
): Promise<{ share: number; invented: string[] }> {
  let all = 0;
  let left = 0;
  const invented: string[] = [];
  for (const text of texts) {
    const before = await tallyOf(text);
    const after = await tally(damage(text));
    for (const [kind, count] of Object.entries(before.records)) {
      all += count;
      left += Math.min(count, after.records[kind] ?? 0);
    }
    all += before.rules.size;
    left += before.rules.size - without(before.rules, after.rules).length;
    invented.push(...without(after.rules, before.rules));
  }
  return { share: left / all, invented };
}

describe.each(damages)('$name', ({ name, apply }) => {
  const [read, normalized] = floors[name] ?? [1, 1];

  it(`leaves ${read * 100} %`, async () => {
    const { share, invented } = await compare(own, apply);
    expect(share).toBeGreaterThanOrEqual(read);
    expect(invented).toEqual([]);
  });

  it(`is repaired to ${normalized * 100} %`, async () => {
    const { share, invented } = await compare(own, (text) => normalizeTranscript(apply(text)));
    expect(share).toBeGreaterThanOrEqual(normalized);
    expect(invented).toEqual([]);
  });

  it('is repaired once and for all', () => {
    for (const text of own) {
      const repaired = normalizeTranscript(apply(text));
      expect(normalizeTranscript(repaired)).toBe(repaired);
    }
  });
});

/** Doubts of a text alone that give way where more of it settles the matter. */
const settledBy: Readonly<Record<string, string>> = {
  // The raw stack shows which frames the unwinder left out below an interrupted leaf routine.
  'interrupted-caller': 'skipped-frames',
};

it('says nothing of a text that is cut off that the whole does not say, or settles', async () => {
  for (const text of own) {
    const { rules } = await tallyOf(text);
    for (const part of [0.3, 0.55, 0.8]) {
      const cut = text.slice(0, Math.floor(text.length * part));
      const { rules: found } = await tally(cut);
      expect(without(found, rules).filter((rule) => !rules.has(settledBy[rule] ?? ''))).toEqual([]);
    }
  }
});

it('reads several crashes in one file as it reads each', async () => {
  const texts = own.slice(4);
  const sum = (records: readonly Tally[], kind: string) =>
    records.reduce((total, one) => total + (one.records[kind] ?? 0), 0);
  const together = await tally(texts.join('\n\n'));
  const apart = await Promise.all(texts.map(tallyOf));
  for (const kind of Object.keys(together.records))
    expect(together.records[kind], kind).toBe(sum(apart, kind));
});

describe.skipIf(corpus.length === 0)('the corpus, some of it by each damage', () => {
  it.each(damages.map((damage, index) => ({ ...damage, index })))(
    '$name',
    async ({ name, apply, index }) => {
      const some = corpus.filter((_, at) => at % 18 === index % 18);
      const [read, normalized] = corpusFloors[name] ?? [usualCorpusFloor, usualCorpusFloor];
      expect((await compare(some, apply)).share).toBeGreaterThanOrEqual(read);
      const repaired = await compare(some, (text) => normalizeTranscript(apply(text)));
      expect(repaired.share).toBeGreaterThanOrEqual(normalized);
    },
    60_000,
  );
});
