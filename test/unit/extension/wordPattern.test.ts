/** Double-click selects an address or a symbol whole. */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, it } from 'vitest';

const file = path.resolve(import.meta.dirname, '../../../syntaxes/language-configuration.json');
const { wordPattern } = JSON.parse(readFileSync(file, 'utf8')) as { readonly wordPattern: string };

it.each([
  [
    '0a fffff880`0def3ec0 fffff800`0327c652     nt!KiSwapContext+0x7a',
    'fffff880`0def3ec0',
    'nt!KiSwapContext+0x7a',
  ],
  ['0: kd> !irp 0xfffffadf`cc225380', '!irp', '0xfffffadf`cc225380'],
  ['a9750c80 806ffa16 hal!KfLowerIrql', 'a9750c80', 'hal!KfLowerIrql'],
  ['00 app!std::vector<int>::at+0x1f [d:\\a.cpp @ 12]', 'app!std::vector<int>::at+0x1f'],
  ['0:000> .effmach x86', '.effmach'],
])('finds the words of %s', (line, ...words) => {
  const found = line.match(new RegExp(wordPattern, 'g'));
  expect(found).toEqual(expect.arrayContaining(words));
});
