/** Threads that wait on an event inside a FILE_OBJECT: its Lock (another request is in progress) or its Event (completion). */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import type { ThreadRecord, WaitObject } from '../model/thread';
import { fieldOffset } from '../reference/structs';
import { fileService, frameChain, functionName, waitRoutine } from './frames';
import type { MergedIrp } from './irps';
import type { WaitFact } from './marks';
import type { Steps } from './steps';
import type { ThingKind } from './things';
import { thingId, type Entry, type Transcript } from './transcript';

export interface FileWait {
  readonly entry: Entry<ThreadRecord>;
  readonly stack: Entry<StackRecord> | undefined;
  readonly object: WaitObject;
  readonly objectLines: Lines;
  readonly field: 'Lock' | 'Event';
  readonly offset: number;
  readonly fileObject: Address;
  readonly fileObjectId: string;
  /** The text shows the FILE_OBJECT; otherwise it is taken from the wait address and the routine on the stack. */
  readonly shown: boolean;
  /** The system service whose request the thread waits for: between it and the wait lie only routines of the I/O manager. */
  readonly service?: { readonly name: string; readonly lines: Lines };
  /** This thread's own request on the same FILE_OBJECT, not complete. */
  readonly irp?: MergedIrp;
}

const lockRoutine = /^Iop(?:AcquireFileObjectLock|WaitForLockAlertable|WaitAndAcquireFileObjectLock)$/;
/** How the debugger prints the two events. */
const eventType = { Lock: 'SynchronizationEvent', Event: 'NotificationEvent' } as const;
const ioManager = /^Iop?[A-Z]/;
/** Waits that are looked up in one step: a millisecond. */
const waitsOfStep = 128;

export function* fileWaits(transcript: Transcript, merged: readonly MergedIrp[]): Steps<FileWait[]> {
  const found: FileWait[] = [];
  const inside = yield* waitsInside(transcript, 'fileObject');
  const locking = Array.from(transcript.stacksCalling(lockRoutine), ({ section }) => section);
  if (inside.length + locking.length === 0) return found;
  const irps = irpsByThread(merged);
  for (const entry of transcript.threadsIn(
    [...inside.map(({ section }) => section), ...locking].sort((a, b) => a - b),
  )) {
    yield undefined;
    for (const object of entry.record.waitObjects) {
      const wait = readWait(transcript, entry, object, irps);
      if (wait) found.push(wait);
    }
  }
  return found;
}

/** Waits on an address inside a thing of a kind. */
function* waitsInside({ things, waits }: Transcript, kind: ThingKind): Steps<WaitFact[]> {
  const found: WaitFact[] = [];
  if (!things.has(kind)) return found;
  for (const [index, wait] of waits.entries()) {
    if (index % waitsOfStep === 0) yield undefined;
    if (things.at(wait.address).some(({ thing }) => thing.kind === kind)) found.push(wait);
  }
  return found;
}

function irpsByThread(irps: readonly MergedIrp[]): ReadonlyMap<string, readonly MergedIrp[]> {
  const found = new Map<string, MergedIrp[]>();
  for (const irp of irps) {
    const id = irp.record.thread && thingId(irp.session, 'thread', irp.record.thread);
    const others = found.get(id ?? '');
    if (others) others.push(irp);
    else if (id !== undefined) found.set(id, [irp]);
  }
  return found;
}

function readWait(
  transcript: Transcript,
  entry: Entry<ThreadRecord>,
  object: WaitObject,
  irps: ReadonlyMap<string, readonly MergedIrp[]>,
): FileWait | undefined {
  const stack = transcript.stackOf(entry);
  // The same address in another session is another object.
  const inside = transcript.things
    .at(object.address)
    .find(
      ({ thing, field }) =>
        thing.kind === 'fileObject' && thing.session === entry.session.id && field !== undefined,
    );
  const place = inside
    ? { base: inside.thing.address, field: fieldOf(inside.field), offset: inside.offset, shown: true }
    : byStack(entry, stack, object);
  // Another type of object at that place is not the file object any more: its memory is used again.
  if (!place?.field || (object.type !== eventType[place.field] && object.type !== 'Unknown'))
    return undefined;
  const { base, field, offset, shown } = place;
  const frames = stack?.record.frames ?? [];
  const service = waitingService(frames);
  const irp = irps
    .get(thingId(entry.session, 'thread', entry.record.address))
    ?.find(
      ({ record, current }) =>
        record.complete !== true && (current?.location.file === base || irpMentions(record.locations, base)),
    );
  return {
    entry,
    stack,
    object,
    objectLines: transcript.lines(entry, object.lines),
    field,
    offset,
    fileObject: base,
    fileObjectId: thingId(entry.session, 'fileObject', base),
    shown,
    ...(service &&
      stack && { service: { name: functionName(service), lines: transcript.lines(stack, service.lines) } }),
    ...(irp && { irp }),
  };
}

