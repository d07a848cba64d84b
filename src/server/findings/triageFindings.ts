/** All findings of one transcript: rules run, settings applied, overlapping findings superseded, ranked. */
import type { Finding, Severity } from '../../shared/triage';
import { rules } from '../rules/index';
import type { Draft, Rule } from '../rules/rule';
import type { Analysis } from '../transcript/analysis';

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Severity by rule id; `off` silences a rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

export function triageFindings(analysis: Analysis, settings: RuleSettings = {}): Finding[] {
  const findings = rules.flatMap((rule) => {
    const wanted = settings[rule.id];
    if (wanted === 'off') return [];
    return Array.from(rule.check(analysis), (draft) => finish(rule, draft, wanted));
  });
  const unique = new Map(findings.map((finding) => [finding.id, finding]));
  return [...unique.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || a.lines[0] - b.lines[0]);
}

function finish(
  rule: Rule,
  { session, subject, severity, ...draft }: Draft,
  wanted: Severity | undefined,
): Finding {
  return {
    id: `${session}/${rule.id}:${subject}`,
    rule: rule.id,
    severity: wanted ?? severity ?? rule.severity,
    surface: rule.surface,
    ...draft,
  };
}
