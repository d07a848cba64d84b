/** APCs that `!apc` shows in the queues of a thread: what will run in it, and in which order. */
import { addOffset, formatAddress, isNarrow, type Address } from '../../shared/address';
import type { Story, StoryStep } from '../../shared/triage';
import type { ApcRecord } from '../model/processor';
import { threadLabel } from './describe';
import { thingId, type Entry, type Transcript } from './transcript';
import { printedThread } from './waits/printedThread';

/** Queues of more entries are shown by their beginning. */
const mostSteps = 32;
const mostStories = 64;
/** Tail.Apc of an IRP: the APC that completes it is a part of it. */
const apcInIrp = { x86: 0x40, x64: 0x78 };

type Queued = Entry<ApcRecord> & { readonly record: { readonly thread: Address } };

export function queuedApcStories(transcript: Transcript): Story[] {
  const queues = new Map<string, Queued[]>();
  for (const entry of transcript.each('apc')) {
    if (!isQueued(entry)) continue;
    const { thread, mode = 'kernel' } = entry.record;
    const key = `${thingId(entry.session, 'thread', thread)} ${entry.block} ${mode}`;
    const queue = queues.get(key);
    if (queue) queue.push(entry);
    else if (queues.size < mostStories) queues.set(key, [entry]);
  }
  return [...queues.values()].flatMap((queue) => story(transcript, queue) ?? []);
}

function isQueued(entry: Entry<ApcRecord>): entry is Queued {
  return entry.record.thread !== undefined;
}

function story(transcript: Transcript, queue: readonly Queued[]): Story | undefined {
  const [first, ...others] = queue;
  if (!first) return undefined;
  const { session, record, index } = first;
  const owner = printedThread(transcript, thingId(session, 'thread', record.thread));
  const label = owner ? threadLabel(owner.record) : `thread ${formatAddress(record.thread)}`;
  const steps: StoryStep[] = [];
  if (owner?.record.state === 'WAIT')
    steps.push({
      id: 'wait',
      after: [],
      lane: 'thread',
      what: `${label} waits${owner.record.waitReason === undefined ? '' : ` (${owner.record.waitReason})`}`,
      lines: transcript.lines(owner, owner.record.waitLines),
      grade: 'observed',
      why: 'Printed by another command than the queue: which of the two came first is not known.',
    });
  for (const entry of queue.slice(0, mostSteps)) {
    const previous = steps.at(-1);
    steps.push({
      id: `apc${steps.length}`,
      after: previous?.lane === 'apc' ? [previous.id] : [],
      lane: 'apc',
      ...queuedStep(transcript, entry),
    });
  }
  return {
    id: `${session.id}/apc-delivery:${index}`,
    kind: 'apc-delivery',
    title: `${queue.length === 1 ? 'An APC is' : `${queue.length} APCs are`} queued to ${label}`,
    lines: [transcript.lines(first)[0], transcript.lines(others.at(-1) ?? first)[1]],
    order: 'stack-nesting',
    lanes: [
      { id: 'thread', label },
      { id: 'apc', label: record.mode === 'user' ? 'user APC queue' : 'kernel APC queue' },
    ],
    steps,
  };
}

function queuedStep(transcript: Transcript, entry: Queued): Omit<StoryStep, 'id' | 'after' | 'lane'> {
  const { address, kernelRoutine } = entry.record;
  const symbol = kernelRoutine?.symbol?.replace(/\+(?:0x)?0$/, '');
  const irp = symbol?.endsWith('!IopCompleteRequest') ? irpOf(entry) : undefined;
  return {
    what:
      irp === undefined
        ? `${symbol ?? 'a routine'} is to run`
        : `the completion of IRP ${formatAddress(irp.address)} is to run`,
    ...(symbol !== undefined && { symbol }),
    lines: transcript.lines(entry),
    grade: irp === undefined ? 'observed' : 'derived',
    why:
      irp === undefined
        ? 'An APC in a queue has not run; those of one queue run in this order.'
        : `The APC is a part of its IRP: ${formatAddress(address)} - 0x${irp.offset.toString(16)} = ${formatAddress(irp.address)}.`,
  };
}

/** Pool of a 32-bit system lies below 4 GB: its addresses are short, whatever else the text says of the machine. */
function irpOf({ record: { address }, session }: Queued): { address: Address; offset: number } | undefined {
  if (session.machine === 'ia64') return undefined;
  const offset = isNarrow(address) ? apcInIrp.x86 : apcInIrp.x64;
  return { address: addOffset(address, -offset), offset };
}
