/** Between lines (1-based, inclusive) and LSP positions (0-based, UTF-16): here and nowhere else. */
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Lines } from '../../shared/triage';
import type { Source } from '../text/source';
import type { Token } from '../text/lexer';

/** The 1-based line of a position, inside the text. */
export function lineAt({ line }: Position, source: Source): number {
  return Math.max(1, Math.min(line + 1, source.lineCount));
}

/** The lines that a range touches; a range that ends before the first character of a line does not touch it. */
export function linesOf({ start, end }: Range): Lines {
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  return [start.line + 1, last];
}

/** Clipped to the text. */
export function clippedLines(range: Range, source: Source): Lines {
  const [first, last] = linesOf(range);
  return [Math.max(1, first), Math.min(last, source.lineCount)];
}

export function tokenRange(line: number, { start, end }: Pick<Token, 'start' | 'end'>): Range {
  return { start: { line: line - 1, character: start }, end: { line: line - 1, character: end } };
}

/** From the first to the last character that is no blank. */
export function linesRange([first, last]: Lines, source: Source): Range {
  const text = source.line(first - 1);
  const start = text.length - text.trimStart().length;
  const end = last === first ? text.trimEnd().length : source.line(last - 1).trimEnd().length;
  return {
    start: { line: first - 1, character: first === last ? Math.min(start, end) : start },
    end: { line: last - 1, character: end },
  };
}

/** As `linesRange`, for a span that is too long to underline: its first line. */
export function headRange([first, last]: Lines, source: Source): Range {
  return linesRange([first, last - first < longestUnderline ? last : first], source);
}

const longestUnderline = 3;

/** Without looking at the text: what only has to lead there. */
export function linesLocation(uri: string, [first, last]: Lines): Location {
  return {
    uri,
    range: { start: { line: first - 1, character: 0 }, end: { line: last - 1, character: 0 } },
  };
}

export function covers([first, last]: Lines, line: number): boolean {
  return first <= line && line <= last;
}

export function overlap(a: Lines, b: Lines): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}
