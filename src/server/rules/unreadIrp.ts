/** Q09: threads that wait long inside a file request whose IRP is named and was never dumped: the IRP tells who holds it. */
import { commandAddress, formatAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { fileService, functionName } from '../transcript/frames';
import { thingId, type Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { howLong, isLong, label } from './support/waiters';

export const unreadIrp: Rule = {
  id: 'unread-irp',
  severity: 'info',
  surface: 'card',
  summary:
    'A thread waits long for a file request, and nobody looked at its IRP, which names the driver that holds it.',
  *check(analysis) {
    const { transcript } = analysis;
    if (transcript.timedWaits.length > few) return;
    const sessions = new Map<SessionInfo, Waiting[]>();
    for (const entry of transcript.threadsIn(transcript.timedWaits)) {
      const waiting = unread(analysis, entry);
      if (waiting) sessions.set(entry.session, [...(sessions.get(entry.session) ?? []), waiting]);
    }
    for (const [session, [longest, ...others]] of sessions)
      if (longest) yield draft(session, longest, others);
  },
};

/** Sections of timed waits, the longest first. In a listing of a whole system many requests wait for what may come any time. */
const few = 16;

interface Waiting {
  readonly entry: Entry<ThreadRecord>;
  readonly irp: Address;
  readonly lines: Lines;
}

function unread({ transcript, irps }: Analysis, entry: Entry<ThreadRecord>): Waiting | undefined {
  const { record, session } = entry;
  if (record.state !== 'WAIT' || !isLong(record)) return undefined;
  const frames = transcript.stackOf(entry)?.record.frames ?? [];
  if (!frames.some((frame) => fileService.test(functionName(frame)))) return undefined;
  const isKnown = ({ address }: { readonly address: Address }): boolean =>
    irps.some((irp) => irp.address === address && irp.session.id === session.id);
  const [first] = record.irps;
  return first && !record.irps.some(isKnown)
    ? { entry, irp: first.address, lines: transcript.lines(entry, first.lines) }
    : undefined;
}

function draft(session: SessionInfo, longest: Waiting, others: readonly Waiting[]): Draft {
  const all = [longest, ...others];
  const commands = all.map(({ irp }) => `!irp ${commandAddress(irp)} 1`);
  const more = others.length === 0 ? '' : `; ${others.length} more wait so`;
  return {
    session: session.id,
    subject: 'requests',
    lines: longest.lines,
    grade: 'observed',
    message: `${label(longest.entry)} waits${howLong(longest.entry.record)} inside a file request, and nobody looked at its IRP ${formatAddress(longest.irp)}${more}.`,
    proof: all.map(({ entry, irp, lines }) => ({
      claim: `${label(entry)} has IRP ${formatAddress(irp)}`,
      lines,
    })),
    related: [],
    alternatives: [
      'a request for what may come at any time: a read of a pipe or a device that has nothing to say',
    ],
    missing: [
      { what: 'the driver that holds the request', command: `!irp ${commandAddress(longest.irp)} 1` },
    ],
    next: commands,
    things: all.map(({ entry }) => thingId(session, 'thread', entry.record.address)),
  };
}
