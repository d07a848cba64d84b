// A log that grew: cut where it has changed alone, and equal to the same file read anew.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFile } from '../../../../src/server/node/fileSamples';
import { openFileText, openGrownInSteps, type OpenedText } from '../../../../src/server/node/fileText';
import { openers } from '../../../../src/server/parsers/index';
import { readSeed } from '../../../support/seeds';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kdscope-'));
  path = join(folder, 'growing.log');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const goOn = (): Promise<void> => Promise.resolve();
const seed = readSeed('rundown-deadlock').repeat(4);

function said({ source, encoding }: OpenedText): unknown {
  return [encoding, source.lineCount, source.sections.map((section, index) => [section, source.text(index)])];
}

describe('a file that grew', () => {
  it('says what it says when it is read anew, wherever it was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: seed.length }),
        fc.constantFrom('', 'é', '\r\n', 'THREAD '),
        async (at, more) => {
          const text = Buffer.from(seed);
          writeFileSync(path, text.subarray(0, at));
          const before = openFileText(path, openers);
          appendFileSync(path, Buffer.concat([Buffer.from(more), text.subarray(at)]));
          const fresh = openFileText(path, openers);
          const grown = await openGrownInSteps(path, openers, before, goOn);
          if (grown) {
            expect(said(grown)).toEqual(said(fresh));
            expect(grown.source.sections[0]).toBe(before.source.sections[0]);
          }
          for (const one of [before, fresh, grown]) one?.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is cut at its end alone', async () => {
    writeFileSync(path, seed);
    const before = openFileText(path, openers);
    appendFileSync(path, '0: kd> k\n');
    const grown = await openGrownInSteps(path, openers, before, goOn);
    const kept = before.source.sections.filter((section, index) => grown?.source.sections[index] === section);
    expect(kept.length).toBeGreaterThan(before.source.sections.length - 20);
    before.close();
    grown?.close();
  });

  it('leaves others their turn while much of it is cut, and may be left', async () => {
    writeFileSync(path, seed);
    const before = openFileText(path, openers);
    appendFileSync(path, seed.repeat(Math.ceil(9e6 / seed.length)));
    const parts: number[] = [];
    const grown = await openGrownInSteps(path, openers, before, (part) => {
      parts.push(part);
      return Promise.resolve();
    });
    expect(parts.length).toBeGreaterThan(2);
    grown?.close();
    const leave = (): Promise<void> => Promise.reject(new Error('left'));
    await expect(openGrownInSteps(path, openers, before, leave)).rejects.toThrow('left');
    before.close();
  });

  it.each([
    ['appended to', 'abc', (text: string) => `${text}abc`, true],
    ['written anew', '', (text: string) => text.replace('THREAD', 'thread'), false],
  ])('begins as before when it was %s: %s', (_, __, change, same) => {
    writeFileSync(path, seed.slice(0, 20_000));
    const before = sampleFile(path, 20_000);
    writeFileSync(path, change(seed.slice(0, 20_000)));
    expect(sampleFile(path, 20_000) === before).toBe(same);
  });
});
