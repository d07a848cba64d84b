// Where mentions are looked for near a line of a long text.
import { expect, it } from 'vitest';
import { openers } from '../../../../src/server/parsers/index';
import { DocumentText } from '../../../../src/server/text/documentText';
import { addressMentions, count, linesAround } from '../../../../src/server/transcript/mentions';
import type { Address } from '../../../../src/shared/address';

const address = 'fffffa8003c32060' as Address;
/** Each command is a section of its own, of three lines. */
const text = Array.from({ length: 100 }, (_, index) => `0: kd> .echo ${index}\nfffffa80\`03c32060\n\n`).join(
  '',
);
const source = new DocumentText(openers, text);

it('is the whole text where that is small', () => {
  expect(linesAround(source, 7, 1_000_000)).toBeUndefined();
  expect(count(addressMentions(source, address), 1000)).toBe(100);
});

it('is whole sections around the line, and counts in them alone', () => {
  const lines = linesAround(source, 152, 300);
  expect(lines).toEqual([139, 165]);
  expect(count(addressMentions(source, address, lines), 1000)).toBe(9);
});

it('grows to the other side at either end', () => {
  expect(linesAround(source, 1, 300)?.[0]).toBe(1);
  expect(linesAround(source, 299, 300)?.[1]).toBe(source.lineCount);
});
