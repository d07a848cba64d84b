/** A text of any size, as sections: never one string. */
import type { Section } from './section';

/** Where the sections of a text begin and what they say. Implemented over an open document, and over a file read in chunks. */
export interface Source {
  readonly lineCount: number;
  readonly sections: readonly Section[];
  /** The text of a section, with its line terminators. */
  text(index: number): string;
  /** The 0-based line at which a section begins. */
  base(index: number): number;
  /** The section that holds a 0-based line. */
  sectionAt(line: number): number;
  /** One line without its terminator; empty past the end. */
  line(line: number): string;
  /** Lines [first, last) without terminators. */
  slice(first: number, last: number): string[];
}

/** Line `wanted` of a section's text, without its terminator. */
export function lineOf(text: string, wanted: number): string {
  let start = 0;
  for (let count = 0; count < wanted; count++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return '';
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The last index whose base is not after `line`. `bases` grows. */
export function searchBase(bases: ArrayLike<number>, line: number): number {
  let low = 0;
  let high = bases.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bases[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}
