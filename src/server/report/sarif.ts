/**
 * Findings as SARIF 2.1.0 (OASIS): one result each, its proof as the steps of a code flow, so that a viewer walks the story line by line.
 * One line of JSON: several transcripts are several logs, a line each. Texts are plain, `message.markdown` is never written: what a log says is shown, not rendered.
 */
import type { Location, Log, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import type { Finding, Lines, Severity } from '../../shared/triage';
import { version } from '../../shared/version';
import type { Analyzed } from '../findings/analyzed';

export interface SarifOptions {
  /** As given by the user: where viewers look for the text. */
  readonly file: string;
}

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'none',
};

export function triageSarif({ findings }: Pick<Analyzed, 'findings'>, { file }: SarifOptions): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kdscope', version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri: uriOf(file) } }],
        results: findings.map((finding) => result(finding, file, rules.indexOf(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function descriptor(id: string): ReportingDescriptor {
  return { id, shortDescription: { text: id.replaceAll('-', ' ') } };
}

function result(finding: Finding, file: string, ruleIndex: number): Result {
  const { rule, severity, message, lines, proof, related, grade, alternatives = [], missing, next } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [location(lines, finding.uri ?? uriOf(file))],
    ...(proof.length > 0 && {
      codeFlows: [{ threadFlows: [{ locations: proof.map((_, index) => step(finding, index, file)) }] }],
    }),
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        ...location(one.lines, one.uri ?? uriOf(file), one.message),
      })),
    }),
    partialFingerprints: { 'kdscope/1': finding.id },
    properties: {
      grade,
      alternatives: [...alternatives],
      missing: missing.map(({ what }) => what),
      next: [...next],
    },
  };
}

function step({ proof, uri }: Finding, index: number, file: string): ThreadFlowLocation {
  const { claim, lines, grade, check } = proof[index] ?? { claim: '', lines: [1, 1] as const };
  const sum = check ? ` (${check.terms.join(' ')} = ${check.equals})` : '';
  return {
    executionOrder: index + 1,
    importance: index === 0 ? 'essential' : 'important',
    location: location(lines, uri ?? uriOf(file), `${claim}${sum}`),
    ...(grade && { properties: { grade } }),
  };
}

function location([startLine, endLine]: Lines, uri: string, text?: string): Location {
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine, endLine } },
    ...(text !== undefined && { message: { text } }),
  };
}

/** A relative path stays relative, so that a result file can travel with the transcript; what no URI may hold is escaped. */
function uriOf(file: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return file;
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(path)
    ? `file:///${path.replace('%3A', ':')}`
    : path.startsWith('/')
      ? `file://${path}`
      : path;
}
