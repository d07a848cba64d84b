/** The verdict of a session without a printed crash: what its patterns say together. */
import type { Finding, Proof, SessionInfo, Verdict } from '../../../shared/triage';
import type { Analysis } from '../../transcript/analysis';
import { areLinked, candidates } from './corroboration';
import { planCommands, type Wanted } from './planner';
import { isSerious, kindOf, roleOf } from './ruleRoles';

/** Findings that are told beside the first. */
const mostBeside = 6;

export function patternVerdict(
  { transcript }: Analysis,
  session: SessionInfo,
  findings: readonly Finding[],
): Verdict | undefined {
  const [first] = candidates(findings);
  if (!first) return undefined;
  const linked = findings.filter((finding) => finding !== first && areLinked(first, finding));
  const { effect, cause } = parts(first, linked);
  const told = [effect, ...(cause ? [cause] : [])];
  const beside = linked
    .filter(
      (finding) => !told.includes(finding) && roleOf(finding) === 'cue' && finding.surface === 'diagnostic',
    )
    .slice(0, mostBeside);
  const others = findings
    .filter((finding) => finding.surface === 'diagnostic' && isSerious(finding.severity))
    .filter((finding) => !told.includes(finding) && !beside.includes(finding))
    .slice(0, mostBeside);
  const kind = kindOf(first);
  return {
    session: session.id,
    kind,
    what: effect.message,
    grade: effect.grade,
    lines: effect.lines,
    ...(cause && { cause: { what: cause.message, grade: cause.grade, lines: cause.lines } }),
    findings: [...told, ...beside, ...others].map(({ id }) => id),
    proof: [...told.flatMap(({ proof }) => proof), ...[...beside, ...others].map(asProof)],
    against: linked.filter((finding) => roleOf(finding) === 'doubt').map(asProof),
    alternatives: [...new Set(told.flatMap(({ alternatives = [] }) => alternatives))],
    missing: distinct(told),
    ...planCommands(
      transcript,
      session,
      [...(cause ? [cause] : []), effect, ...beside].flatMap(wanted),
      kind !== 'crash',
    ),
  };
}

/** What happened, and what led to it, where two linked findings say one each. */
function parts(first: Finding, linked: readonly Finding[]): { effect: Finding; cause?: Finding } {
  if (roleOf(first) === 'effect') {
    const cause = linked.find((finding) => roleOf(finding) === 'cause' && finding.surface !== 'badge');
    return { effect: first, ...(cause && { cause }) };
  }
  // A part of the story that the cause tells has become a card, and is still what happened.
  const effect = linked.find((finding) => roleOf(finding) === 'effect' && isSerious(finding.severity));
  return effect ? { effect, cause: first } : { effect: first };
}

export function asProof({ message, lines, grade }: Finding): Proof {
  return { claim: message, lines, grade };
}

/** What is missing, and what else the finding asks to type. */
export function wanted({ missing, next, rule }: Finding): Wanted[] {
  return [
    ...missing.flatMap(({ what, command }) => (command === undefined ? [] : [{ command, why: what }])),
    ...next.map((command) => ({ command, why: `asked for by ${rule}` })),
  ];
}

export function distinct(findings: readonly Finding[]): Finding['missing'] {
  const known = new Map(findings.flatMap(({ missing }) => missing).map((fact) => [fact.what, fact]));
  return [...known.values()];
}
