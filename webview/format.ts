/** Numbers and places in words, as every view writes them. */
import type { Grade, Lines } from '../src/shared/triage';
import { numberText, t, type TextKey } from './l10n/t';

const units: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
];

/** `1 h 35 min`, `14 min 11 s`, `14.9 s`, `250 ms`: the two largest units, which is all a triager reads. */
export function duration(ms: number): string {
  const length = Math.abs(ms);
  if (length < 1000) return `${Math.round(length)} ms`;
  if (length < 59_950) return `${numberText(Number((length / 1000).toFixed(1)))} s`;
  let rest = Math.round(length / 1000) * 1000;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (parts.length === 1 && count === 0) break;
    if (count > 0) parts.push(`${count} ${name}`);
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

export function linesText([first, last]: Lines): string {
  // As in the margin of the editor: without groups of digits.
  return first === last
    ? t('lines.one', { line: String(first) })
    : t('lines.some', { first: String(first), last: String(last) });
}

/** Whole, with the digit groups of the language. */
export function grouped(value: number): string {
  return numberText(Math.round(value));
}

/** What a grade means. */
export function gradeWords(grade: Grade): string {
  return t(`grade.${grade}.means`);
}

type Noun<Key = TextKey> = Key extends `count.${infer Name}` ? Name : never;

/** `1 stack`, `2 stacks`. */
export function counted(count: number, noun: Noun): string {
  return t(`count.${noun}`, { count });
}
