/** The part of the debugger output that was understood. */
import type { Coverage, Lines } from '../../shared/triage';

/** Whole percents of the lines that are neither blank nor prose; 100 only when nothing at all is missing. */
export function coveragePercent({ lines, blank, recognised, prose }: Coverage): number {
  const output = lines - blank - prose.reduce((sum, span) => sum + count(span), 0);
  if (output <= 0 || recognised >= output) return 100;
  return Math.min(99, Math.round((100 * recognised) / output));
}

function count([first, last]: Lines): number {
  return last - first + 1;
}
