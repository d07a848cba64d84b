/** The detector over whole files: real transcripts where they are at hand, and every text that this machine came with. */
import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headLength, looksLikeTranscript } from '../../../../src/extension/detect/sniff';

const root = path.resolve(import.meta.dirname, '../../../..');
const shared = path.resolve(root, '../shared');

function filesIn(folder: string, recursive = false): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function head(file: string): string {
  const bytes = Buffer.alloc(headLength);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

const transcripts = ['seeds', 'transcripts', 'transcripts/corpus']
  .flatMap((folder) => filesIn(path.join(shared, folder)))
  .filter((file) => file.endsWith('.txt'));

const ordinary = ['/usr/share', path.join(root, 'node_modules')]
  .flatMap((folder) => filesIn(folder, true))
  .filter((file) => /\.(?:txt|log)$/.test(file));

describe('looksLikeTranscript over files', () => {
  it.runIf(transcripts.length > 0)('recognises every real transcript', () => {
    expect(transcripts.filter((file) => !looksLikeTranscript(head(file)))).toEqual([]);
  });

  it('takes no ordinary text for a transcript', () => {
    expect(ordinary.length).toBeGreaterThan(0);
    expect(ordinary.filter((file) => looksLikeTranscript(head(file)))).toEqual([]);
  });
});
