/**
 * Marked transcripts. `$0` is the cursor; a line of blanks and carets labels the text above it, and is not part of the text.
 *
 *     fffff800`01027752 nt!KiSwap$0Context+0x85
 *                       ^^^^^^^^^^^^^^^^ same symbol
 */
import type { Position, Range } from 'vscode-languageserver-types';

export interface Label {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Marked {
  readonly text: string;
  readonly cursor: Position;
  readonly labels: readonly Label[];
}

const carets = /^(\s*)(\^+) ?(.*)$/;

export function readMarked(source: string): Marked {
  const lines: string[] = [];
  const labels: Label[] = [];
  let cursor: Position = { line: 0, character: 0 };
  for (const line of source.replace(/^\n/, '').split('\n')) {
    const match = carets.exec(line);
    if (match) {
      const start = (match[1] ?? '').length;
      labels.push({
        line: lines.length - 1,
        start,
        end: start + (match[2] ?? '').length,
        text: match[3] ?? '',
      });
      continue;
    }
    const at = line.indexOf('$0');
    if (at >= 0) cursor = { line: lines.length, character: at };
    lines.push(line.replace('$0', ''));
  }
  return { text: lines.join('\n'), cursor, labels };
}

/** The text with labels below their lines: what a failing test shows. */
export function writeMarked(text: string, labels: readonly Label[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...labels
        .filter((label) => label.line === index)
        .toSorted((a, b) => a.start - b.start)
        .map(({ start, end, text: label }) =>
          `${' '.repeat(start)}${'^'.repeat(end - start)} ${label}`.trimEnd(),
        ),
    ])
    .join('\n');
}

/** A range of one line as a label. */
export function labelOf({ start, end }: Range, text = ''): Label {
  return { line: start.line, start: start.character, end: end.character, text };
}
