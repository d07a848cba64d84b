/** Numbers and places in words, as every view writes them. */
import type { Grade, Lines } from '../src/shared/triage';

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
  if (length < 59_950) return `${Number((length / 1000).toFixed(1))} s`;
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
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}

/** Digits in groups of three, the same in every locale: ticks are compared with the text of the log. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

export const gradeWords: Readonly<Record<Grade, string>> = {
  observed: 'observed: printed in the transcript',
  derived: 'derived: arithmetic over printed values',
  inferred: 'inferred: a judgement the text supports but does not show',
};

/** `1 stack`, `2 stacks`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
