/** What log text must not become in a report. */
import { expect, it } from 'vitest';
import { markdownCode, markdownText, mermaidLabel, plain } from '../../../../src/server/report/escape';

it('strips what a terminal obeys', () => {
  expect(plain('\u001b[31mred\u001b[0m \u009b2J bell\u0007 a\tb\r\nc')).toBe('[31mred[0m 2J bell a b  c');
  expect(plain('abc\u202etxt.exe\u2066\u200b\ufeff')).toBe('abctxt.exe');
  expect(plain('half \ud83d of a pair, whole \u{1f600}')).toBe('half  of a pair, whole \u{1f600}');
  expect(plain('日本語 é “quoted”')).toBe('日本語 é “quoted”');
});

it.each([
  ['![x](http://evil/x.png)', '!\\[x\\](http\\://evil/x.png)'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['a|b', 'a\\|b'],
  ['fffffadf`ccf73250', 'fffffadf\\`ccf73250'],
  ['# heading', '\\# heading'],
  ['1. item', '1\\. item'],
  ['- item', '\\- item'],
  ['---', '\\---'],
  ['see www.evil.com', 'see www\\.evil.com'],
  ['nt!KiSwapThread+0x8a', 'nt!KiSwapThread+0x8a'],
  ['$x$ ~y~ *z* _w_', '\\$x\\$ \\~y\\~ \\*z\\* \\_w\\_'],
])('escapes %s', (text, escaped) => {
  expect(markdownText(text)).toBe(escaped);
});

it('fences longer than what it holds', () => {
  expect(markdownCode(['a', '```', '````b'])).toBe('`````\na\n```\n````b\n`````');
  expect(markdownCode(['one\ntwo'])).toBe('```\none two\n```');
});

it('codes what Mermaid could read', () => {
  expect(mermaidLabel('a"]; click n0 "x" %% `b`')).toBe(
    'a#34;#93;#59; click n0 #34;x#34; #37;#37; #96;b#96;',
  );
});
