/** A triage for the terminal: what was read, what it shows, what to type next. */
import type { Cycle, Finding, Proof, Story, WaitGraph } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { proofSum } from '../transcript/checkWords';
import { sessionWords } from '../transcript/sessionWords';
import { nextCommands } from '../views/nextCommands';
import { textProblems } from '../views/textProblems';
import { plain } from './escape';
import { nothingRead } from './json';
import { signatureLines } from './signature';
import { paint, wrap, type Paint } from './terminal';
import { verdictLines } from './verdict';
import { coverageWords, lineWords, ringLabels, tally, unreadLines } from './words';

/** Stretches of lines that were not recognised: a screen has room for findings. */
const mostUnread = 5;

export interface TextOptions {
  /** As the user named it. */
  readonly file: string;
  readonly color: boolean;
}

/** Lines joined by line feeds, with one at the end. */
export function triageText(analyzed: Analyzed, { file, color }: TextOptions): string {
  const style = paint(color);
  const { transcript, analysis, findings, signatures } = analyzed;
  const parts = [
    header(analyzed, file, style),
    transcript.recordCount === 0 ? [nothingRead] : [],
    ...verdictLines(analyzed, style),
    ...findings.filter(({ surface }) => surface !== 'badge').map((finding) => findingLines(finding, style)),
    badgeLines(findings, style),
    ...analysis.waitGraph.cycles.map((cycle) => cycleLines(analysis.waitGraph, cycle, style)),
    ...analysis.stories.map((story) => storyLines(story, style)),
    ...signatures.map((signature) => signatureLines(signature, style)),
    commandLines(findings, style),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function header(
  { transcript, analysis, findings, encoding }: Analyzed,
  file: string,
  { strong, faint }: Paint,
): string[] {
  const sessions = transcript.sessions.length > 0 && transcript.recordCount > 0 ? transcript.sessions : [];
  return [
    strong(plain(file)),
    ...wrap(`${coverageWords(transcript.coverage)}; ${encoding}`, '  '),
    ...sessions.flatMap((session) =>
      wrap(`${lineWords(session.lines)}: ${sessionWords(session)}`, `  ${session.id}  `),
    ),
    ...textProblems(analysis).flatMap(({ lines, message }) =>
      wrap(`${lineWords(lines)}: ${plain(message)}`, '  '),
    ),
    ...unreadLines(transcript.coverage.unrecognised, mostUnread).map((line) => faint(`  ${line}`)),
    ...(transcript.recordCount > 0 ? [`  ${strong(tally(findings))}`] : []),
  ];
}

function findingLines(finding: Finding, style: Paint): string[] {
  const { severity, rule, grade, message, lines, uri, proof, alternatives = [], missing, next } = finding;
  const place = uri === undefined ? lineWords(lines) : `${uri}, ${lineWords(lines)}`;
  const rest = plain(` ${rule} (${grade}), ${place}`);
  return [
    `${style[severity](severity)}${style.faint(rest)}`,
    ...wrap(message, '  '),
    ...proof.flatMap(proofLines),
    ...alternatives.flatMap((text) => wrap(text, '  or else: ')),
    ...missing.flatMap(({ what, command }) =>
      wrap(command === undefined ? what : `${what}: ${command}`, '  missing: '),
    ),
    ...next
      .filter((command) => !missing.some((fact) => fact.command === command))
      .flatMap((command) => wrap(command, '  next:    ')),
  ];
}

const proofWidth = 9;

function proofLines(proof: Proof): string[] {
  const sum = proofSum(proof);
  return [
    ...wrap(proof.claim, proofMark(proof.lines[0])),
    ...(sum === undefined ? [] : wrap(sum, ' '.repeat(proofWidth))),
  ];
}

/** The line number of the evidence, in a column of its own. */
function proofMark(line: number): string {
  return `${String(line).padStart(proofWidth - 2)}  `;
}

function badgeLines(findings: readonly Finding[], { hint }: Paint): string[] {
  const badges = findings.filter(({ surface }) => surface === 'badge');
  if (badges.length === 0) return [];
  return [hint('marks'), ...badges.flatMap(({ message, lines }) => wrap(message, proofMark(lines[0])))];
}

const arrows = { observed: '==>', derived: '-->', inferred: '..>' } as const;

function cycleLines(graph: WaitGraph, cycle: Cycle, { strong, faint }: Paint): string[] {
  const labels = ringLabels(graph, cycle);
  const lines = [
    strong(`${cycle.grade === 'inferred' ? 'candidate ring' : 'ring'} of waits (${cycle.grade})`),
    ...wrap(labels[0] ?? '', '  '),
  ];
  for (const [index, to] of labels.slice(1).entries()) {
    const [from, next] = [cycle.nodes[index], cycle.nodes[index + 1] ?? cycle.nodes[0]];
    const edge = graph.edges.find(
      (one) => one.from === from && one.to === next && cycle.edges.includes(one.id),
    );
    if (edge)
      lines.push(
        ...wrap(
          `${edge.kind.replaceAll('-', ' ')}: ${edge.label} (${edge.grade}, ${lineWords(edge.lines)})`,
          `    ${arrows[edge.grade]} `,
        ).map(faint),
      );
    lines.push(...wrap(to, '  '));
  }
  return [...lines, ...cycle.caveats.flatMap((caveat) => wrap(caveat, '  caveat: '))];
}

/** Steps that nothing orders after the one before stand apart. */
function storyLines({ title, order, steps, lanes }: Story, { strong, faint }: Paint): string[] {
  const label = (lane: string): string => lanes.find(({ id }) => id === lane)?.label ?? lane;
  const lines = [
    strong(plain(title)),
    faint(
      order === 'stack-nesting'
        ? '  the order is that of the stack; no time is printed'
        : `  ordered by ${order}`,
    ),
  ];
  for (const { what, symbol, lane, lines: at, grade } of steps)
    lines.push(
      ...wrap(
        `${label(lane)}: ${what}${symbol === undefined ? '' : `, ${symbol}`} (${grade})`,
        proofMark(at[0]),
      ),
    );
  return lines;
}

function commandLines(findings: readonly Finding[], { strong }: Paint): string[] {
  const commands = nextCommands(findings);
  if (commands.length === 0) return [];
  return [strong('what to type next'), ...commands.map(({ command }) => `  ${plain(command)}`)];
}
