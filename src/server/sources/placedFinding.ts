/** A finding about source, where it stands, and which findings of a transcript it may explain. */
import type { Finding, Severity } from '../../shared/triage';
import { sourceChecks } from './checkSource';
import type { SourceFinding } from './sourceFinding';

export interface PlacedFinding {
  /** Of the source file. */
  readonly uri: string;
  /** After the settings. */
  readonly severity: Severity;
  readonly finding: SourceFinding;
}

/** The transcript shows what such code does; that this very call did it stays to be seen. */
export function mayExplain({ rule }: Pick<SourceFinding, 'rule'>, finding: Pick<Finding, 'rule'>): boolean {
  return sourceChecks.find(({ id }) => id === rule)?.explains.includes(finding.rule) === true;
}
