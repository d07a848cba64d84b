/** The verdict at the head of the reports: what happened, why, what else, what is missing, and one line to paste. */
import type { Proof, SessionInfo, Verdict } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { proofSum } from '../transcript/checkWords';
import { markdownCode, markdownText as text, plain } from './escape';
import { wrap, type Paint } from './terminal';
import { lineWords } from './words';

/** Verdicts that are told in full, and steps of each; the findings below have the rest. */
const mostFull = 4;
const mostSteps = 10;
const mostLeftOut = 6;

const titles: Readonly<Record<Verdict['kind'], string>> = {
  crash: 'verdict: crash',
  hang: 'verdict: hang',
  trouble: 'verdict',
  note: 'verdict: nothing suspicious',
  clear: 'verdict: nothing suspicious',
};

/** For the terminal, a paragraph each. */
export function verdictLines({ verdicts, transcript }: Analyzed, style: Paint): string[][] {
  const [full, short] = divided(verdicts);
  const place = placer(transcript.sessions);
  return [
    ...full.map((verdict) => fullLines(verdict, place(verdict), style)),
    short.flatMap((verdict) => wrap(`${place(verdict)}: ${verdict.what}`, '  ')),
  ];
}

/** A section of a Markdown report. */
export function verdictSection({ verdicts, transcript }: Analyzed): string[] {
  const [full, short] = divided(verdicts);
  const place = placer(transcript.sessions);
  if (verdicts.length === 0) return [];
  return [
    '## Verdict',
    ...full.flatMap((verdict) => fullMarkdown(verdict, place(verdict))),
    ...(short.length === 0
      ? []
      : ['', ...short.map((verdict) => `- ${place(verdict)}: ${text(verdict.what)}`)]),
  ];
}

/** The first is always told in full; of the others those that found something. */
function divided(verdicts: readonly Verdict[]): [full: Verdict[], short: Verdict[]] {
  const isFull = (verdict: Verdict, index: number): boolean =>
    index === 0 || (index < mostFull && verdict.kind !== 'note' && verdict.kind !== 'clear');
  return [verdicts.filter(isFull), verdicts.filter((verdict, index) => !isFull(verdict, index))];
}

/** `line 34`; where there are several sessions, also which. */
function placer(sessions: readonly SessionInfo[]): (verdict: Verdict) => string {
  const linesOf = new Map(sessions.map(({ id, lines }) => [id, lines]));
  return ({ session, lines = linesOf.get(session) }) =>
    [...(sessions.length > 1 ? [session] : []), ...(lines ? [lineWords(lines)] : [])].join(', ');
}

function fullLines(verdict: Verdict, place: string, { strong, faint }: Paint): string[] {
  const { kind, what, grade, cause, proof, against, alternatives, advice, missing, nextLine, leftOut } =
    verdict;
  return [
    `${strong(titles[kind])}${faint(plain(` (${grade}), ${place}`))}`,
    ...wrap(what, '  '),
    ...(cause ? wrap(`${cause.what} (${cause.grade})`, '  behind:  ') : []),
    ...proof.slice(0, mostSteps).flatMap(stepLines),
    ...more(proof).map((words) => `         ${words}`),
    ...against.flatMap(({ claim }) => wrap(claim, '  doubt:   ')),
    ...alternatives.flatMap((words) => wrap(words, '  or else: ')),
    ...(advice === undefined ? [] : wrap(advice, '  look at: ')),
    ...missing.flatMap((fact) => wrap(fact.what, '  missing: ')),
    ...leftOut.slice(0, mostLeftOut).flatMap(({ command, why }) => wrap(`${command}: ${why}`, '  not now: ')),
    ...(nextLine === undefined ? [] : [strong('  next, in one line:'), `  ${plain(nextLine)}`]),
  ];
}

function stepLines(step: Proof): string[] {
  const sum = proofSum(step);
  return wrap(
    `${step.claim}${sum === undefined ? '' : `: ${sum}`}`,
    `${String(step.lines[0]).padStart(7)}  `,
  );
}

function more(proof: readonly Proof[]): string[] {
  return proof.length > mostSteps
    ? [`and ${proof.length - mostSteps} more steps, with the findings below`]
    : [];
}

function fullMarkdown(verdict: Verdict, place: string): string[] {
  const { what, grade, cause, proof, against, alternatives, advice, missing, nextLine, leftOut } = verdict;
  const steps = proof.slice(0, mostSteps).map((step) => {
    const sum = proofSum(step);
    return `${lineWords(step.lines)}: ${text(step.claim)}${sum === undefined ? '' : `: ${text(sum)}`}${step.grade === undefined ? '' : ` (${step.grade})`}`;
  });
  return [
    '',
    `**${text(what)}** (${grade}, ${place})`,
    ...(cause ? ['', `Behind it: ${text(cause.what)} (${cause.grade}, ${lineWords(cause.lines)})`] : []),
    ...list('Why', [...steps, ...more(proof)]),
    ...list(
      'Doubts',
      against.map(({ claim, lines }) => `${lineWords(lines)}: ${text(claim)}`),
    ),
    ...list('Other explanations', alternatives.map(text)),
    ...list('Where to look', advice === undefined ? [] : [text(advice)]),
    ...list(
      'Missing',
      missing.map((fact) => text(fact.what)),
    ),
    ...list(
      'Not now',
      leftOut.slice(0, mostLeftOut).map(({ command, why }) => `${text(command)}: ${text(why)}`),
    ),
    ...(nextLine === undefined ? [] : ['', 'Next, in one line:', '', markdownCode([nextLine])]),
  ];
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `${title}:`, '', ...items.map((item) => `- ${item}`)];
}
