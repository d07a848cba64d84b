/** The verdict of a session in which no pattern speaks of a failure: says so, and what was looked at. */
import type { Finding, SessionInfo, Verdict } from '../../../shared/triage';
import type { Analysis } from '../../transcript/analysis';
import type { Transcript } from '../../transcript/transcript';
import { asProof, distinct, wanted } from './patternVerdict';
import { planCommands } from './planner';
import { sessionIndex } from './sessionIndex';

/** Notes that are told; the findings have them all. */
const most = 12;

const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  thread: ['thread', 'threads'],
  process: ['process', 'processes'],
  irp: ['IRP', 'IRPs'],
  fileObject: ['file object', 'file objects'],
  resource: ['resource', 'resources'],
  criticalSection: ['critical section', 'critical sections'],
  monitor: ['monitor', 'monitors'],
  device: ['device', 'devices'],
  driver: ['driver', 'drivers'],
  module: ['module', 'modules'],
  pool: ['pool block', 'pool blocks'],
};

export function clearVerdict(
  { transcript }: Analysis,
  session: SessionInfo,
  findings: readonly Finding[],
): Verdict {
  const remarks = findings.filter(({ surface, severity }) => surface === 'diagnostic' && severity !== 'hint');
  // Long waits are usual in a system; where nothing else is said, they are what to look at.
  const notes = (remarks.length > 0 ? remarks : findings.filter(({ rule }) => rule === 'long-waits')).slice(
    0,
    most,
  );
  const looked = lookedAt(transcript, session);
  const [first] = notes;
  return {
    session: session.id,
    kind: first ? 'note' : 'clear',
    what: `No crash and no suspicious pattern was recognised${looked === '' ? '' : ` in ${looked}`}.${first ? ` ${first.message}` : ''}`,
    grade: first?.grade ?? 'observed',
    ...(first && { lines: first.lines }),
    findings: notes.map(({ id }) => id),
    proof: notes.slice(first ? 1 : 0).map(asProof),
    against: [],
    alternatives: [],
    missing: distinct(notes),
    ...planCommands(transcript, session, notes.flatMap(wanted), true),
  };
}

/** `the output of 3 commands: 5 threads and 2 IRPs`. */
function lookedAt(transcript: Transcript, { id }: SessionInfo): string {
  const { blocks, things } = sessionIndex(transcript, id);
  const parts = Object.entries(names).flatMap(([kind, [one, many]]) => {
    const count = things.get(kind) ?? 0;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  const commands = blocks.filter(({ command }) => command !== undefined).length;
  const output = commands === 0 ? [] : [`the output of ${commands} command${commands === 1 ? '' : 's'}`];
  const last = parts.pop();
  const listed = last === undefined ? [] : [parts.length === 0 ? last : `${parts.join(', ')} and ${last}`];
  return [...output, ...listed].join(': ');
}
