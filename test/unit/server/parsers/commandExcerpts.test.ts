// Every command that transcripts are made of, in more than one debugger's format: each line understood, each thing a record.
import { describe, expect, it } from 'vitest';
import { codeExcerpts } from '../../../support/commandExcerpts/codeExcerpts';
import { kernelExcerpts } from '../../../support/commandExcerpts/kernelExcerpts';
import { userExcerpts } from '../../../support/commandExcerpts/userExcerpts';
import { linesIn, parseText, type ParsedText } from '../../../support/parse';

function kindsOf({ records }: ParsedText): string {
  const counts = new Map<string, number>();
  for (const { record } of records)
    if (record.kind !== 'command') counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  return Array.from(counts, ([kind, count]) => (count > 1 ? `${kind} ${count}` : kind)).join(', ');
}

describe.each([
  ['code', codeExcerpts],
  ['a process', userExcerpts],
  ['the kernel', kernelExcerpts],
])('commands that show %s', (_, excerpts) => {
  it.each(excerpts)('$name', ({ kinds, text }) => {
    const parsed = parseText(text);
    expect(linesIn(parsed, 'unrecognised')).toEqual([]);
    expect(linesIn(parsed, 'prose')).toEqual([]);
    expect(kindsOf(parsed)).toBe(kinds);
  });
});
