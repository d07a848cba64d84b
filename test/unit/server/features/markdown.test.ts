import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, escaped, link } from '../../../../src/server/features/hover/markdown';

describe('code', () => {
  it.each([
    ['plain', '`plain`'],
    ['fffffadf`ccf732d0', '``fffffadf`ccf732d0``'],
    ['`', '`` ` ``'],
    ['``a`b', '``` ``a`b ```'],
    ['two\nlines\r\n', '`two lines`'],
    ['', ''],
    ['\u202egnp.exe', '`gnp.exe`'],
  ])('%j', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  it('is closed by nothing in the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', 'a', ' ', '``', '\n', '\\', '```')).map((parts) => parts.join('')),
        (text) => {
          const shown = code(text);
          if (shown === '') return;
          const fence = /^`+/.exec(shown)?.[0] ?? '';
          expect(shown.endsWith(fence)).toBe(true);
          const inside = shown.slice(fence.length, -fence.length);
          expect(inside.match(/`+/g) ?? []).not.toContain(fence);
          expect(shown).not.toContain('\n');
        },
      ),
    );
  });
});

describe('escaped', () => {
  it.each([
    ['![x](http://a.b/c.png)', '\\!\\[x\\](http\\://a.b/c.png)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](command:x)', '\\[a\\](command:x)'],
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['FILE_OBJECT stays', 'FILE_OBJECT stays'],
    ['www.a.b and a@b.c', 'www\\.a.b and a\\@b.c'],
    ['&lt; | ~~x~~', '\\&lt; \\| \\~\\~x\\~\\~'],
    ['# head', '\\# head'],
    ['1. item', '1\\. item'],
    ['- item', '\\- item'],
    ['a\n\n# head', 'a # head'],
    ['C:\\dir\\file', 'C:\\\\dir\\\\file'],
  ])('%j', (text, markdown) => {
    expect(escaped(text)).toBe(markdown);
  });
});

describe('link', () => {
  it('keeps label and target apart', () => {
    expect(link('a](x) <b>', 'file:///a b>.c')).toBe('[a\\](x) \\<b\\>](<file:///a%20b%3E.c>)');
  });
});
