/** Diagnostics of a C or C++ file of the workspace: what the source checks found, and the findings of transcripts that it may explain. */
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { Settings } from '../../shared/settings';
import type { Finding } from '../../shared/triage';
import { sourceChecks } from '../sources/checkSource';
import type { SourceFinding } from '../sources/sourceFinding';
import { diagnosticSource, severities } from './diagnostics';
import { linesLocation } from './position';

/** What an open transcript says. */
export interface Told {
  readonly uri: string;
  readonly findings: readonly Finding[];
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
  const rules = new Set(sourceChecks.find(({ id }) => id === rule)?.explains);
  return transcripts
    .flatMap(({ uri, findings }) =>
      findings
        .filter((finding) => rules.has(finding.rule))
        .map((finding) => ({
          location: linesLocation(uri, finding.lines),
          message: `may explain: ${finding.message}`,
        })),
    )
    .slice(0, mostLinks);
}
