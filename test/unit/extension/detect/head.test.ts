/** The head of a document, without asking for its whole text. */
import { expect, it } from 'vitest';
import { headOf } from '../../../../src/extension/detect/head';
import { headLength } from '../../../../src/extension/detect/sniff';

const documentOf = (lines: readonly string[]) => {
  const read: number[] = [];
  return {
    read,
    lineCount: lines.length,
    lineAt: (line: number) => {
      read.push(line);
      return { text: lines[line] ?? '' };
    },
  };
};

it('is the whole of a short document', () => {
  expect(headOf(documentOf(['a', '', 'b']))).toBe('a\n\nb');
});

it('stops reading a long one', () => {
  const document = documentOf(Array.from({ length: 100_000 }, () => 'x'.repeat(63)));
  expect(headOf(document).length).toBeLessThanOrEqual(headLength);
  expect(document.read.length).toBe(headLength / 64);
});

it('does not let one endless line hide the rest', () => {
  expect(headOf(documentOf(['x'.repeat(1_000_000), 'kd> !irp'])).endsWith('\nkd> !irp')).toBe(true);
});
