/** All findings of one transcript: rules run, settings applied, overlapping findings superseded, ranked. */
import type { Finding, Severity, Surface } from '../../shared/triage';
import { rules } from '../rules/index';
import type { Draft, Rule } from '../rules/rule';
import type { Analysis } from '../transcript/analysis';
import { finish, type Steps } from '../transcript/steps';
import { supersede, type Told } from './supersede';

const bySeverity: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };
const bySurface: Record<Surface, number> = { diagnostic: 0, card: 1, badge: 2 };

/** Findings of one rule that are kept: nobody reads more, and a text may have a million. */
const mostOfRule = 10_000;

/** Severity by rule id; `off` silences a rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

export function triageFindings(analysis: Analysis, settings: RuleSettings = {}): Finding[] {
  return finish(findingSteps(analysis, settings));
}

/** `triageFindings` in steps of one finding, or of one place where none is: between them others may have their turn. */
export function* findingSteps(analysis: Analysis, settings: RuleSettings): Steps<Finding[]> {
  const told = new Map<string, Told>();
  for (const rule of rules) {
    const wanted = settings[rule.id];
    if (wanted === 'off') continue;
    const most = told.size + mostOfRule;
    for (const draft of rule.check(analysis)) {
      yield undefined;
      if (!draft) continue;
      const isMore = told.size >= most;
      const one = tell(rule, isMore ? more(draft) : draft, wanted);
      // The same subject twice is the same finding; the first line that shows it stays.
      if (!told.has(one.finding.id)) told.set(one.finding.id, one);
      if (isMore) break;
    }
    yield undefined;
  }
  return supersede(told).sort(
    (a, b) =>
      bySeverity[a.severity] - bySeverity[b.severity] ||
      bySurface[a.surface] - bySurface[b.surface] ||
      a.lines[0] - b.lines[0],
  );
}

/** Stands for the findings of a rule that are not kept, at the first of them. */
function more({ session, lines, severity, surface }: Draft): Draft {
  return {
    session,
    subject: 'more',
    ...(severity && { severity }),
    ...(surface && { surface }),
    lines,
    grade: 'observed',
    message: `More than ${mostOfRule} places show this pattern: from here on, they are not listed.`,
    proof: [{ claim: 'the first that is not listed', lines, grade: 'observed' }],
    related: [],
    alternatives: [],
    missing: [],
    next: [],
    things: [],
  };
}

function tell(
  rule: Rule,
  { session, subject, severity, supersedes = [], ...draft }: Draft,
  wanted: Severity | undefined,
): Told {
  return {
    finding: {
      id: `${session}/${rule.id}:${subject}`,
      rule: rule.id,
      severity: wanted ?? severity ?? rule.severity,
      surface: rule.surface,
      ...draft,
    },
    supersedes: supersedes.map((other) => `${session}/${other}`),
  };
}
