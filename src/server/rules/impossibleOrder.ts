/** Outputs of one live target that stand in another order than its ticks say. */
import type { Proof, SessionInfo } from '../../shared/triage';
import { duration } from '../transcript/time';
import type { Draft, Rule } from './rule';

/** Less than this may be one listing whose threads are read while time goes on. */
const apartMs = 2000;

type Snapshot = NonNullable<SessionInfo['clock']>['snapshots'][number];

export const impossibleOrder: Rule = {
  id: 'impossible-order',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'Outputs stand in another order than the tick counts in them.',
  *check({ transcript }) {
    for (const session of transcript.sessions) {
      const { tickMs, snapshots } = session.clock ?? {};
      // A dump has one moment: two of them are two dumps, in any order.
      if (tickMs === undefined || !snapshots || session.kind.endsWith('-dump')) continue;
      const found = firstStepBack(snapshots, tickMs);
      if (found) yield draft(session, tickMs, found);
    }
  },
};

/** The first output that was taken before one above it. */
function firstStepBack(
  snapshots: readonly Snapshot[],
  tickMs: number,
): { above: Snapshot; below: Snapshot } | undefined {
  let latest: Snapshot | undefined;
  for (const snapshot of [...snapshots].sort((a, b) => a.lines[0] - b.lines[0])) {
    if (latest && (latest.tick - snapshot.tick) * tickMs > apartMs) return { above: latest, below: snapshot };
    if (!latest || snapshot.tick > latest.tick) latest = snapshot;
  }
  return undefined;
}

function draft(
  { id }: SessionInfo,
  tickMs: number,
  { above, below }: { above: Snapshot; below: Snapshot },
): Draft {
  const claim = ({ tick, lines }: Snapshot): Proof => ({
    claim: `taken at tick ${tick}`,
    lines,
    grade: 'derived',
  });
  return {
    session: id,
    subject: `${below.lines[0]}`,
    lines: below.lines,
    grade: 'derived',
    message: `This output was taken ${duration((above.tick - below.tick) * tickMs)} before the one at line ${above.lines[0]}, which stands above it.`,
    proof: [claim(above), claim(below)],
    related: [{ message: 'taken later, and printed above', lines: above.lines }],
    alternatives: [
      'The text was put together from several logs.',
      'The target was restarted between the two.',
      'The two outputs are of two machines.',
    ],
    missing: [{ what: 'when each output was taken', command: '.time' }],
    next: ['.time'],
  };
}
