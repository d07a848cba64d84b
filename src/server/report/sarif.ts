/**
 * Findings as SARIF 2.1.0 (OASIS): one result each, its proof as the steps of a code flow, so that a viewer walks the story line by line.
 * One line of JSON: several transcripts are several logs, a line each. Texts are plain, `message.markdown` is never written: what a log says is shown, not rendered.
 */
import type { Log, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import type { Finding } from '../../shared/triage';
import { version } from '../../shared/version';
import type { Analyzed } from '../findings/analyzed';
import { mayExplain, type PlacedFinding } from '../sources/placedFinding';
import { levels, location, uriOf } from './sarifParts';
import { sourceResults } from './sarifSource';

export interface SarifOptions {
  /** As given by the user: where viewers look for the text. */
  readonly file: string;
  /** What the files hold that the transcript leads to: results of their own, linked with those that they may explain. */
  readonly sources?: readonly PlacedFinding[];
}

export function triageSarif(
  { findings }: Pick<Analyzed, 'findings'>,
  { file, sources = [] }: SarifOptions,
): string {
  const rules = [
    ...new Set([...findings, ...sources.map(({ finding }) => finding)].map(({ rule }) => rule)),
  ].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kdscope', version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        artifacts: [...new Set([uriOf(file), ...sources.map(({ uri }) => uri)])].map((uri) => ({
          location: { uri },
        })),
        results: [
          ...findings.map((finding) => result(finding, file, rules, sources)),
          ...sourceResults(sources, findings, file, rules),
        ],
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function descriptor(id: string): ReportingDescriptor {
  return { id, shortDescription: { text: id.replaceAll('-', ' ') } };
}

function result(
  finding: Finding,
  file: string,
  rules: readonly string[],
  sources: readonly PlacedFinding[],
): Result {
  const { rule, severity, message, lines, proof, related, grade, alternatives = [], missing, next } = finding;
  const places = [
    ...related.map((one) => location(one.lines, one.uri ?? uriOf(file), one.message)),
    ...sources
      .filter((source) => mayExplain(source.finding, finding))
      .map((source) =>
        location(source.finding.lines, source.uri, `may be explained by: ${source.finding.message}`),
      ),
  ];
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [location(lines, finding.uri ?? uriOf(file))],
    ...(proof.length > 0 && {
      codeFlows: [{ threadFlows: [{ locations: proof.map((_, index) => step(finding, index, file)) }] }],
    }),
    ...(places.length > 0 && { relatedLocations: places.map((place, id) => ({ id, ...place })) }),
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
