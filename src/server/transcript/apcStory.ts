/** APC delivery as a partial order of steps: what a thread did, read from its stack. Order, and no clock where none is printed. */
import { formatAddress } from '../../shared/address';
import type { Story, StoryStep } from '../../shared/triage';
import type { Frame, RawSlot, StackRecord } from '../model/stack';
import { functionName, isKernel, waitRoutine } from './frames';
import { threadLabel } from './describe';
import { contradictsUnwinder, type ClassifiedSlot, type Reconciliation } from './reconcile';
import type { Entry, Transcript } from './transcript';

const deliver = 'KiDeliverApc';
/** Routines that hand a thread over, and deliver kernel APCs when it comes back. */
const switcher = /^(?:KiSwapThread|KiCommitThreadWait|KiSwapContext)$/;

export function apcStories(transcript: Transcript, reconciliations: readonly Reconciliation[]): Story[] {
  const rebuilt = reconciliations.flatMap((reconciliation) => fromChain(transcript, reconciliation) ?? []);
  const covered = new Set(rebuilt.map(({ stack }) => stack));
  const printed: Story[] = [];
  for (const stack of transcript.stacksCalling(/^KiDeliverApc$/)) {
    if (covered.has(stack.index)) continue;
    const story = fromStack(transcript, stack);
    if (story) printed.push(story);
  }
  return [...rebuilt.map(({ story }) => story), ...printed];
}

/** Kernel routines of APCs, by the names that the kernel gives them. */
const kernelRoutine = /^nt!(?:IopCompleteRequest|Iop\w*Apc\w*|Psp?\w*Apc\w*|Ki\w*(?:Apc|Nop)\w*)$/;

/** The exact address of a kernel routine among the locals of KiDeliverApc: between its return slot and that of its caller. */
export function routinePointer(
  slots: readonly ClassifiedSlot[],
  deliverSlot: RawSlot,
  callerSlot: RawSlot,
): RawSlot | undefined {
  return slots.find(
    ({ class: kind, slot }) =>
      kind === 'pointer' &&
      slot.address > deliverSlot.address &&
      slot.address < callerSlot.address &&
      kernelRoutine.test(slot.symbol ?? ''),
  )?.slot;
}

/** KiDeliverApc on a stack as `k` printed it: the wait below, the routine above. */
export function apcFrames(frames: readonly Frame[]): { deliver: number; wait: number } | undefined {
  const at = frames.findIndex((frame) => functionName(frame) === deliver && isKernel(frame));
  if (at < 0) return undefined;
  let wait = at + 1;
  while (wait < frames.length && switcher.test(functionName(frames[wait] ?? { symbol: '' }))) wait++;
  const below = frames[wait];
  const direct = frames[at + 1];
  const interrupts =
    direct && (switcher.test(functionName(direct)) || waitRoutine.test(functionName(direct)));
  return below && interrupts && waitRoutine.test(functionName(below)) ? { deliver: at, wait } : undefined;
}

function fromStack(transcript: Transcript, stack: Entry<StackRecord>): Story | undefined {
  const { frames } = stack.record;
  const found = apcFrames(frames);
  if (!found) return undefined;
  const thread = transcript.threadOf(stack);
  const steps: StoryStep[] = [];
  const outermost = Math.min(found.wait + 1, frames.length - 1);
  for (let at = outermost; at >= 0; at--) {
    const frame = frames[at];
    if (!frame || frame.inline) continue;
    const previous = steps.at(-1);
    steps.push({
      id: `k${steps.length}`,
      after: previous ? [previous.id] : [],
      lane: at > found.deliver ? 'thread' : 'apc',
      what: what(at, found, frame),
      symbol: text(frame),
      lines: transcript.lines(stack, frame.lines),
      grade: 'observed',
    });
  }
  return {
    id: `${stack.session.id}/apc-delivery:${stack.index}`,
    kind: 'apc-delivery',
    title: thread ? `APC delivered to ${threadLabel(thread.record)}` : 'APC delivered to a waiting thread',
    lines: transcript.lines(stack),
    order: 'stack-nesting',
    lanes: [lane('thread', thread ? threadLabel(thread.record) : 'thread'), lane('apc', 'kernel APC')],
    steps,
  };
}

function what(at: number, found: { deliver: number; wait: number }, frame: Frame): string {
  if (at > found.wait) return `${functionName(frame)} waits`;
  if (at === found.wait) return 'the wait begins';
  if (at > found.deliver) return 'the thread gives up the processor';
  return at === found.deliver ? 'kernel APCs are delivered' : `${functionName(frame)} runs`;
}

