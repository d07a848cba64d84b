/** What the status bar says of a text: how much of it was understood, and how many findings ask to be looked at. */
import type { Status } from '../../shared/requests';
import type { Severity } from '../../shared/triage';
import type { Found } from '../findings/analyzed';
import { textProblems } from '../views/textProblems';

export function statusOf({ uri, version, transcript, analysis, findings }: Found): Status {
  const shown = findings.filter(({ surface }) => surface === 'diagnostic');
  const number = (severity: Severity): number =>
    shown.filter((finding) => finding.severity === severity).length;
  return {
    uri,
    version,
    coverage: transcript.coverage,
    findings: { error: number('error'), warning: number('warning'), info: number('info') },
    problems: textProblems(analysis),
  };
}
