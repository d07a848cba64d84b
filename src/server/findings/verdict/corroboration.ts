/** Which findings speak of the same thing, for or against one another. */
import type { Finding, Grade, Lines, Severity } from '../../../shared/triage';
import { isSerious, kindOf, roleOf } from './ruleRoles';

/** They name the same thing, or rest on the same lines. */
export function areLinked(a: Finding, b: Finding): boolean {
  if (a === b || a.things?.some((id) => b.things?.includes(id)) === true) return true;
  const theirs = places(b);
  return places(a).some(([first, last]) => theirs.some(([from, to]) => from <= last && first <= to));
}

function places({ lines, proof }: Finding): Lines[] {
  return [lines, ...proof.map((step) => step.lines)].filter(([first, last]) => last - first < mostLines);
}

/** Longer stretches hold too much to tie findings together. */
const mostLines = 12;
/** Findings that are weighed against each other; they are ranked already. */
const mostWeighed = 64;

const bySeverity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };
const byGrade: Readonly<Record<Grade, number>> = { observed: 0, derived: 1, inferred: 2 };
const byKind = { crash: 0, hang: 1, trouble: 2, note: 3, clear: 4 } as const;

/**
 * Findings that may head a verdict, the best first: by severity, a crash before a hang, then by what other rules say of the same: each
 * that agrees lifts it, a doubt lowers it.
 */
export function candidates(findings: readonly Finding[]): Finding[] {
  const weighed = findings.slice(0, mostWeighed);
  const able = weighed.filter((finding) => {
    const role = roleOf(finding);
    return (
      finding.surface === 'diagnostic' &&
      isSerious(finding.severity) &&
      (role === 'cause' || role === 'effect')
    );
  });
  const weights = new Map(able.map((finding) => [finding, weight(finding, weighed)]));
  const weightOf = (finding: Finding): number => weights.get(finding) ?? 0;
  return able.sort(
    (a, b) =>
      bySeverity[a.severity] - bySeverity[b.severity] ||
      byKind[kindOf(a)] - byKind[kindOf(b)] ||
      weightOf(b) - weightOf(a) ||
      byGrade[a.grade] - byGrade[b.grade],
  );
}

function weight(finding: Finding, others: readonly Finding[]): number {
  const rules = new Map(
    others
      .filter((other) => other.rule !== finding.rule && areLinked(finding, other))
      .map((other) => [other.rule, roleOf(other)]),
  );
  const said = [...rules.values()];
  return (
    said.filter((role) => role !== 'doubt' && role !== 'remark').length -
    said.filter((role) => role === 'doubt').length
  );
}
