/** APC delivery as a partial order of steps: what a thread did, read from its stack. Order, and no clock where none is printed. */
import { formatAddress } from '../../shared/address';
import type { Story, StoryStep } from '../../shared/triage';
import type { Frame, RawSlot, StackRecord } from '../model/stack';
import { formatSymbol, functionName, isKernel, waitRoutine } from './frames';
import { threadLabel } from './describe';
import type { ClassifiedSlot } from './classifiedSlot';
import { contradictsUnwinder, type Reconciliation } from './reconcile';
import type { Link } from './returnChain';
import type { Entry, Transcript } from './transcript';
import type { TrapFrame } from './trapFrame';

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
      symbol: formatSymbol(frame),
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

/** Where a rebuilt chain shows a delivery: KiDeliverApc, its caller, and the wait, as indexes into the chain. */
interface Anchor {
  readonly at: number;
  readonly waitAt: number;
  readonly deliver: Link;
  readonly caller: Link;
  readonly trap: TrapFrame;
}

function anchorOf(reconciliation: Reconciliation): Anchor | undefined {
  const { chain, trap } = reconciliation;
  const at = chain.findIndex(({ slot }) => nameOf(slot.symbol) === deliver);
  const [own, caller] = at < 0 ? [] : chain.slice(at);
  const waitAt = chain.findIndex(({ slot }, index) => index > at && waitRoutine.test(nameOf(slot.symbol)));
  if (!own || !caller || !trap || waitAt < 0 || !contradictsUnwinder(reconciliation)) return undefined;
  const name = nameOf(caller.slot.symbol);
  return switcher.test(name) || waitRoutine.test(name)
    ? { at, waitAt, deliver: own, caller, trap }
    : undefined;
}

type Step = Omit<StoryStep, 'id'>;

/** From a rebuilt chain: steps in the order of nesting, the residue beside them, before the trap. */
function fromChain(
  transcript: Transcript,
  reconciliation: Reconciliation,
): { stack: number; story: Story } | undefined {
  const anchor = anchorOf(reconciliation);
  if (!anchor) return undefined;
  const { stack, raw, chain } = reconciliation;
  const { trap } = anchor;
  const steps: StoryStep[] = [];
  const push = (step: Step): string => {
    const id = `k${steps.length}`;
    steps.push({ ...step, id });
    return id;
  };
  const delivered = nested(transcript, reconciliation, anchor).reduce<readonly string[]>(
    (after, step) => [push({ ...step, after })],
    [],
  );
  const before = [
    ...routineStep(transcript, reconciliation, anchor, delivered),
    ...residueSteps(transcript, reconciliation, anchor),
  ].map(push);
  const interrupted = push({
    lane: 'apc',
    what: `${functionName(trap.interrupted)} is called`,
    symbol: formatSymbol(trap.interrupted),
    lines: transcript.lines(stack, trap.interrupted.lines),
    grade: chain[0]?.grade ?? 'derived',
    // The kernel routine among the locals may be left from an earlier delivery: that it ran before this call is not known.
    after: delivered,
    why: chain[0]?.why ?? '',
  });
  push({
    lane: 'trap',
    what: functionName(trap.handler).endsWith('KiTrap0E') ? 'page fault' : 'trap',
    symbol: formatSymbol(trap.handler),
    lines: transcript.lines(stack, trap.handler.lines),
    grade: 'observed',
    // What the stack held when the trap came had been put there before.
    after: [interrupted, ...before],
  });
  const owner = chain[anchor.waitAt + 1]?.slot.symbol;
  const hasResidue = steps.some((step) => step.lane === 'residue');
  const story: Story = {
    id: `${stack.session.id}/apc-delivery:${stack.index}`,
    kind: 'apc-delivery',
    title: `APC delivered ${owner === undefined ? 'to a waiting thread' : `into the wait of ${nameOf(owner)}`}, then a fault`,
    lines: transcript.lines(raw),
    order: 'stack-nesting',
    lanes: [
      lane('thread', 'waiting thread'),
      lane('apc', 'kernel APC'),
      ...(hasResidue ? [lane('residue', 'earlier call, place in time unknown')] : []),
      lane('trap', 'trap'),
    ],
    steps,
  };
  return { stack: stack.index, story };
}

/** From the caller of the wait inwards to KiDeliverApc. */
function nested(
  transcript: Transcript,
  { raw, chain }: Reconciliation,
  { at, waitAt }: Anchor,
): Omit<Step, 'after'>[] {
  return chain
    .slice(at, waitAt + 2)
    .map(({ slot, grade, why }, index) => ({
      lane: index > 0 ? 'thread' : 'apc',
      what: nestedWhat(at + index, waitAt, at, nameOf(slot.symbol)),
      symbol: slotText(slot),
      lines: transcript.lines(raw, slot.lines),
      grade,
      why,
    }))
    .reverse();
}

function nestedWhat(index: number, waitAt: number, at: number, name: string): string {
  if (index > waitAt) return `${name} calls the wait`;
  if (index === waitAt) return 'the wait begins';
  return index > at ? 'the thread gives up the processor' : 'kernel APCs are delivered';
}

function routineStep(
  transcript: Transcript,
  { raw, slots }: Reconciliation,
  anchor: Anchor,
  after: readonly string[],
): Step[] {
  const [from, to] = [anchor.deliver.slot, anchor.caller.slot];
  const routine = routinePointer(slots, from, to);
  if (!routine) return [];
  return [
    {
      lane: 'apc',
      what: `kernel routine: ${nameOf(routine.symbol)}`,
      symbol: routine.symbol ?? '',
      lines: transcript.lines(raw, routine.lines),
      grade: 'inferred',
      after,
      why: `the exact address of ${routine.symbol ?? ''} lies among the locals of KiDeliverApc (between its return slot ${formatAddress(from.address)} and ${formatAddress(to.address)}), where the kernel routine of the APC is kept`,
    },
  ];
}

/** Return addresses into a kernel routine of an APC, older than the trap. */
function residueSteps(
  transcript: Transcript,
  { raw, slots }: Reconciliation,
  { deliver: { slot: own } }: Anchor,
): Step[] {
  return slots
    .filter(
      ({ class: kind, slot }) =>
        kind === 'residue' && slot.address < own.address && kernelRoutine.test(slot.symbol ?? ''),
    )
    .map(({ slot, why }) => ({
      lane: 'residue',
      after: [],
      what: `${nameOf(slot.symbol)} had made a call`,
      symbol: slotText(slot),
      lines: transcript.lines(raw, slot.lines),
      grade: 'inferred',
      why: `${why}. Most simply an earlier pass of the same KiDeliverApc; which one, the text does not say.`,
    }));
}

function slotText({ symbol = '', displacement = 0 }: RawSlot): string {
  return `${symbol}+0x${displacement.toString(16)}`;
}

function lane(id: string, label: string): Story['lanes'][number] {
  return { id, label };
}

function nameOf(symbol: string | undefined): string {
  return functionName({ symbol: symbol ?? '' });
}
