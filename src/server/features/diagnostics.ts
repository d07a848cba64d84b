/** Diagnostics: the findings that a triager should act on, ranked, as many as an editor takes. */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import type { Finding, Severity } from '../../shared/triage';
import type { Found } from '../findings/analyzed';
import { headRange, linesLocation } from './position';

/** VS Code keeps this many for a file. */
const most = 1000;
const mostRelated = 20;

export const diagnosticSource = 'kdscope';

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnostics(analyzed: Found): Diagnostic[] {
  const wanted = analyzed.findings.filter(
    ({ surface, uri }) => surface === 'diagnostic' && uri === undefined,
  );
  if (wanted.length <= most) return wanted.map((finding) => diagnosticOf(finding, analyzed));
  const [next] = wanted.slice(most - 1);
  return [
    ...wanted.slice(0, most - 1).map((finding) => diagnosticOf(finding, analyzed)),
    ...(next ? [limitMet(next, wanted.length - most + 1, analyzed)] : []),
  ];
}

/** Where the first finding stands that an editor does not keep. */
function limitMet({ lines }: Finding, count: number, { transcript: { source } }: Found): Diagnostic {
  return {
    range: headRange(lines, source),
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    message: `${count} more findings are not marked: an editor keeps ${most} for a file. kdscope triage --format json has all of them.`,
  };
}

export function diagnosticOf(finding: Finding, { uri, transcript: { source } }: Found): Diagnostic {
  return {
    range: headRange(finding.lines, source),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    message: finding.message,
    relatedInformation: related(finding, uri),
  };
}

/** The proof first, then what is related; a place that says nothing new is left out. */
function related({ proof, related: others }: Finding, uri: string): DiagnosticRelatedInformation[] {
  const all = [
    ...proof.map(({ claim, lines }) => ({ location: linesLocation(uri, lines), message: claim })),
    ...others.map(({ message, lines, uri: other }) => ({
      location: linesLocation(other ?? uri, lines),
      message,
    })),
  ];
  const unique = new Map(all.map((item) => [`${item.location.range.start.line} ${item.message}`, item]));
  return [...unique.values()].slice(0, mostRelated);
}
