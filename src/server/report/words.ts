/** The words that the reports share. */
import type { Coverage, Cycle, Finding, Lines, Severity, WaitGraph } from '../../shared/triage';

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export const severityNames: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
  hint: 'Hint',
};

/** `line 34`, `lines 33–60`. */
export function lineWords([first, last]: Lines): string {
  return first === last ? `line ${first}` : `lines ${first}\u2013${last}`;
}

/** `147 lines: 139 recognised, 8 blank, 0 prose, 0 not recognised`. */
export function coverageWords({ lines, blank, recognised, prose, unrecognised }: Coverage): string {
  const unread = count(unrecognised);
  return `${lines} line${lines === 1 ? '' : 's'}: ${recognised} recognised, ${blank} blank, ${count(prose)} prose, ${unread} not recognised`;
}

/** `not recognised: lines 33–60`, for as many stretches as asked for, and how many follow. */
export function unreadLines(unrecognised: readonly Lines[], most: number): string[] {
  const more = unrecognised.length - most;
  const shown = unrecognised.slice(0, most).map((lines) => `not recognised: ${lineWords(lines)}`);
  return more > 0 ? [...shown, `not recognised: ${more} more stretches of lines`] : shown;
}

function count(ranges: readonly Lines[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Most severe first, as the findings are ranked already. */
export function bySeverity(findings: readonly Finding[]): Map<Severity, Finding[]> {
  const groups = new Map<Severity, Finding[]>();
  for (const severity of severities) {
    const group = findings.filter((finding) => finding.severity === severity);
    if (group.length > 0) groups.set(severity, group);
  }
  return groups;
}

/** `2 warnings, 1 hint`. */
export function tally(findings: readonly Finding[]): string {
  const parts = Array.from(bySeverity(findings), ([severity, { length }]) => {
    const name = severity === 'info' ? 'note' : severity;
    return `${length} ${name}${length === 1 ? '' : 's'}`;
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** The ring as labels, its first node again at the end. */
export function ringLabels({ nodes }: WaitGraph, cycle: Cycle): string[] {
  const labels = cycle.nodes.map((id) => nodes.find((node) => node.id === id)?.label ?? id);
  return labels[0] === undefined ? [] : [...labels, labels[0]];
}
