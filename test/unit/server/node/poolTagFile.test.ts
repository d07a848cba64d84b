// The user's tag file: read when it is a local file of sensible size, else refused with a reason.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { poolTagText } from '../../../../src/server/node/poolTagFile';

const folder = mkdtempSync(path.join(tmpdir(), 'kdscope-tags-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const made = path.join(folder, name);
  writeFileSync(made, text, 'latin1');
  return made;
}

it('reads a file', async () => {
  expect(await poolTagText(file('tags.txt', 'Acm1 - acme.sys - \xe9'))).toBe('Acm1 - acme.sys - \xe9');
});

it.each([
  ['\\\\server\\share\\pooltag.txt', 'is a network or device path'],
  ['//server/share/pooltag.txt', 'is a network or device path'],
  ['\\\\?\\UNC\\server\\share\\x', 'is a network or device path'],
  ['\\??\\UNC\\server\\share\\x', 'is a network or device path'],
  ['pooltag.txt', 'is not an absolute path'],
  [folder, 'is not a regular file'],
  [path.join(folder, 'none.txt'), 'cannot be read'],
])('refuses %s', async (name, why) => {
  await expect(poolTagText(name)).rejects.toThrow(why);
});

it('refuses a huge file', async () => {
  const huge = file('huge.txt', '');
  truncateSync(huge, 5 * 1024 * 1024);
  await expect(poolTagText(huge)).rejects.toThrow('is larger than 4 MB');
});
