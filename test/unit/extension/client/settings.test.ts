/** The settings as the server gets them. */
import { expect, it } from 'vitest';
import { readSettings } from '../../../../src/extension/client/settings';
import { defaultSettings } from '../../../../src/shared/settings';

const read = (values: Record<string, unknown>) => readSettings((name) => values[name]);

it('has a default for each', () => {
  expect(read({})).toEqual(defaultSettings);
});

it('takes what is set', () => {
  expect(read({ codeLenses: false, poolTagFile: '/tags/pooltag.txt', rules: { 'a-rule': 'off' } })).toEqual({
    ...defaultSettings,
    codeLenses: false,
    poolTagFile: '/tags/pooltag.txt',
    rules: { 'a-rule': 'off' },
  });
});

it('ignores what has the wrong type', () => {
  expect(
    read({ inlayHints: 'no', sourceChecks: 0, poolTagFile: 7, rules: { a: 'loud', b: 'hint', c: 3 } }),
  ).toEqual({
    ...defaultSettings,
    rules: { b: 'hint' },
  });
  expect(read({ rules: null })).toEqual(defaultSettings);
});
