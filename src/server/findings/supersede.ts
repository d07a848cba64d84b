/** One cause, one problem: a finding that a larger one tells as a part of its story becomes a card that leads there. */
import type { Finding } from '../../shared/triage';

export interface Told {
  readonly finding: Finding;
  /** Ids of the findings that it tells as well; those that do not exist are nothing to supersede. */
  readonly supersedes: readonly string[];
}

/** Nothing is lost: a superseded finding keeps its lines, grade and proof. */
export function supersede(told: ReadonlyMap<string, Told>): Finding[] {
  const parts = new Map<string, Finding>();
  for (const { finding, supersedes } of told.values())
    for (const id of supersedes) if (id !== finding.id && !parts.has(id)) parts.set(id, finding);
  return Array.from(told.values(), ({ finding }) => {
    const whole = outermost(finding, parts);
    return whole === finding
      ? finding
      : {
          ...finding,
          surface: 'card',
          related: [{ message: `a part of: ${whole.message}`, lines: whole.lines }, ...finding.related],
        };
  });
}

/** The end of a line of superseding findings; rules that supersede each other in a ring leave everything as it is. */
function outermost(finding: Finding, parts: ReadonlyMap<string, Finding>): Finding {
  const seen = new Set([finding.id]);
  for (let whole = finding; ;) {
    const next = parts.get(whole.id);
    if (!next) return whole;
    if (seen.has(next.id)) return finding;
    seen.add(next.id);
    whole = next;
  }
}
