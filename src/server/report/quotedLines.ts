/** The lines of the text that views point to, as they are printed: what a report needs where no editor can show them. */
import type { Transcript } from '../transcript/transcript';

/** Lines of one mark, lines in all, and characters of one line. */
const mostOfMark = 40;
const mostLines = 20_000;
const longestLine = 400;

/** By number, 1-based. Every property called `lines` that holds two numbers counts. */
export function quotedLines(
  source: Transcript['source'],
  models: readonly object[],
): Readonly<Record<number, string>> {
  const wanted = new Set<number>();
  const waiting: unknown[] = [...models];
  while (waiting.length > 0 && wanted.size < mostLines) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'lines' && isLines(inner)) add(wanted, inner);
      else if (typeof inner === 'object') waiting.push(inner);
    }
  }
  const lines: Record<number, string> = {};
  for (const line of [...wanted].sort((a, b) => a - b))
    lines[line] = source.line(line - 1).slice(0, longestLine);
  return lines;
}

function add(wanted: Set<number>, [first, last]: readonly [number, number]): void {
  for (let line = first; line <= last && line < first + mostOfMark; line++) wanted.add(line);
}

function isLines(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((line) => typeof line === 'number');
}
