// Every row, THREAD, PROCESS, IRP and bug check line of real transcripts is in a record of its kind: counted by plain patterns.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../../src/server/model/record';
import type { Entry } from '../../../src/server/transcript/transcript';
import { analyze, readSample } from '../../support/analyze';
import { sightings, type Sighting, type Sought } from '../../support/oracle';
import { readSeed, seedNames } from '../../support/seeds';

/** Where a checkout keeps transcripts that are not part of it. */
const corpus = join(import.meta.dirname, '../../../../shared/transcripts/corpus');

const kinds: Readonly<Record<Sought, readonly RecordKind[]>> = {
  // `dps` prints an address, a value and a symbol: a row of two columns.
  frame: ['stack', 'rawStack'],
  thread: ['thread'],
  process: ['process'],
  irp: ['irp'],
  // What `!analyze` prints as a field belongs to its record.
  bugcheck: ['bugcheck', 'analysis'],
};

/** Lines that look like what they are not, or stand alone, by the number of the file. */
const exceptions: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '152': { 161: 'one row that its author set below a table drawn by hand' },
};

/** The kinds of record on every line, 1-based; of a stack, where its rows are. */
function kindsByLine(entries: Iterable<Entry>): Map<number, Set<RecordKind>> {
  const found = new Map<number, Set<RecordKind>>();
  for (const entry of entries) {
    const { record, base } = entry;
    for (const [first, last] of rowsOf(entry)) {
      for (let line = base + first + 1; line <= base + last + 1; line++)
        found.set(line, (found.get(line) ?? new Set()).add(record.kind));
    }
  }
  return found;
}

function rowsOf({ record, context }: Entry): readonly (readonly [number, number])[] {
  if (record.kind === 'stack') return record.frames.map(({ lines }) => lines);
  if (record.kind === 'rawStack') return record.slots.map(({ lines }) => lines);
  // `.frame` repeats one row of a stack: it is noted, and is no stack.
  return record.kind === 'notice' && !/\.frame\b/.test(context.command ?? '') ? [] : [record.lines];
}

/** Sightings outside a record of their kind, as `line: text`. */
async function missed(text: string, seen: readonly Sighting[]): Promise<string[]> {
  const found = kindsByLine((await analyze(text)).transcript.all());
  return seen
    .filter(({ sought, line, text: row }) => {
      const here = found.get(line);
      const isFrameCommand = sought === 'frame' && /^[0-9a-f]{2} /i.test(row) && here?.has('notice') === true;
      return !isFrameCommand && !kinds[sought].some((kind) => here?.has(kind) === true);
    })
    .map(({ line, text: row }) => `${line}: ${row}`);
}

const own = [
  ...seedNames.map((name) => [name, readSeed(name)] as const),
  ...['idle-thread-apc', 'rundown-deadlock'].map((name) => [`sample ${name}`, readSample(name)] as const),
];

describe('what plain patterns count', () => {
  it.each(own)('%s', async (_, text) => {
    const seen = sightings(text);
    expect(seen.length).toBeGreaterThan(10);
    expect(await missed(text, seen)).toEqual([]);
  });
});

describe.skipIf(!existsSync(corpus))('what plain patterns count in the corpus', () => {
  const files = existsSync(corpus)
    ? readdirSync(corpus)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : [];

  it('is all in records', async () => {
    const counts: Record<Sought, number> = { frame: 0, thread: 0, process: 0, irp: 0, bugcheck: 0 };
    for (const name of files) {
      const text = readFileSync(join(corpus, name), 'utf8');
      const known = exceptions[name.slice(0, 3)] ?? {};
      const seen = sightings(text);
      for (const { sought } of seen) counts[sought]++;
      const counted = seen.filter(({ line }) => known[line] === undefined);
      expect(await missed(text, counted), name).toEqual([]);
    }
    // The patterns themselves must not go blind.
    expect(counts.frame).toBeGreaterThan(2500);
    expect(Math.min(counts.thread, counts.process, counts.bugcheck)).toBeGreaterThan(40);
    expect(counts.irp).toBeGreaterThan(5);
  }, 60_000);
});
