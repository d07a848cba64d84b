// Whole transcripts: what is understood of them, in numbers. Never their text: most of them are not ours to publish.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analyzed } from '../../../src/server/findings/analyzed';
import type { Lines } from '../../../src/shared/triage';
import { analyze } from '../../support/analyze';
import { readSeed, seedNames } from '../../support/seeds';

/** Where a checkout keeps transcripts that are not part of it. */
const shared = join(import.meta.dirname, '../../../../shared');
const corpus = join(shared, 'transcripts/corpus');
const articles = join(shared, 'seeds');
const snapshots = (name: string) => join(import.meta.dirname, '__snapshots__', `${name}.txt`);

const transcriptsIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : [];

/** `name: counts | records by kind | rules and lines`, on a line each. */
function summary(name: string, { transcript, findings }: Analyzed): string {
  const { lines, blank, recognised, prose, unrecognised } = transcript.coverage;
  const kinds = new Map<string, number>();
  for (const { record } of transcript.all()) kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
  const records = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`);
  const found = findings.map(({ rule, lines: [first] }) => `${rule}@${first}`).sort();
  return [
    `${name}:`,
    `  lines ${lines}: blank ${blank}, recognised ${recognised}, prose ${count(prose)}, unrecognised ${count(unrecognised)}`,
    `  sections ${transcript.source.sections.length}, blocks ${transcript.blocks.length}, sessions ${transcript.sessions
      .map(({ kind, machine }) => [kind, machine].filter(Boolean).join(' '))
      .join(', ')}`,
    `  ${records.join(', ') || 'no records'}`,
    `  ${found.join(', ') || 'no findings'}`,
  ].join('\n');
}

function count(ranges: readonly Lines[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Every line number in some ranges. */
function each(ranges: readonly Lines[]): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

const range = (first: number, last: number) => each([[first, last]]);

describe('the seeds', () => {
  it.each(seedNames)('%s: every line is understood', async (name) => {
    const { transcript } = await analyze(readSeed(name));
    expect(transcript.coverage.unrecognised).toEqual([]);
    expect(transcript.coverage.prose).toEqual([]);
    expect(transcript.problems).toEqual([]);
  });

  it('in numbers', async () => {
    const parts = [];
    for (const name of seedNames) parts.push(summary(name, await analyze(readSeed(name))));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(snapshots('seeds'));
  });
});

describe.skipIf(!existsSync(articles))('the articles', () => {
  const open = (start: string) => {
    const name = transcriptsIn(articles).find((file) => file.startsWith(start)) ?? '';
    return analyze(readFileSync(join(articles, name), 'utf8'));
  };
  const sourceLines = ({ transcript }: Analyzed) =>
    [...transcript.each('sourceLine')].map((entry) => transcript.lines(entry)[0]);

  it('idle thread: output is output, prose is prose', async () => {
    const analyzed = await open('000');
    const { prose, unrecognised, recognised } = analyzed.transcript.coverage;
    const output = [...range(18, 30), ...range(60, 72), 110, ...range(122, 150), ...range(166, 170)].filter(
      (line) => line % 2 === 0,
    );
    expect(unrecognised).toEqual([]);
    expect(recognised).toBe(output.length);
    expect(each(prose).filter((line) => output.includes(line))).toEqual([]);
    expect(sourceLines(analyzed)).toEqual([110, 166, 168, 170]);
  });

  it('rundown deadlock: output is output, prose is prose', async () => {
    const { transcript } = await open('004');
    const { prose, unrecognised } = transcript.coverage;
    expect(unrecognised).toEqual([]);
    expect(each(prose)).toEqual([
      ...range(1, 21),
      ...range(39, 40),
      ...range(47, 52),
      ...range(88, 89),
      ...range(107, 111),
      126,
      ...range(158, 159),
      ...range(171, 172),
      189,
      ...range(198, 207),
    ]);
    expect(
      [...transcript.each('prototype')].map((entry) => [entry.record.name, transcript.lines(entry)]),
    ).toEqual([['NtLockFile', [173, 188]]]);
  });

  it('in numbers', async () => {
    const parts = [];
    for (const start of ['000', '004']) parts.push(summary(start, await open(start)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(snapshots('articles'));
  });

  it('say what their output alone says', async () => {
    const kinds = ({ findings }: Analyzed) => findings.map(({ rule }) => rule).sort();
    expect(kinds(await open('004'))).toEqual(kinds(await analyze(readSeed('rundown-deadlock'))));
    expect(kinds(await open('000'))).toEqual(kinds(await analyze(readSeed('idle-thread-apc'))));
  });
});

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  /** Shares of the lines that are neither blank nor prose. */
  const goals = { each: 0.95, all: 0.99 };

  it('is understood, in numbers', async () => {
    const parts = [];
    const all = { recognised: 0, output: 0 };
    for (const name of transcriptsIn(corpus)) {
      const analyzed = await analyze(readFileSync(join(corpus, name), 'utf8'));
      const { lines, blank, recognised, prose, unrecognised } = analyzed.transcript.coverage;
      expect(blank + recognised + count(prose) + count(unrecognised)).toBe(lines);
      const output = recognised + count(unrecognised);
      expect(recognised, name).toBeGreaterThanOrEqual(output * goals.each);
      all.recognised += recognised;
      all.output += output;
      parts.push(summary(name.slice(0, 3), analyzed));
    }
    expect(all.recognised).toBeGreaterThanOrEqual(all.output * goals.all);
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(snapshots('corpus'));
  }, 60_000);
});
