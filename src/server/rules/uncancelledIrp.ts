/** IRP06: a request that outlives its thread, or was cancelled and did not end: its process cannot go away. */
import { commandAddress, formatAddress } from '../../shared/address';
import type { Analysis } from '../transcript/analysis';
import { threadLabel } from '../transcript/describe';
import type { MergedIrp } from '../transcript/irps';
import type { ThreadRecord } from '../model/thread';
import { thingId, type Entry } from '../transcript/transcript';
import { printedThread } from '../transcript/waits/printedThread';
import type { Draft, Rule } from './rule';

export const uncancelledIrp: Rule = {
  id: 'uncancelled-irp',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'An IRP is not complete although its thread has ended, or waits for it to be cancelled: its process cannot go away.',
  *check(analysis) {
    const open = analysis.irps.filter(({ record }) => record.thread && record.complete !== true);
    if (open.length === 0) return;
    const cancelling = new Set(
      Array.from(
        analysis.transcript.stacksCalling(/^Io(?:p?CancelAlertedRequest|CancelThreadIo)$/),
        (stack) => {
          const thread = analysis.transcript.threadOf(stack);
          return thread && thingId(thread.session, 'thread', thread.record.address);
        },
      ),
    );
    for (const irp of open) {
      yield ofIrp(analysis, irp, cancelling);
    }
  },
};

function ofIrp(
  { transcript }: Analysis,
  irp: MergedIrp,
  cancelling: ReadonlySet<string | undefined>,
): Draft | undefined {
  const { record, session, current, entries } = irp;
  if (!current) return undefined;
  const id = record.thread && thingId(session, 'thread', record.thread);
  const thread = id && printedThread(transcript, id);
  const [entry] = entries;
  if (!thread || !entry) return undefined;
  const ended = thread.record.state?.startsWith('TERMINATED') === true;
  const waits = cancelling.has(id) && !record.cancelRoutine && thread.record.state === 'WAIT';
  if (!ended && !waits) return undefined;
  const driver = current.location.driver ?? 'a driver that the text does not name';
  const what = ended ? 'has terminated' : 'waits for it to be cancelled, and it has no cancel routine';
  return {
    session: session.id,
    subject: irp.id.slice(irp.id.lastIndexOf(':') + 1),
    lines: current.lines,
    grade: 'derived',
    message: `IRP ${formatAddress(irp.address)} is not complete, at ${driver}; its thread ${threadLabel(thread.record)} ${what}.`,
    proof: [
      { claim: `its current stack location belongs to ${driver}`, lines: current.lines, grade: 'observed' },
      {
        claim: `the IRP names thread ${formatAddress(thread.record.address)}`,
        lines: transcript.lines(entry, record.headerLines),
        grade: 'observed',
      },
      { claim: stateWords(thread), lines: transcript.lines(thread), grade: 'observed' },
    ],
    related: [],
    alternatives: ['the outputs are of different moments, and the IRP has been used again'],
    missing: [{ what: 'both at one moment', command: both(irp, thread) }],
    next: [both(irp, thread)],
    things: [irp.id, ...(id ? [id] : [])],
  };
}

function stateWords({ record }: Entry<ThreadRecord>): string {
  return record.state?.startsWith('TERMINATED') === true
    ? 'the thread has terminated'
    : 'the thread stands in the cancellation of its requests';
}

function both({ address }: MergedIrp, { record }: Entry<ThreadRecord>): string {
  return `.echotimestamps 1; !thread ${commandAddress(record.address)}; !irp ${commandAddress(address)} 1`;
}
