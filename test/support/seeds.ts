// The two seed transcripts, byte for byte as their pages print them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/seeds');

export const seedNames = ['idle-thread-apc', 'rundown-deadlock'] as const;

export function readSeed(name: (typeof seedNames)[number]): string {
  return readFileSync(join(folder, `${name}.txt`), 'utf8');
}

export function readSeeds(): string[] {
  return seedNames.map(readSeed);
}
