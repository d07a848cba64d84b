/** Diagnostics of a C or C++ file of the workspace: what the source checks found, and the findings of transcripts that it may explain. */
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { Settings } from '../../shared/settings';
import type { Finding, Lines } from '../../shared/triage';
import { mayExplain } from '../sources/placedFinding';
import type { SourceFinding } from '../sources/sourceFinding';
import { diagnosticSource, severities } from './diagnostics';
import { linesLocation } from './position';

/** What an open transcript says of code that its frames lead to. */
export interface Told {
  /** As the editor shows it: of a document, or of a slice. */
  readonly uri: string;
  readonly findings: readonly Finding[];
  /** The lines that a slice shows. */
  readonly within?: Lines;
}

/** Transcript findings linked to one source finding: more would say nothing. */
const mostLinks = 5;

/** Findings whose rule is switched off are left out. */
export function sourceDiagnostics(
  uri: string,
  findings: readonly SourceFinding[],
  rules: Settings['rules'],
  transcripts: readonly Told[] = [],
): Diagnostic[] {
  return findings.flatMap(
    ({ rule, severity, message, lines: [first, last], columns: [start, end], related, fixes }) => {
      const wanted = rules[rule] ?? severity;
      if (wanted === 'off') return [];
      const cures = fixes.length === 0 ? '' : `\n${fixes.map((fix) => `• ${fix}`).join('\n')}`;
      return [
        {
          range: { start: { line: first - 1, character: start }, end: { line: last - 1, character: end } },
          severity: severities[wanted],
          source: diagnosticSource,
          code: rule,
          message: message + cures,
          relatedInformation: [
            ...related.map((item) => ({ location: linesLocation(uri, item.lines), message: item.message })),
            ...explained(rule, transcripts),
          ],
        },
      ];
    },
  );
}

function explained(rule: string, transcripts: readonly Told[]): DiagnosticRelatedInformation[] {
  return transcripts
    .flatMap(({ uri, findings, within: [from] = [1, 1] }) =>
      findings
        .filter((finding) => mayExplain({ rule }, finding))
        .map((finding) => ({
          location: linesLocation(uri, shifted(finding.lines, from - 1)),
          message: `may explain: ${finding.message}`,
        })),
    )
    .slice(0, mostLinks);
}

/** A finding that begins before the slice is shown from its first line on. */
function shifted([first, last]: Lines, by: number): Lines {
  return [Math.max(first - by, 1), Math.max(last - by, 1)];
}
