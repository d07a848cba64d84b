/** Samples written for this test: what must be recognised, and what only resembles it. */
import { describe, expect, it } from 'vitest';
import { headLength, looksLikeTranscript } from '../../../../src/extension/detect/sniff';
import { samples } from './samples';

describe('looksLikeTranscript', () => {
  it.each(Object.entries(samples.transcripts))('recognises %s', (_, text) => {
    expect(looksLikeTranscript(text)).toBe(true);
  });

  it.each(Object.entries(samples.others))('leaves alone %s', (_, text) => {
    expect(looksLikeTranscript(text)).toBe(false);
  });

  const damages: Record<string, (text: string) => string> = {
    'a byte order mark': (text) => `\ufeff${text}`,
    CRLF: (text) => text.replaceAll('\n', '\r\n'),
    'blank lines between rows': (text) => text.replaceAll('\n', '\n\n'),
    'quote marks': (text) => text.replaceAll(/^/gm, '> '),
    'comment marks': (text) => text.replaceAll(/^/gm, '//   '),
    indentation: (text) => text.replaceAll(/^/gm, '\t  '),
    'lost white space': (text) => text.replaceAll(/[ \t]+/g, ' '),
    'lost backticks': (text) => text.replaceAll('`', ''),
    'escaped backticks': (text) => text.replaceAll('`', '\\`'),
  };

  it.each(Object.keys(damages))('sees through %s', (damage) => {
    const missed = Object.entries(samples.transcripts).filter(
      ([, text]) => !looksLikeTranscript(damages[damage]?.(text) ?? ''),
    );
    expect(missed.map(([name]) => name)).toEqual([]);
  });

  it('finds two stacks in the middle of a long article', () => {
    const prose = 'The thread had gone to sleep on an event, and a minute later the machine was down.\n';
    const article = prose.repeat(180) + samples.transcripts['an x86 stack'] + prose.repeat(180);
    expect(article.length).toBeGreaterThan(29_000);
    expect(looksLikeTranscript(article)).toBe(true);
  });

  it('reads no further than the head', () => {
    expect(looksLikeTranscript(' '.repeat(headLength) + '\n' + samples.transcripts['an x86 stack'])).toBe(
      false,
    );
  });

  it.each(['a', ' ', '[', '0:', 'kd', 'a!', '0123456789abcdef ', '* '])(
    'is linear in a line of nothing but %j',
    (unit) => {
      const line = unit.repeat(headLength / unit.length);
      const start = performance.now();
      looksLikeTranscript(line);
      expect(performance.now() - start).toBeLessThan(50);
    },
  );
});
