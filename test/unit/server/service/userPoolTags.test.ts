// The user's pool tags are read when somebody asks, once for each path.
import { expect, it } from 'vitest';
import { createTriageService } from '../../../../src/server/service';
import { UserPoolTags } from '../../../../src/server/service/userPoolTags';
import { defaultSettings } from '../../../../src/shared/settings';

it('reads a file once, and another one when the setting changes', async () => {
  const asked: string[] = [];
  const tags = new UserPoolTags((path) => {
    asked.push(path);
    return Promise.resolve(path === 'bad' ? undefined : 'Acm1 - acme.sys - Acme');
  });
  expect(await tags.of('')).toBeUndefined();
  expect(asked).toEqual([]);
  expect((await tags.of('a'))?.get('Acm1')?.binary).toBe('acme.sys');
  await tags.of('a');
  expect(await tags.of('bad')).toBeUndefined();
  await tags.of('bad');
  expect(asked).toEqual(['a', 'bad']);
});

it('has none where files cannot be read', async () => {
  expect(await new UserPoolTags(undefined).of('a')).toBeUndefined();
});

it('reaches the hover by the setting', async () => {
  const asked: string[] = [];
  const service = createTriageService({
    breathe: () => Promise.resolve(),
    poolTagFile: (path) => {
      asked.push(path);
      return Promise.resolve('Qx7z - quux.sys - Quux requests');
    },
  });
  service.setSettings({ ...defaultSettings, poolTagFile: '/tags.txt' });
  expect(asked).toEqual([]);
  const row = ' ffffe0014f8a3e20 size:  1e0 previous size:  1a0  (Allocated)  Qx7z';
  service.open('file:///a.txt', 1, `0: kd> !pool ffffe0014f8a3e20\n${row}\n`);
  const shown = await service.hover('file:///a.txt', { line: 1, character: row.length - 2 });
  expect(JSON.stringify(shown?.contents)).toContain('Quux requests');
  expect(asked).toEqual(['/tags.txt']);
});
