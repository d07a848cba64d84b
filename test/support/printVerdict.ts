// Verdicts as text: what, cause, doubts, alternatives, missing facts, the line to paste, and what was left out of it.
import type { Lines, Verdict } from '../../src/shared/triage';

export function printVerdicts(verdicts: readonly Verdict[]): string {
  return verdicts.map(printVerdict).join('\n');
}

function printVerdict(verdict: Verdict): string {
  const {
    session,
    kind,
    what,
    grade,
    lines,
    cause,
    proof,
    against,
    alternatives,
    missing,
    nextLine,
    leftOut,
  } = verdict;
  return [
    `${session} ${kind} ${place(lines)}${grade}: ${what}`,
    ...(cause ? [`  cause ${place(cause.lines)}${cause.grade}: ${cause.what}`] : []),
    ...proof.map((step) => `  ${place(step.lines)}${step.grade ?? ''} ${step.claim}`),
    ...against.map((step) => `  against ${place(step.lines)}${step.claim}`),
    ...alternatives.map((words) => `  or: ${words}`),
    ...missing.map((fact) => `  missing: ${fact.what}`),
    ...(nextLine === undefined ? [] : [`  $ ${nextLine}`]),
    ...leftOut.map(({ command, why }) => `  not ${command}: ${why}`),
  ].join('\n');
}

function place(lines: Lines | undefined): string {
  return lines === undefined ? '' : lines[0] === lines[1] ? `[${lines[0]}] ` : `[${lines.join('-')}] `;
}
