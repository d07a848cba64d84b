/** The first page of a triage: verdicts, targets, crashes, findings, what is missing, signatures, coverage. */
import * as l10n from '@vscode/l10n';
import { numberText } from '../../shared/numberText';
import type { Finding, Lines, Proof, Verdict } from '../../shared/triage';
import type { FindingModel, OverviewView, StepModel, VerdictModel } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { proofSum } from '../transcript/checkWords';
import { crashCard } from './crashCard';
import { empty } from './empty';
import { sessionName } from './sessionName';
import { targetFacts } from './targetFacts';
import { textProblems } from './textProblems';

/** Of each kind: a page is read, and what is left out is counted. */
const most = 200;
const mostSessions = 40;
const mostSteps = 60;
const mostUnread = 20;

export function overview(analyzed: Analyzed): OverviewView {
  const { transcript, analysis, findings, verdicts, signatures } = analyzed;
  const { coverage, sessions, recordCount } = transcript;
  const shown = findings.filter(({ surface }) => surface !== 'badge');
  return {
    kind: 'overview',
    ...(recordCount === 0 && {
      empty: empty(transcript, l10n.t('No debugger output was recognised in this text.'), {
        kernel: '!analyze -v',
      }),
    }),
    verdicts: verdicts.slice(0, mostSessions).map(verdictModel),
    sessions: sessions.slice(0, mostSessions).map((session) => ({
      id: session.id,
      label: sessionName(session.id),
      facts: targetFacts(analysis, session),
      lines: session.lines,
    })),
    crashes: analysis.crashes.slice(0, mostSessions).map((crash) => crashCard(transcript, crash)),
    findings: shown.slice(0, most).map(findingModel),
    findingCount: shown.length,
    signatures: signatures
      .slice(0, mostSessions)
      .map(({ id, kind, value, grade, lines }) => ({ id, kind, value, grade, lines })),
    coverage: {
      lines: coverage.lines,
      blank: coverage.blank,
      recognised: coverage.recognised,
      prose: counted(coverage.prose),
      unrecognised: counted(coverage.unrecognised),
      unread: [
        ...textProblems(analysis).map(({ lines, message }) => ({
          id: `problem:${message}`,
          text: message,
          lines,
        })),
        ...beyond(sessions, (count) => l10n.t('… {0} more sessions', count)),
        ...beyond(analysis.crashes, (count) => l10n.t('… {0} more crashes', count)),
        ...beyond(signatures, (count) => l10n.t('… {0} more signatures', count)),
        ...coverage.unrecognised.slice(0, mostUnread).map((lines) => ({
          id: `unread:${lines[0]}`,
          text: transcript.source
            .line(lines[0] - 1)
            .trim()
            .slice(0, 120),
          lines,
        })),
      ],
    },
  };
}

/** What the page has no room for: how much, and where it begins. */
function beyond(
  items: readonly { readonly lines: Lines }[],
  words: (count: string) => string,
): OverviewView['coverage']['unread'] {
  const [next] = items.slice(mostSessions);
  if (!next) return [];
  const text = words(numberText(items.length - mostSessions));
  return [{ id: `more:${text}`, text, lines: next.lines }];
}

function counted(ranges: readonly (readonly [number, number])[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

function verdictModel(verdict: Verdict): VerdictModel {
  const {
    session,
    kind,
    what,
    grade,
    lines,
    cause,
    proof,
    against,
    alternatives,
    advice,
    missing,
    next,
    nextLine,
    leftOut,
  } = verdict;
  const id = `${session}/verdict`;
  return {
    id,
    session: sessionName(session),
    kind,
    what,
    grade,
    ...(lines && { lines }),
    ...(cause && { cause: { id: `${id}/cause`, claim: cause.what, grade: cause.grade, lines: cause.lines } }),
    proof: proof.slice(0, mostSteps).map((step, index) => stepModel(step, `${id}/why:${index}`)),
    against: against.slice(0, mostSteps).map((step, index) => stepModel(step, `${id}/against:${index}`)),
    alternatives,
    ...(advice !== undefined && { advice }),
    missing: missing.map(({ what: fact }) => fact),
    next,
    ...(nextLine !== undefined && { nextLine }),
    leftOut,
  };
}

function findingModel({
  id,
  rule,
  severity,
  grade,
  message,
  lines,
  uri,
  proof,
  alternatives = [],
  missing,
  next,
}: Finding): FindingModel {
  return {
    id,
    rule,
    severity,
    grade,
    message,
    // What lies in another file has no lines here.
    ...(uri === undefined && { lines }),
    proof: proof.slice(0, mostSteps).map((step, index) => stepModel(step, `${id}/proof:${index}`)),
    alternatives,
    missing,
    next,
  };
}

function stepModel(step: Proof, id: string): StepModel {
  const sum = proofSum(step);
  return {
    id,
    claim: step.claim,
    ...(sum !== undefined && { sum }),
    ...(step.grade && { grade: step.grade }),
    lines: step.lines,
  };
}