/** From a rebuilt chain: steps in the order of nesting, the residue beside them, before the trap. */
function fromChain(
  transcript: Transcript,
  reconciliation: Reconciliation,
): { stack: number; story: Story } | undefined {
  const { stack, raw, trap, chain, slots, struck } = reconciliation;
  const at = chain.findIndex(({ slot }) => nameOf(slot.symbol) === deliver);
  const caller = chain[at + 1];
  if (
    at < 0 ||
    !trap ||
    !caller ||
    !contradictsUnwinder(reconciliation) ||
    !(switcher.test(nameOf(caller.slot.symbol)) || waitRoutine.test(nameOf(caller.slot.symbol)))
  )
    return undefined;
  const waitAt = chain.findIndex(({ slot }, index) => index > at && waitRoutine.test(nameOf(slot.symbol)));
  const steps: StoryStep[] = [];
  const push = (step: Omit<StoryStep, 'id' | 'after'> & { after?: readonly string[] }): string => {
    const id = `k${steps.length}`;
    const last = steps.findLast((candidate) => candidate.lane !== 'residue');
    steps.push({ ...step, id, after: step.after ?? (last ? [last.id] : []) });
    return id;
  };
  for (let index = Math.min(waitAt < 0 ? at + 1 : waitAt + 1, chain.length - 1); index >= at; index--) {
    const link = chain[index];
    if (!link) continue;
    const name = nameOf(link.slot.symbol);
    push({
      lane: index > at ? 'thread' : 'apc',
      what:
        index > waitAt
          ? `${name} calls the wait`
          : index === waitAt
            ? 'the wait begins'
            : index > at
              ? 'the thread gives up the processor'
              : 'kernel APCs are delivered',
      symbol: `${link.slot.symbol ?? ''}+0x${(link.slot.displacement ?? 0).toString(16)}`,
      lines: transcript.lines(raw, link.slot.lines),
      grade: link.grade,
      why: link.why,
    });
  }
  const deliverStep = steps.at(-1)?.id ?? 'k0';
  const deliverSlot = chain[at]?.slot ?? caller.slot;
  const callerSlot = caller.slot.address;
  const routine = routinePointer(slots, deliverSlot, caller.slot);
  if (routine)
    push({
      lane: 'apc',
      what: `kernel routine: ${nameOf(routine.symbol)}`,
      symbol: routine.symbol ?? '',
      lines: transcript.lines(raw, routine.lines),
      grade: 'inferred',
      why: `the exact address of ${routine.symbol ?? ''} lies among the locals of KiDeliverApc (between its return slot ${formatAddress(deliverSlot.address)} and ${formatAddress(callerSlot)}), where the kernel routine of the APC is kept`,
    });
  const residues = slots.filter(
    (candidate) =>
      candidate.class === 'residue' &&
      candidate.slot.address < deliverSlot.address &&
      candidate.slot.symbol?.startsWith('nt!'),
  );
  for (const { slot, why } of residues) {
    push({
      lane: 'residue',
      after: [],
      what: `${nameOf(slot.symbol)} had made a call`,
      symbol: `${slot.symbol ?? ''}+0x${(slot.displacement ?? 0).toString(16)}`,
      lines: transcript.lines(raw, slot.lines),
      grade: 'inferred',
      why: `${why}. Most simply an earlier pass of the same KiDeliverApc; which one, the text does not say.`,
    });
  }
  const interrupted = push({
    lane: 'apc',
    what: `${functionName(trap.interrupted)} is called`,
    symbol: text(trap.interrupted),
    lines: transcript.lines(stack, trap.interrupted.lines),
    grade: 'derived',
    after: [steps.findLast(({ lane: name }) => name === 'apc')?.id ?? deliverStep],
    why: chain[0]?.why ?? '',
  });
  push({
    lane: 'trap',
    what: 'page fault',
    symbol: text(trap.handler),
    lines: transcript.lines(stack, trap.handler.lines),
    grade: 'observed',
    after: [interrupted, ...steps.filter(({ lane: name }) => name === 'residue').map(({ id }) => id)],
  });
  const lanes = [lane('thread', 'waiting thread'), lane('apc', 'kernel APC'), lane('trap', 'trap')];
  if (residues.length > 0) lanes.splice(2, 0, lane('residue', 'earlier call, place in time unknown'));
  const story: Story = {
    id: `${stack.session.id}/apc-delivery:${stack.index}`,
    kind: 'apc-delivery',
    title:
      struck.length > 0
        ? 'APC delivered to an idle worker, then a fault'
        : 'APC delivered to a waiting thread, then a fault',
    lines: transcript.lines(raw),
    order: 'stack-nesting',
    lanes,
    steps,
  };
  return { stack: stack.index, story };
}

function lane(id: string, label: string): Story['lanes'][number] {
  return { id, label };
}

function nameOf(symbol: string | undefined): string {
  return functionName({ symbol: symbol ?? '' });
}

function text({ symbol, displacement }: Frame): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
