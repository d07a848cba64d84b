/** The part of the debugger output that was understood. */
import type { Coverage, Lines } from '../../shared/triage';

/** Whole percents of the lines that are neither blank nor prose; 100 only when nothing at all is missing. */
export function coveragePercent({ lines, blank, recognised, prose }: Coverage): number {
  const output = lines - blank - linesIn(prose);
  if (output <= 0 || recognised >= output) return 100;
  return Math.min(99, Math.round((100 * recognised) / output));
}

/** Lines by what became of them. */
export function coverageCounts({ recognised, prose, unrecognised, blank }: Coverage): {
  readonly recognised: number;
  readonly unrecognised: number;
  readonly prose: number;
  readonly blank: number;
} {
  return { recognised, unrecognised: linesIn(unrecognised), prose: linesIn(prose), blank };
}

function linesIn(ranges: readonly Lines[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
