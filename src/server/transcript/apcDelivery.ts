/** APCs delivered into waits: from a rebuilt chain, or from a stack that shows KiDeliverApc under its own name. */
import type { Grade, Lines } from '../../shared/triage';
import type { Frame, RawSlot, StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import type { Entry, Transcript } from './transcript';
import { apcFrames, routinePointer } from './apcStory';
import { functionName, waitRoutine } from './frames';
import { contradictsUnwinder, type Reconciliation } from './reconcile';

export interface ApcDelivery {
  readonly stack: Entry<StackRecord>;
  readonly thread: Entry<ThreadRecord> | undefined;
  readonly deliverLines: Lines;
  /** The routine that called KiDeliverApc. */
  readonly caller: string;
  /** The wait that was broken off, and who called it. */
  readonly wait: string;
  readonly waitLines: Lines;
  readonly owner?: string;
  readonly ownerLines?: Lines;
  /** The kernel routine of the APC: running on the stack, or an exact pointer among KiDeliverApc's locals. */
  readonly routine?: {
    readonly name: string;
    readonly lines: Lines;
    readonly how: 'running' | 'pointer';
    readonly slot?: RawSlot;
  };
  /** The thread faulted while APCs were delivered. */
  readonly fault?: { readonly frame: Frame; readonly lines: Lines };
  readonly suspended: boolean;
  /** Printed rows are observed; a rebuilt chain is as good as its weakest link here. */
  readonly grade: Grade;
  readonly reconciliation?: Reconciliation;
}

const suspendRoutine = /^(?:KiSuspendThread|KiSchedulerApc|KiSuspendNop)$/;
const trapRoutine =
  /^_?Ki(?:Trap[0-9A-F]{2}|PageFault|GeneralProtectionFault|ExceptionDispatch|BugCheckDispatch)$|^KeBugCheck/;

export function apcDeliveries(
  transcript: Transcript,
  reconciliations: readonly Reconciliation[],
): ApcDelivery[] {
  const rebuilt = reconciliations.flatMap((reconciliation) => fromChain(transcript, reconciliation) ?? []);
  const covered = new Set(rebuilt.map(({ stack }) => stack.index));
  const printed: ApcDelivery[] = [];
  for (const stack of transcript.stacksCalling(/^KiDeliverApc$/)) {
    if (covered.has(stack.index)) continue;
    const delivery = fromStack(transcript, stack);
    if (delivery) printed.push(delivery);
  }
  return [...rebuilt, ...printed];
}

function fromStack(transcript: Transcript, stack: Entry<StackRecord>): ApcDelivery | undefined {
  const { frames } = stack.record;
  const found = apcFrames(frames);
  const deliver = found && frames[found.deliver];
  const wait = found && frames[found.wait];
  const caller = found && frames[found.deliver + 1];
  if (!deliver || !wait || !caller) return undefined;
  const thread = transcript.threadOf(stack);
  const above = frames.slice(0, found.deliver);
  const direct = above.at(-1);
  const routine = direct && !trapRoutine.test(functionName(direct)) ? direct : undefined;
  const owner = frames[found.wait + 1];
  const fault = above.findLast((frame) => trapRoutine.test(functionName(frame)));
  return {
    stack,
    thread,
    deliverLines: transcript.lines(stack, deliver.lines),
    caller: functionName(caller),
    wait: functionName(wait),
    waitLines: transcript.lines(stack, wait.lines),
    ...(owner && { owner: owner.symbol, ownerLines: transcript.lines(stack, owner.lines) }),
    ...(routine && {
      routine: {
        name: routine.symbol,
        lines: transcript.lines(stack, routine.lines),
        how: 'running' as const,
      },
    }),
    ...(fault && { fault: { frame: fault, lines: transcript.lines(stack, fault.lines) } }),
    grade: 'observed',
    suspended:
      above.some((frame) => suspendRoutine.test(functionName(frame))) ||
      thread?.record.waitReason === 'Suspended',
  };
}

function fromChain(transcript: Transcript, reconciliation: Reconciliation): ApcDelivery | undefined {
  const { stack, raw, chain, slots, trap } = reconciliation;
  const name = (slot: RawSlot | undefined): string => functionName({ symbol: slot?.symbol ?? '' });
  const at = chain.findIndex(({ slot }) => name(slot) === 'KiDeliverApc');
  const deliver = chain[at];
  const caller = chain[at + 1];
  const waitAt = chain.findIndex(({ slot }, index) => index > at && waitRoutine.test(name(slot)));
  const wait = chain[waitAt];
  if (!deliver || !caller || !wait || waitAt - at > 2 || !contradictsUnwinder(reconciliation))
    return undefined;
  const isGuessed = chain.slice(at, waitAt + 1).some(({ grade }) => grade === 'inferred');
  const owner = chain[waitAt + 1];
  const routine = routinePointer(slots, deliver.slot, caller.slot);
  return {
    stack,
    thread: transcript.threadOf(stack),
    deliverLines: transcript.lines(raw, deliver.slot.lines),
    caller: name(caller.slot),
    wait: name(wait.slot),
    waitLines: transcript.lines(raw, wait.slot.lines),
    ...(owner && { owner: owner.slot.symbol ?? '', ownerLines: transcript.lines(raw, owner.slot.lines) }),
    ...(routine && {
      routine: {
        name: routine.symbol ?? '',
        lines: transcript.lines(raw, routine.lines),
        how: 'pointer' as const,
        slot: routine,
      },
    }),
    ...(trap && { fault: { frame: trap.handler, lines: transcript.lines(stack, trap.handler.lines) } }),
    grade: isGuessed ? 'inferred' : 'derived',
    suspended: false,
    reconciliation,
  };
}
