/** Diagnostics of a C or C++ file of the workspace: what the source checks found. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from '../../shared/settings';
import type { SourceFinding } from '../sources/sourceFinding';
import { diagnosticSource, severities } from './diagnostics';
import { linesLocation } from './position';

/** Findings whose rule is switched off are left out. */
export function sourceDiagnostics(
  uri: string,
  findings: readonly SourceFinding[],
  rules: Settings['rules'],
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
          relatedInformation: related.map((item) => ({
            location: linesLocation(uri, item.lines),
            message: item.message,
          })),
        },
      ];
    },
  );
}