/** Waiting for a file handle (NtWaitForSingleObject) is no request: it may be anybody's that completes. */
function waitingService(frames: readonly Frame[]): Frame | undefined {
  for (const frame of aboveWait(frames)) {
    const name = functionName(frame);
    if (fileService.test(name)) return frame;
    if (!ioManager.test(name)) return undefined;
  }
  return undefined;
}

/** The callers of the wait, the nearest first; none where the stack shows no wait. */
function aboveWait(frames: readonly Frame[]): readonly Frame[] {
  const wait = frames.findIndex((frame) => waitRoutine.test(functionName(frame)));
  return wait < 0 ? [] : frames.slice(wait + 1);
}

/** Threads whose request is in progress on the file object that this one waits to lock. */
export function requesters(wait: FileWait, all: readonly FileWait[]): FileWait[] {
  return othersOn(wait, rolesOf(all).requesters);
}

/** Threads that wait to lock the file object of this one because they close a handle of it. */
export function closersOf(wait: FileWait, all: readonly FileWait[]): FileWait[] {
  return othersOn(wait, rolesOf(all).closers);
}

type ByFileObject = ReadonlyMap<string, readonly FileWait[]>;

function othersOn({ entry, fileObjectId }: FileWait, waits: ByFileObject): FileWait[] {
  return (waits.get(fileObjectId) ?? []).filter(
    (other) => other.entry.record.address !== entry.record.address,
  );
}

/** Who requests and who closes, by file object: many threads may wait on many of them. */
const roles = new WeakMap<readonly FileWait[], { requesters: ByFileObject; closers: ByFileObject }>();

function rolesOf(all: readonly FileWait[]): { requesters: ByFileObject; closers: ByFileObject } {
  let known = roles.get(all);
  if (!known) {
    const requesting = all.filter(
      ({ field, service, irp }) => field === 'Event' && (service !== undefined || irp !== undefined),
    );
    known = { requesters: byFileObject(requesting), closers: byFileObject(all.filter(isClosing)) };
    roles.set(all, known);
  }
  return known;
}

function byFileObject(waits: readonly FileWait[]): ByFileObject {
  const found = new Map<string, FileWait[]>();
  for (const wait of waits) {
    const others = found.get(wait.fileObjectId);
    if (others) others.push(wait);
    else found.set(wait.fileObjectId, [wait]);
  }
  return found;
}

/** The thread waits for the Lock because it closes a handle. */
export function isClosing({ field, stack }: FileWait): boolean {
  return (
    field === 'Lock' &&
    stack !== undefined &&
    frameChain(stack.record.frames, waitRoutine, lockRoutine, /^IopCloseFile$/) !== undefined
  );
}

function irpMentions(locations: readonly { readonly file?: Address }[], file: Address): boolean {
  return locations.some((location) => location.file === file);
}

function fieldOf(name: string | undefined): 'Lock' | 'Event' | undefined {
  if (name === undefined) return undefined;
  if (name === 'Lock' || name.startsWith('Lock.')) return 'Lock';
  return name === 'Event' || name.startsWith('Event.') ? 'Event' : undefined;
}

/** Without `!fileobj`: the routine that waits names the field, and the field's offset gives the object. */
function byStack(
  { session }: Entry<ThreadRecord>,
  stack: Entry<StackRecord> | undefined,
  { address, type }: WaitObject,
): { base: Address; field: 'Lock'; offset: number; shown: false } | undefined {
  const machine = session.machine;
  if (!stack || type !== 'SynchronizationEvent' || (machine !== 'x86' && machine !== 'x64')) return undefined;
  const caller = aboveWait(stack.record.frames)[0];
  if (!caller || !lockRoutine.test(functionName(caller))) return undefined;
  const [offset, ...others] = fieldOffset('FILE_OBJECT', machine, 'Lock');
  if (offset === undefined || others.length > 0) return undefined;
  return { base: addOffset(address, -offset), field: 'Lock', offset, shown: false };
}

export function fileObjectLabel(address: Address): string {
  return `FILE_OBJECT ${formatAddress(address)}`;
}
