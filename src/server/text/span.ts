/** Line spans relative to a section, and how they become lines of the text. */
import type { Lines } from '../../shared/triage';

/** First and last line of a section's text, 0-based and inclusive: `[0, 0]` is the line of the prompt. */
export type Span = readonly [first: number, last: number];

const singles: Span[] = [];
/** No section has more lines. */
const mostSingles = 32_768;

/** The span of one line: nearly all rows have such a span, and equal ones are one array. */
export function lineSpan(at: number): Span {
  return at < mostSingles ? (singles[at] ??= [at, at]) : [at, at];
}

/** A span as lines of the whole text; `base` is the 0-based line at which the section begins. */
export function toLines(base: number, span: Span): Lines {
  return [base + span[0] + 1, base + span[1] + 1];
}
