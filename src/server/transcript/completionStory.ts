/** I/O completions that a stack shows: who completed the request, which completion routines ran, and its second stage in the issuing thread. */
import { addOffset, formatAddress, isNarrow, type Address } from '../../shared/address';
import type { Story, StoryStep } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import { apcFrames } from './apcStory';
import { threadLabel } from './describe';
import { formatSymbol, functionName, isKernel } from './frames';
import type { Entry, Transcript } from './transcript';

/** The first stage: what drivers call. */
const firstStage = /^_?Io(?:f|pf)?CompleteRequest$/;
/** The second stage: a special kernel APC of the issuing thread, or a direct call in it. */
const secondStage = /^_?IopCompleteRequest$/;
const either = /^_?Io(?:p|f|pf)?CompleteRequest$/;
const deliver = /^_?KiDeliverApc$/;
/** Tail.Apc of an IRP, which is the first argument of its kernel routine. */
const apcInIrp = 0x40;
const mostStories = 64;

export function completionStories(transcript: Transcript): Story[] {
  const stories: Story[] = [];
  for (const stack of transcript.stacksCalling(either)) {
    if (stories.length >= mostStories) break;
    // Delivered into a wait, the APC has a story of its own.
    const told = apcFrames(stack.record.frames) ? undefined : story(transcript, stack);
    if (told) stories.push(told);
  }
  return stories;
}

type Told = Pick<StoryStep, 'lane' | 'what' | 'why' | 'grade'>;

function story(transcript: Transcript, stack: Entry<StackRecord>): Story | undefined {
  const { frames, dialect } = stack.record;
  const steps: StoryStep[] = [];
  for (const frame of frames.toReversed()) {
    const told = tell(frames, frame, dialect === 'x86-args');
    if (!told) continue;
    const before = steps.at(-1);
    steps.push({
      id: `k${steps.length}`,
      after: before ? [before.id] : [],
      ...told,
      symbol: formatSymbol(frame),
      lines: transcript.lines(stack, frame.lines),
    });
  }
  if (steps.length < 2) return undefined;
  const thread = transcript.threadOf(stack);
  const label = thread ? threadLabel(thread.record) : 'the thread of this stack';
  const lanes = [
    { id: 'driver', label: 'completion by drivers' },
    { id: 'apc', label: `second stage, in ${label}` },
  ];
  return {
    id: `${stack.session.id}/io:${stack.index}`,
    kind: 'io',
    title: `I/O completion on ${thread ? `the stack of ${label}` : 'a stack'}`,
    lines: transcript.lines(stack),
    order: 'stack-nesting',
    lanes: lanes.filter(({ id }) => steps.some(({ lane }) => lane === id)),
    steps,
  };
}

/** What a row says of a completion; undefined for rows that say nothing of it. */
function tell(frames: readonly Frame[], frame: Frame, hasArguments: boolean): Told | undefined {
  const name = functionName(frame);
  const [inner, outer] = [frames[frame.index - 1], frames[frame.index + 1]];
  if (isStage(secondStage, frame))
    return secondStep(hasArguments ? frame.args?.[0] : undefined, isStage(deliver, outer));
  if (isStage(deliver, frame) && isStage(secondStage, inner))
    return { lane: 'apc', what: 'kernel APCs are delivered', grade: 'observed' };
  if (isStage(firstStage, frame)) return undefined;
  if (isStage(firstStage, inner))
    return { lane: 'driver', what: `${name} completes a request`, grade: 'observed' };
  if (isStage(firstStage, outer) && !isKernel(frame))
    return { lane: 'driver', what: `the completion routine ${name} runs`, grade: 'observed' };
  return undefined;
}

function isStage(pattern: RegExp, frame: Frame | undefined): boolean {
  return frame !== undefined && isKernel(frame) && pattern.test(functionName(frame));
}

/** `apc`: the first argument, where the stack shows it. */
function secondStep(apc: Address | undefined, isDelivered: boolean): Told {
  const irp = irpOf(apc);
  const how = isDelivered ? 'as a special kernel APC' : 'called directly, no APC';
  return {
    lane: 'apc',
    what: `the second stage runs${irp ? ` for IRP ${formatAddress(irp)}` : ''}, ${how}`,
    grade: irp ? 'derived' : 'observed',
    why: irp
      ? `Its first argument is the KAPC, a part of the IRP: ${formatAddress(apc ?? irp)} - 0x40 = ${formatAddress(irp)}.`
      : 'It copies status and information for the caller and sets the event; which IRP it is, the stack does not show.',
  };
}

/** Pool of a 32-bit system lies in its upper half. */
function irpOf(apc: Address | undefined): Address | undefined {
  return apc !== undefined && isNarrow(apc) && /^f{8}[89a-f]/.test(apc)
    ? addOffset(apc, -apcInIrp)
    : undefined;
}
