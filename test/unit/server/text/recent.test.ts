import { describe, expect, it } from 'vitest';
import { evenBlanks } from '../../../../src/server/text/evenBlanks';
import { intern } from '../../../../src/server/text/intern';
import { Recent } from '../../../../src/server/text/recent';

describe('answers given last', () => {
  it('are given again without being made', () => {
    let made = 0;
    const recent = new Recent(
      (text) => ({ text, count: ++made }),
      (text) => text,
    );
    expect(recent.of('nt!KiSwapThread')).toBe(recent.of('nt!KiSwapThread'));
    expect(made).toBe(1);
  });

  it('are right for texts that share a place, and for none', () => {
    const recent = new Recent(
      (text) => text.length,
      (text) => text,
    );
    for (const text of ['nt!aXcYe', 'nt!aZcWe', 'nt!aXcYe', '', 'x'])
      expect(recent.of(text)).toBe(text.length);
  });

  it('may be that there is none', () => {
    let made = 0;
    const recent = new Recent(
      (): string | undefined => {
        made++;
        return undefined;
      },
      (text) => text,
    );
    expect([recent.of('ab'), recent.of('ab'), made]).toEqual([undefined, undefined, 1]);
  });

  it('keep interned texts equal to what was asked for, however many there are', () => {
    for (let index = 0; index < 20_000; index++) expect(intern(`symbol${index}`)).toBe(`symbol${index}`);
  });
});

describe('even blanks', () => {
  it.each([
    ['mov     eax,1', 'mov eax,1'],
    ['a\tb', 'a b'],
    ['a b  c', 'a b c'],
    ['a b', 'a b'],
    ['', ''],
  ])('of %j', (text, expected) => {
    expect(evenBlanks(text)).toBe(expected);
  });
});
