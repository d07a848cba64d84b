// What holds for every excerpt of a transcript, whatever its parser: checked on all of them alike.
import { describe, expect, it } from 'vitest';
import { harmless, type Mutation } from './mutations';
import { parseText, printRecord, printText, type ParsedText } from './parse';

export interface Excerpt {
  readonly name: string;
  readonly text: string;
  /** Mutations that do change what this excerpt says, by name. */
  readonly except?: readonly string[];
  /** More mutations that must not matter. */
  readonly also?: readonly Mutation[];
}

/** Margin for records that the cut itself touches. */
const margin = 4;

/** Declares the tests of every excerpt: harmless mutations keep the records, cuts keep what stands before them. */
export function describeRobustness(excerpts: readonly Excerpt[]): void {
  describe.each(excerpts)('$name', ({ text, except = [], also = [] }) => {
    const printed = printText(text, { without: ['elision'] });
    const parsed = parseText(text);

    it.each([...harmless, ...also].filter(({ name }) => !except.includes(name)))(
      'stands $name',
      ({ apply }) => {
        expect(printText(apply(text), { without: ['elision'] })).toBe(printed);
      },
    );

    it('stands being cut off at any line', () => {
      const lines = text.split('\n');
      for (let count = 0; count < lines.length; count++) {
        const cut = printAll(parseText(lines.slice(0, count).join('\n')));
        for (const line of completeBefore(parsed, count - margin)) expect(cut).toContain(line);
      }
    });

    it('leaves no line out', () => {
      expect(parsed.states.indexOf('unrecognised')).toBe(-1);
    });
  });
}

function printAll({ records }: ParsedText): string[] {
  return records.map(({ record }) => printRecord(record));
}

/** The records that end before a line: they do not depend on what follows. */
function completeBefore({ records }: ParsedText, line: number): string[] {
  return records
    .filter(({ record, base }, index) => {
      const next = records[index + 1];
      const last = record.kind === 'thread' && record.stackFollows === true && next ? next : { record, base };
      return last.base + last.record.lines[1] < line;
    })
    .map(({ record }) => printRecord(record));
}
