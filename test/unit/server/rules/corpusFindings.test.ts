// Whole transcripts: which rule says what, where. Never their text: messages that quote a name from the log are not kept.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';

/** Where a checkout keeps transcripts that are not part of it. */
const corpus = join(import.meta.dirname, '../../../../../shared/transcripts/corpus');
const snapshot = join(import.meta.dirname, '../__snapshots__/corpusFindings.txt');

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  it('is said of it what an expert would say', async () => {
    const lines: string[] = [];
    const counts: number[] = [];
    const problems: number[] = [];
    for (const name of readdirSync(corpus).sort()) {
      if (!name.endsWith('.txt')) continue;
      const { findings } = await analyze(readFileSync(join(corpus, name), 'utf8'));
      counts.push(findings.length);
      problems.push(findings.filter(({ surface }) => surface === 'diagnostic').length);
      for (const { rule, severity, surface, grade, lines: place } of findings)
        lines.push(`${name.slice(0, 3)} ${rule} ${severity} ${surface} ${grade} ${place.join('-')}`);
    }
    counts.sort((a, b) => a - b);
    problems.sort((a, b) => a - b);
    lines.push(
      `findings of a transcript: median ${median(counts)}, at most ${counts.at(-1) ?? 0}`,
      `problems of a transcript: median ${median(problems)}, at most ${problems.at(-1) ?? 0}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(snapshot);
  }, 60_000);
});
