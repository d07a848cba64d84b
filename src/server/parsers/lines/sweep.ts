/** Reads what stands anywhere: lines that a section's own parser left, each by its own shape, whatever it fell into. */
import type { Context } from '../../model/context';
import type { TranscriptRecord } from '../../model/record';
import type { SectionText } from '../../text/sectionText';

export interface Swept {
  readonly records: readonly TranscriptRecord[];
  /** The line behind what was read. */
  readonly next: number;
}

export interface Sweeper {
  /** The characters with which its first line may begin: nothing else is asked of most lines. */
  readonly first: string;
  /** Reads from line `at` on, `line` being its text, and marks what it understands; undefined when the line is not its own. */
  sweep(text: SectionText, at: number, line: string, context: Context): Swept | undefined;
}

export const hexDigits = '0123456789abcdefABCDEF';
export const decimalDigits = '0123456789';
export const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Sweepers by the character code of a line's beginning. */
type SweepTable = readonly (readonly Sweeper[] | undefined)[];

export function sweepTable(sweepers: readonly Sweeper[]): SweepTable {
  const table: Sweeper[][] = [];
  for (const sweeper of sweepers)
    for (const character of new Set(sweeper.first)) (table[character.charCodeAt(0)] ??= []).push(sweeper);
  return table;
}

export function sweep(text: SectionText, context: Context, table: SweepTable): TranscriptRecord[] {
  const records: TranscriptRecord[] = [];
  for (let at = text.nextUnread(0); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    const candidates = table[line.charCodeAt(0)];
    if (candidates === undefined) continue;
    for (const candidate of candidates) {
      const swept = candidate.sweep(text, at, line, context);
      if (!swept) continue;
      records.push(...swept.records);
      at = Math.max(at, swept.next - 1);
      break;
    }
  }
  return records;
}
