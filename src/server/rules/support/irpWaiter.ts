/** A thread of the text that waits for exactly one request, by an address that the IRP and the wait share. */
import { distance, type Address } from '../../../shared/address';
import type { Check, Lines } from '../../../shared/triage';
import type { ThreadRecord } from '../../model/thread';
import type { Analysis } from '../../transcript/analysis';
import { functionName, waitRoutine } from '../../transcript/frames';
import type { MergedIrp } from '../../transcript/irps';
import { thingId, type Entry } from '../../transcript/transcript';
import { printedThread } from '../../transcript/waits/printedThread';

export interface IrpWaiter {
  readonly entry: Entry<ThreadRecord>;
  /** Why it is this request that the thread waits for. */
  readonly claim: string;
  readonly check?: Check;
  readonly lines: Lines;
}

/** Waiters are looked up among the waits of the text, up to here. */
const mostWaiters = 64;
/** Routines of the I/O manager that wait for the request they have just sent. */
const synchronous =
  /^Iop(?:Synchronous(?:Api)?ServiceTail|XxxControlFile|WaitForSynchronousIoEvent|WaitForSynchronousApiEvent|SynchronousFsdRequest)$/;

export function irpWaiter(analysis: Analysis, irp: MergedIrp): IrpWaiter | undefined {
  return onEvent(analysis, irp) ?? onFile(analysis, irp) ?? onList(analysis, irp);
}

/** The wait names the UserEvent of the IRP, or the context of its completion routine: an event on the caller's stack. */
function onEvent({ transcript }: Analysis, irp: MergedIrp): IrpWaiter | undefined {
  const { userEvent, locations } = irp.record;
  const events = new Map<Address, string>();
  for (const { context } of locations)
    if (context && !isZero(context)) events.set(context, 'the context of its completion routine');
  if (userEvent && !isZero(userEvent)) events.set(userEvent, 'its UserEvent');
  if (events.size === 0) return undefined;
  const sections = transcript.waits
    .filter(({ address }) => events.has(address))
    .map(({ section }) => section);
  for (const entry of transcript.threadsIn(sections.slice(0, mostWaiters))) {
    const object = entry.record.waitObjects.find(({ address, type }) => events.has(address) && isEvent(type));
    if (object && entry.session.id === irp.session.id)
      return {
        entry,
        claim: `the event that the thread waits for is ${events.get(object.address) ?? ''}`,
        lines: transcript.lines(entry, object.lines),
      };
  }
  return undefined;
}

/** The wait is for the Event of the FILE_OBJECT that the IRP names, and the thread is that of the IRP. */
function onFile({ fileWaits }: Analysis, irp: MergedIrp): IrpWaiter | undefined {
  const wait = fileWaits.find((one) => one.irp?.id === irp.id && one.field === 'Event');
  const offset = wait && distance(wait.fileObject, wait.object.address);
  return wait && offset !== undefined
    ? {
        entry: wait.entry,
        claim: 'the thread waits for the Event of the FILE_OBJECT that the IRP names',
        check: { terms: [wait.fileObject, `+0x${offset.toString(16)}`], equals: wait.object.address },
        lines: wait.objectLines,
      }
    : undefined;
}

/** The IRP is the only one on the list of its thread, which waits in the I/O manager for the request that it has sent. */
function onList({ transcript }: Analysis, irp: MergedIrp): IrpWaiter | undefined {
  const id = irp.record.thread && thingId(irp.session, 'thread', irp.record.thread);
  const entry = id && printedThread(transcript, id);
  const [own, ...others] = entry ? entry.record.irps : [];
  if (!entry || own?.address !== irp.address || others.length > 0) return undefined;
  const frames = transcript.stackOf(entry)?.record.frames ?? [];
  const wait = frames.findIndex((frame) => waitRoutine.test(functionName(frame)));
  const caller = wait < 0 ? undefined : frames[wait + 1];
  return caller && synchronous.test(functionName(caller))
    ? {
        entry,
        claim: `it is the only IRP of the thread, which waits in ${caller.symbol}`,
        lines: transcript.lines(entry, own.lines),
      }
    : undefined;
}

function isEvent(type: string): boolean {
  return type.endsWith('Event') || type === 'Unknown';
}

function isZero(address: Address): boolean {
  return /^0+$/.test(address);
}
