// The generated tables are what the generators write, and all tables together stay small.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lazyTable } from '../../../../src/server/reference/lazyTable';

const folder = 'src/server/reference';
const generated = readdirSync(folder).filter((file) => file.endsWith('.generated.ts'));

test.each(generated)('%s is current', (file) => {
  const generator = `scripts/reference/${file.replace('.generated.ts', '.mjs')}`;
  expect(execFileSync(process.execPath, [generator, '--check'], { encoding: 'utf8' })).toBe('');
});

test.each(generated)('%s names its sources', (file) => {
  expect(readFileSync(`${folder}/${file}`, 'utf8').slice(0, 1500)).toMatch(/Sources?:|winsiderss\/phnt/);
});

test('the tables take less than 300 kB compressed', () => {
  const text = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`));
  expect(gzipSync(Buffer.concat(text)).length).toBeLessThan(300_000);
});

test('a lazy table is parsed on the first call only', () => {
  let parsed = 0;
  const table = lazyTable(() => ({ number: ++parsed }));
  expect(parsed).toBe(0);
  expect(table()).toBe(table());
  expect(parsed).toBe(1);
});
