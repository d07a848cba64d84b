/** Threads that wait for an ERESOURCE, by their stacks: the routine that acquires it takes it as its first argument. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Grade, Lines, SessionInfo } from '../../../shared/triage';
import type { Frame, StackRecord } from '../../model/stack';
import { threadLabel } from '../describe';
import { functionName, isKernel } from '../frames';
import { thingId, type Entry, type Transcript } from '../transcript';

export interface ResourceWait {
  readonly session: SessionInfo;
  /** Node of the graph: the THREAD above the stack, else the stack itself. */
  readonly id: string;
  /** Of the THREAD. */
  readonly thread?: Address;
  readonly label: string;
  /** The resource, where the stack shows it. */
  readonly resource?: Address;
  readonly access: 'exclusive' | 'shared';
  /** The row that acquires it. */
  readonly lines: Lines;
  readonly grade: Grade;
  readonly why: string;
}

/** Below one of them the thread waits, and does not just acquire. */
const waiting = /^_?Exp(?:WaitForResource\w*|WaitForFastResource\w*)$/;
const acquiring =
  /^_?Ex(?:AcquireResource(?:Exclusive|Shared)(?:Lite)?|AcquireSharedStarveExclusive|AcquireSharedWaitForExclusive|EnterCriticalRegionAndAcquire(?:Resource(?:Exclusive|Shared)|SharedWaitForExclusive)|EnterPriorityRegionAndAcquireResource(?:Exclusive|Shared)|AcquireFastResource(?:Exclusive|Shared))$/;

/** `isResource`: whether an address is that of an ERESOURCE that the session prints. */
export function resourceWaits(
  transcript: Transcript,
  isResource: (session: SessionInfo, address: Address) => boolean,
): ResourceWait[] {
  const found = new Map<string, ResourceWait>();
  for (const stack of transcript.stacksCalling(waiting)) {
    const wait = readWait(transcript, stack, isResource);
    if (wait) found.set(wait.id, wait);
  }
  return [...found.values()];
}

function readWait(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  isResource: (session: SessionInfo, address: Address) => boolean,
): ResourceWait | undefined {
  const { session, record } = stack;
  const frames = record.frames.filter((frame) => isKernel(frame));
  const waits = frames.find((frame) => waiting.test(functionName(frame)));
  if (!waits) return undefined;
  const acquires = frames.find(
    ({ index, ...frame }) => index > waits.index && acquiring.test(functionName(frame)),
  );
  const row = acquires ?? waits;
  const thread = transcript.threadOf(stack);
  const shown = shownResource(record.dialect === 'x86-args', waits, acquires, (address) =>
    isResource(session, address),
  );
  const lines = transcript.lines(stack, row.lines);
  return {
    session,
    id: thread ? thingId(session, 'thread', thread.record.address) : `${session.id}/stack:${stack.index}`,
    ...(thread && { thread: thread.record.address }),
    label: thread ? threadLabel(thread.record) : `the thread of the stack at line ${lines[0]}`,
    ...(shown && { resource: shown.address }),
    access: row.symbol.includes('Shared') ? 'shared' : 'exclusive',
    lines,
    grade: shown?.grade ?? 'observed',
    why: `The thread waits in ${functionName(waits)}${acquires ? ` for what ${functionName(acquires)} acquires` : ''}${shown ? `; ${shown.why}` : ''}.`,
  };
}

interface Shown {
  readonly address: Address;
  readonly grade: Grade;
  readonly why: string;
}

/** On x86 the first argument; elsewhere a home slot that holds the address of a resource which the text prints. */
function shownResource(
  isX86: boolean,
  waits: Frame,
  acquires: Frame | undefined,
  isResource: (address: Address) => boolean,
): Shown | undefined {
  const rows = acquires ? [waits, acquires] : [waits];
  if (isX86) {
    // The routine that acquires it may use its argument slots for other values; the one that waits has just been called.
    const [own, ...others] = rows.flatMap(({ args }) => args?.[0] ?? []);
    const address = [own, ...others].find((one) => one !== undefined && isResource(one)) ?? own;
    if (!address || /^0+$/.test(address)) return undefined;
    const agree = isResource(address) || others.every((other) => other === own);
    return {
      address,
      grade: agree ? 'derived' : 'inferred',
      why: `its first argument is ${formatAddress(address)}`,
    };
  }
  const address = rows.flatMap(({ args = [] }) => args).find((slot) => isResource(slot));
  return (
    address && {
      address,
      grade: 'inferred',
      why: `a home slot holds ${formatAddress(address)}, the address of a resource that is printed; on x64 home slots need not hold the arguments`,
    }
  );
}
