/** A text of any size, as sections: never one string. */
import type { Section } from './section';

/** Where the sections of a text begin and what they say. Implemented over an open document, and over a file read in chunks. */
export interface Source {
  readonly lineCount: number;
  readonly sections: readonly Section[];
  /** The text of a section, with its line terminators. */
  text(index: number): string;
  /** Its bytes, as the cutter reads them; valid until the next question. */
  bytes(index: number): Uint8Array;
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
  return linesOf(text, wanted, wanted + 1)[0] ?? '';
}

/** Lines [first, last) of a section's text, without their terminators. */
export function linesOf(text: string, first: number, last: number): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let line = 0; line < last; line++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (line >= first)
      lines.push(text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end));
    if (found < 0) break;
    start = found + 1;
  }
  return lines;
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
