/** From a finding of a transcript to the code that may explain it: places after its proof. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { mayExplain, type PlacedFinding } from '../sources/placedFinding';
import { linesLocation } from './position';

/** Places linked to one finding: more would say nothing. */
const most = 5;

export function withSourceExplanations(
  diagnostics: readonly Diagnostic[],
  placed: readonly PlacedFinding[],
): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const links = placed
      .filter(({ finding }) => mayExplain(finding, { rule: String(diagnostic.code) }))
      .slice(0, most)
      .map(({ uri, finding }) => ({
        location: linesLocation(uri, finding.lines),
        message: `may be explained by the code: ${finding.message}`,
      }));
    return links.length === 0
      ? diagnostic
      : { ...diagnostic, relatedInformation: [...(diagnostic.relatedInformation ?? []), ...links] };
  });
}
