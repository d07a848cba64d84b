/** A triage as Markdown, to be pasted into an issue or a mail. Log text is escaped: it makes no links, images or HTML. */
import type { Finding, Proof } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { proofSum } from '../transcript/checkWords';
import { sessionWords } from '../transcript/sessionWords';
import { narrate } from '../views/waitGraph';
import { nextCommands } from '../views/nextCommands';
import { textProblems } from '../views/textProblems';
import { markdownCode, markdownText as text } from './escape';
import { nothingRead } from './json';
import { mermaidGraph } from './mermaid';
import { signatureSection } from './signature';
import { verdictSection } from './verdict';
import { coverageWords, lineWords, severityNames, tally, unreadLines } from './words';

/** Stretches of lines that were not recognised: the coverage counts all. */
const mostUnread = 20;

export interface MarkdownOptions {
  /** As the user knows it: a path or a name. */
  readonly file: string;
}

export function triageMarkdown(analyzed: Analyzed, { file }: MarkdownOptions): string {
  const { findings } = analyzed;
  const parts = [
    [`# Triage of ${text(file)}`],
    analyzed.transcript.recordCount === 0 ? [nothingRead] : [`${tally(findings)}.`],
    verdictSection(analyzed),
    sessions(analyzed),
    summary(findings),
    ...details(findings),
    waits(analyzed),
    ...stories(analyzed),
    signatureSection(analyzed.signatures),
    commands(findings),
    coverage(analyzed),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function sessions({ transcript }: Analyzed): string[] {
  if (transcript.recordCount === 0) return [];
  return [
    '## Sessions',
    '',
    ...transcript.sessions.map(
      (session) => `- ${session.id}, ${lineWords(session.lines)}: ${text(sessionWords(session))}`,
    ),
  ];
}

function summary(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const rows = findings.map(
    ({ severity, rule, grade, lines, message }) =>
      `| ${severityNames[severity]} | ${text(message)} | ${grade} | ${text(rule)} | ${lineWords(lines)} |`,
  );
  return [
    '## Findings',
    '',
    '| Severity | What | Known how | Rule | Where |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function details(findings: readonly Finding[]): string[][] {
  return findings.filter(({ surface }) => surface !== 'badge').map(detail);
}

function detail({
  severity,
  rule,
  grade,
  message,
  lines,
  uri,
  proof,
  related,
  alternatives = [],
  missing,
  next,
}: Finding): string[] {
  const place = uri === undefined ? lineWords(lines) : `${text(uri)}, ${lineWords(lines)}`;
  return [
    `### ${severityNames[severity]}: ${text(rule)}, ${place}`,
    '',
    `${text(message)} (${grade})`,
    ...list('Proof', proof.map(proofItem)),
    ...list(
      'See also',
      related.map(({ message: what, lines: at }) => `${lineWords(at)}: ${text(what)}`),
    ),
    ...list('Other explanations', alternatives.map(text)),
    ...list(
      'Missing',
      missing.map(({ what }) => text(what)),
    ),
    ...code([...next, ...missing.map(({ command }) => command)]),
  ];
}

function proofItem(proof: Proof): string {
  const { claim, lines, grade } = proof;
  const sum = proofSum(proof);
  return `${lineWords(lines)}: ${text(claim)}${sum === undefined ? '' : `: ${text(sum)}`}${grade === undefined ? '' : ` (${grade})`}`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `${title}:`, '', ...items.map((item) => `- ${item}`)];
}

function code(wanted: readonly (string | undefined)[]): string[] {
  const lines = [...new Set(wanted)].filter((command) => command !== undefined);
  return lines.length === 0 ? [] : ['', markdownCode(lines)];
}

function waits({ analysis }: Analyzed): string[] {
  const graph = analysis.waitGraph;
  if (graph.nodes.length === 0) return [];
  const sentences = narrate(graph).map(({ text: said, lines, grade }) => {
    const how = [grade, lines && lineWords(lines)].filter((part) => part !== undefined).join(', ');
    return `- ${text(said)}${how === '' ? '' : ` (${how})`}`;
  });
  return ['## Who waits for whom', '', ...mermaidGraph(graph), '', ...sentences];
}

function stories({ analysis }: Analyzed): string[][] {
  return analysis.stories.map(({ title, order, steps, lanes }) => {
    const lane = (id: string): string => lanes.find((candidate) => candidate.id === id)?.label ?? id;
    const rows = steps.map(
      ({ what, symbol, lane: id, lines, grade }) =>
        `| ${text(lane(id))} | ${text(what)} | ${text(symbol ?? '')} | ${grade} | ${lineWords(lines)} |`,
    );
    const clock =
      order === 'stack-nesting'
        ? 'The order is that of the stack; no time is printed.'
        : `Ordered by ${order}.`;
    return [
      `## ${text(title)}`,
      '',
      clock,
      '',
      '| Where | What | Symbol | Known how | Line |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ];
  });
}

function commands(findings: readonly Finding[]): string[] {
  const wanted = nextCommands(findings);
  return wanted.length === 0
    ? []
    : ['## Next commands', '', markdownCode(wanted.map(({ command }) => command))];
}

function coverage({ transcript, analysis, encoding }: Analyzed): string[] {
  const { unrecognised } = transcript.coverage;
  const unread = unreadLines(unrecognised, mostUnread).map((line) => `- ${line}`);
  const problems = textProblems(analysis).map(
    ({ lines, message }) => `- ${lineWords(lines)}: ${text(message)}`,
  );
  return [
    '## Coverage',
    '',
    `${coverageWords(transcript.coverage)} (${encoding}).`,
    ...(unread.length + problems.length > 0 ? ['', ...unread, ...problems] : []),
  ];
}
