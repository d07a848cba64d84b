/** Texts with values: plurals and numbers as the language has them. */
import { afterEach, describe, expect, it } from 'vitest';
import { counted, duration, grouped } from '../../../../webview/format';
import { english } from '../../../../webview/l10n/english';
import { speak, t } from '../../../../webview/l10n/t';

afterEach(() => {
  speak('en', english);
});

describe('t', () => {
  it('speaks English until it is told otherwise', () => {
    expect(t('tab.waitGraph')).toBe('Wait graph');
    expect(t('stacks.waitsFor', { what: 'FILE_OBJECT' })).toBe('Waits for FILE_OBJECT');
    expect(counted(1, 'stack')).toBe('1 stack');
    expect(counted(12_345, 'stack')).toBe('12,345 stacks');
  });

  it('writes numbers and chooses plurals as the language does, and says the rest in English', () => {
    speak('pl', {
      'count.stack': {
        one: '{count} stos',
        few: '{count} stosy',
        many: '{count} stosów',
        other: '{count} stosu',
      },
    });
    expect([1, 3, 5, 1.5].map((count) => t('count.stack', { count }))).toEqual([
      '1 stos',
      '3 stosy',
      '5 stosów',
      '1,5 stosu',
    ]);
    expect(t('tab.waitGraph')).toBe('Wait graph');
    speak('de', {});
    expect(grouped(6_545_162.4)).toBe('6.545.162');
    expect(duration(14_875)).toBe('14,9 s');
  });

  it('takes a form that says no count', () => {
    expect(t('overview.leftOut', { count: 1 })).toBe('A command was left out');
    expect(t('overview.leftOut', { count: 2 })).toBe('2 commands were left out');
  });

  it('is checked by the compiler: keys, and the values that a text leaves open', () => {
    // @ts-expect-error -- no such text
    expect(() => t('tab.nothing')).toThrow();
    // @ts-expect-error -- says what is waited for
    expect(t('stacks.waitsFor')).toBe('Waits for {what}');
    // @ts-expect-error -- and nothing else
    expect(t('stacks.waitsFor', { what: 'it', why: '' })).toBe('Waits for it');
    // @ts-expect-error -- a plural needs its count
    expect(t('overview.leftOut', {})).toBe('{count} commands were left out');
  });

  it('fills in what values hold as text, and nothing in them', () => {
    expect(t('lens.holds', { address: '{value}', value: '$& <b>' })).toBe('{value} holds $& <b>');
    expect(t('lines.one', { line: '12345' })).toBe('line 12345');
  });
});
