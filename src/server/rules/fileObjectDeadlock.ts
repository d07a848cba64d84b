/**
 * WT09: a thread that closes a handle waits for a file object's lock; the request that holds the lock waits for a byte range, which the
 * first thread's process may own. A candidate cycle: nothing in the text names the owner of the range.
 */
import { commandAddress, formatAddress } from '../../shared/address';
import type { Cycle, Proof, WaitEdge } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { fileObjectLabel, isClosing, requesters, type FileWait } from '../transcript/fileWaits';
import { thingId } from '../transcript/transcript';
import { isWaitingLock } from '../transcript/waits/lockRequest';
import type { Draft, Rule } from './rule';
import { who } from './support/fileWaitDraft';

/** Closing a handle takes its turn like any request: shorter waits are ordinary. */
const longMs = 10_000;

export const fileObjectDeadlock: Rule = {
  id: 'file-object-deadlock',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A handle close waits for a file object whose lock is held by a request that itself waits for a byte-range lock: a candidate deadlock.',
  *check(analysis) {
    for (const closer of analysis.fileWaits) {
      if (!isClosing(closer)) continue;
      for (const locker of requesters(closer, analysis.fileWaits))
        if (locker.irp && isWaitingLock(locker.irp)) yield draft(analysis, closer, locker, locker.irp);
    }
  },
};

function draft(
  { waitGraph, transcript }: Analysis,
  closer: FileWait,
  locker: FileWait,
  irp: NonNullable<FileWait['irp']>,
): Draft {
  const [first, second] = [idOf(closer), idOf(locker)];
  const ring = waitGraph.cycles.find(({ nodes }) => nodes.includes(first) && nodes.includes(second));
  const edges = (ring?.edges ?? [])
    .map((id) => waitGraph.edges.find((edge) => edge.id === id))
    .filter((edge) => edge !== undefined);
  const file = commandAddress(closer.fileObject);
  const killable = locker.entry.record.waitMode === 'UserMode';
  const cancel = irp.record.cancelRoutine;
  const cancelEntry = irp.entries.find(({ record }) => record.cancelRoutine);
  return {
    session: closer.entry.session.id,
    subject: closer.fileObject,
    // The stuck close and the exit that waits for it are the same story, from its middle and from its end.
    supersedes: [
      `wait-on-file-object-lock:${closer.entry.record.address}`,
      `process-rundown-hang:${closer.entry.record.address}`,
      `pending-irp:${irp.address}`,
    ],
    lines: closer.objectLines,
    ...((closer.entry.record.waitMs ?? 0) < longMs && { severity: 'info' as const }),
    grade: 'inferred',
    message: `Candidate deadlock: ${who(closer)} cannot close its handle of ${fileObjectLabel(closer.fileObject)} because ${who(locker)} has a request in progress on it, and that request, IRP ${formatAddress(irp.address)}, waits for a byte-range lock that the process of ${who(closer)} may own.${killable ? ` Ending ${who(locker)} can break it: its wait is UserMode${cancel ? ' and its IRP has a cancel routine, which must then complete it' : ''}.` : ''}`,
    proof: [
      ...edges.map(edgeProof),
      ...(cancel && cancelEntry
        ? [
            {
              claim: `the IRP can be cancelled: its cancel routine is at ${formatAddress(cancel.address)}`,
              lines: transcript.lines(cancelEntry, cancel.lines),
              grade: 'observed' as const,
            },
          ]
        : []),
      ...(killable
        ? [
            {
              claim: `the wait of ${who(locker)} is UserMode: ending the thread interrupts it`,
              lines: firstLine(locker),
              grade: 'observed' as const,
            },
          ]
        : []),
      ...sameIrp(irp, transcript),
    ],
    related: [
      { message: `${who(locker)} waits for its byte-range lock`, lines: locker.objectLines },
      ...(irp.current ? [{ message: 'the pending lock request', lines: irp.current.lines }] : []),
    ],
    alternatives: [
      'Another handle of the same file owns the range, in another process or through another file object; then the owner of that handle is the one to look for.',
      ...caveats(ring),
    ],
    missing: [
      { what: 'who owns the byte range', command: `!filelock ${file}` },
      { what: 'which processes hold handles of the file object', command: `!object ${file}` },
    ],
    next: [
      `!filelock ${file}`,
      `!object ${file}`,
      `.echotimestamps 1; !thread ${commandAddress(closer.entry.record.address)}; !thread ${commandAddress(locker.entry.record.address)}`,
    ],
    things: [first, closer.fileObjectId, second, irp.id],
  };
}

/** Both printings of one IRP are one IRP: nothing that they print disagrees. */
function sameIrp(irp: NonNullable<FileWait['irp']>, transcript: Analysis['transcript']): Proof[] {
  const [first, ...others] = irp.entries;
  const last = others.at(-1);
  if (!first || !last) return [];
  return [
    {
      claim: `${irp.entries.length} outputs print IRP ${formatAddress(irp.address)} with the same thread and stack size: it is one IRP`,
      lines: transcript.lines(last, last.record.headerLines),
      grade: 'derived',
    },
  ];
}

function edgeProof({ why, lines, grade, check }: WaitEdge): Proof {
  return { claim: why, lines, grade, ...(check && { check }) };
}

function caveats(ring: Cycle | undefined): readonly string[] {
  return (ring?.caveats ?? []).filter((caveat) => !caveat.startsWith('Nothing in the text'));
}

function idOf({ entry }: FileWait): string {
  return thingId(entry.session, 'thread', entry.record.address);
}

function firstLine({ entry }: FileWait): readonly [number, number] {
  const line = entry.base + entry.record.lines[0] + 1;
  return [line, line];
}
