/** What a suspicious pattern is: one file, one line in the table, one test with a near miss. */
import type { Finding, Severity, Surface } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';

/** A finding without what its rule already says. `subject` makes its id: an address, a line. */
export type Draft = Omit<Finding, 'id' | 'rule' | 'severity' | 'surface'> & {
  readonly session: string;
  readonly subject: string;
  /** Lower or higher than the rule's own, where the evidence decides. */
  readonly severity?: Severity;
  /** Another place than the rule's own, where the evidence asks for it. */
  readonly surface?: Surface;
  /**
   * Findings that this one tells as a part of its own story, as `rule:subject` in the same session: they stay, as cards that lead here, so
   * that one cause is not several problems.
   */
  readonly supersedes?: readonly string[];
};

export interface Rule {
  /** Stable, kebab-case: shown to the user and used in settings. */
  readonly id: string;
  readonly severity: Severity;
  readonly surface: Surface;
  /** One sentence for settings, problem codes and the table of rules. */
  readonly summary: string;
  /** Undefined where nothing was found at one place of many: others may have their turn. */
  check(analysis: Analysis): Iterable<Draft | undefined>;
}
