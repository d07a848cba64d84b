/** The verdict of a session with a crash: what the code means, where it failed, and what the patterns add. */
import type { Finding, Lines, Missing, Proof, SessionInfo, Signature, Verdict } from '../../../shared/triage';
import type { Analysis } from '../../transcript/analysis';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { fullest, isOf } from './chooseCrash';
import { areLinked } from './corroboration';
import { askedOf, crashAdvice } from './crashAdvice';
import { crashPlace, type CrashPlace } from './crashPlace';
import { crashTitle, crashWords, isUntitled } from './crashWords';
import { namedDriver } from './namedDriver';
import { parameterProofs } from './parameterProofs';
import { asProof, distinct } from './patternVerdict';
import { planCommands } from './planner';
import { isSerious, roleOf } from './ruleRoles';

/** Other crashes of the session, and findings, that are told beside the one. */
const mostBeside = 6;
/** Findings that are compared with each other. */
const mostLinked = 64;

export function crashVerdict(
  { transcript }: Analysis,
  session: SessionInfo,
  /** Of the session. */
  own: readonly Crash[],
  findings: readonly Finding[],
  /** By id. */
  signatures: ReadonlyMap<string, Signature>,
): Verdict | undefined {
  const crash = fullest(own);
  if (!crash) return undefined;
  const signature = signatures.get(`${session.id}/signature:${crash.lines[0]}`);
  const place = crashPlace(transcript, crash, signature);
  const named = place ? undefined : namedDriver(transcript, crash);
  const told = toldOf(findings, crash, own);
  const doubts = findings.filter((finding) => roleOf(finding) === 'doubt' && isOf(finding, crash, own));
  const cause = told.find((finding) => roleOf(finding) === 'cause');
  const advice = crashAdvice(transcript, crash);
  const said = [...(cause ? [cause] : []), ...doubts];
  const beside = told.filter((finding) => finding !== cause).slice(0, mostBeside);
  const others = own.filter((other) => other !== crash).slice(0, mostBeside);
  return {
    session: session.id,
    kind: 'crash',
    what: crashWords(crash, place, named?.name),
    grade: place?.proof.at(-1)?.grade ?? 'observed',
    lines: crash.lines,
    ...(cause && { cause: { what: cause.message, grade: cause.grade, lines: cause.lines } }),
    findings: [...told, ...doubts].map(({ id }) => id),
    proof: proofOf(transcript, crash, place, cause, [
      ...(named ? [nameProof(named)] : []),
      ...beside.map(asProof),
      ...others.map(another),
    ]),
    against: doubts.map(asProof),
    alternatives: alternativesOf(crash, said),
    ...(advice?.words !== undefined && { advice: advice.words }),
    missing: [...(place ? [] : [unplaced(crash)]), ...distinct(said)],
    ...planCommands(
      transcript,
      ofKind(session, crash),
      askedOf(crash, cause, said, advice, place !== undefined),
      false,
    ),
  };
}

/** A crash tells what is debugged, where nothing else does. */
function ofKind(session: SessionInfo, { code, status }: Crash): SessionInfo {
  if (session.kind !== 'unknown') return session;
  if (code !== undefined) return { ...session, kind: 'kernel-dump' };
  return status === undefined ? session : { ...session, kind: 'user-dump' };
}

function alternativesOf({ exception, analysis }: Crash, said: readonly Finding[]): string[] {
  const own = exception?.record.chance === 'first' && !analysis ? [expected] : [];
  return [...said.flatMap(({ alternatives = [] }) => alternatives), ...own];
}

const expected = 'The program expects the exception and handles it: this is its first chance.';

function unplaced({ code }: Crash): Missing {
  return { what: 'where it failed', command: code === undefined ? 'kv' : '!analyze -v' };
}

/** Of several crashes in a session each has its own. */
function toldOf(findings: readonly Finding[], crash: Crash, own: readonly Crash[]): Finding[] {
  const ours = own.length > 1 ? findings.filter((finding) => isOf(finding, crash, own)) : findings;
  const serious = ours
    .filter(({ severity, surface }) => surface === 'diagnostic' && isSerious(severity))
    .slice(0, mostLinked);
  return ours.filter((finding) => isTold(finding, crash, serious)).slice(0, mostLinked);
}

/** What is printed, where it failed, what the pattern says, and what is told beside it. */
function proofOf(
  transcript: Transcript,
  crash: Crash,
  place: CrashPlace | undefined,
  cause: Finding | undefined,
  beside: readonly Proof[],
): Proof[] {
  const own = cause?.proof ?? [];
  return [...printedProofs(transcript, crash, own), ...(place?.proof ?? []), ...own, ...beside];
}

/** The code and its parameters, unless the pattern begins with the same lines. */
function printedProofs(transcript: Transcript, crash: Crash, told: readonly Proof[]): Proof[] {
  const known = new Set(told.map(({ lines }) => lines.join()));
  const title: Proof = crash.reported
    ? {
        claim: `${crashTitle(crash)}: the first argument of the row that reports it`,
        lines: crash.lines,
        grade: 'derived',
      }
    : {
        claim: `${crashTitle(crash)}${isUntitled(crash) ? '' : ', as printed'}`,
        lines: crash.lines,
        grade: 'observed',
      };
  return [title, ...parameterProofs(transcript, crash)].filter(({ lines }) => !known.has(lines.join()));
}

/** Serious findings of the crash itself, and what supports them. */
function isTold(finding: Finding, crash: Crash, serious: readonly Finding[]): boolean {
  const role = roleOf(finding);
  if (role === 'doubt' || role === 'remark' || finding.surface !== 'diagnostic') return false;
  return (
    isSerious(finding.severity) ||
    touches(finding, crash) ||
    serious.some((other) => areLinked(finding, other))
  );
}

function touches({ lines, proof }: Finding, crash: Crash): boolean {
  const [first, last] = crash.lines;
  return [lines, ...proof.map((step) => step.lines)].some(([from, to]) => from <= last && first <= to);
}

function nameProof({ name, lines }: { readonly name: string; readonly lines: Lines }): Proof {
  return { claim: `the system names ${name}, by an address among the parameters`, lines, grade: 'observed' };
}

function another(crash: Crash): Proof {
  return {
    claim: `another crash in the same session: ${crashTitle(crash)}`,
    lines: crash.lines,
    grade: 'observed',
  };
}
