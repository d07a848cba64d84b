/** STK09: the kernel stack is used up: a bug check that says so or may say so, and what filled the stack. */
import { addOffset, distance, formatAddress, type Address } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import type { Crash } from '../transcript/crashes';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { recursionWords, stackUse, type StackUse } from './support/stackUse';
import { threadOfStack } from './support/threadOfStack';

export const kernelStackOverflow: Rule = {
  id: 'kernel-stack-overflow',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A double fault or a stack bug check, and what used up the kernel stack.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const what = cueOf(crash);
      if (what !== undefined) yield draft(transcript, crash, what);
    }
  },
};

const doubleFault = 8;
/** Codes that Windows gives to a kernel stack that has no room left. */
const exhausted = new Set([0x2b, 0x1aa, 0x1ab]);
/** Less is left when a routine cannot be called any more. */
const nearLimit = 0x200;
/** Of the stack, taken by the rows that are shown. */
const mostOfIt = 0.75;

function cueOf({ code = 0, parameters: [first] }: Crash): string | undefined {
  if (exhausted.has(code & 0xfffffff)) return 'The kernel stack is exhausted';
  const trap = first === undefined ? -1 : Number.parseInt(first, 16);
  return (code & 0xfffffff) === 0x7f && trap === doubleFault
    ? 'A double fault: a stack that is used up is one of two common causes, hardware the other'
    : undefined;
}

function draft(transcript: Transcript, crash: Crash, cue: string): Draft {
  const { session, lines } = crash;
  const found = largestStack(transcript, crash);
  const second = found ? secondCues(transcript, found) : [];
  const cycle = found?.use.cycle;
  const { thread } = found ?? {};
  return {
    session: session.id,
    subject: `${lines[0]}`,
    lines,
    grade: second.length > 0 ? 'derived' : 'inferred',
    ...(second.length === 0 && { severity: 'info' }),
    message: `${cue}${cycle ? `, and ${recursionWords(cycle)}` : ''}.${found ? largestWords(found.use) : ''}`,
    proof: [{ claim: 'the bug check', lines, grade: 'observed' }, ...second],
    related: cycle ? [{ message: 'the rows that come again', lines: cycle.lines }] : [],
    alternatives: second.length > 0 ? [] : ['A fault of the hardware, or a damaged stack pointer.'],
    missing: [{ what: 'how much of the stack each row takes, down to the last', command: 'kf 100' }],
    next: [...(session.machine === 'x86' ? ['.tss 28'] : []), '!thread', 'kf 100'],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}

interface UsedStack {
  readonly use: StackUse;
  /** The stack pointer of the top row. */
  readonly top: Address | undefined;
  readonly thread: Entry<ThreadRecord> | undefined;
}

/** The stack of the crash that shows most rows, and the thread that it belongs to. */
function largestStack(transcript: Transcript, { session, stacks }: Crash): UsedStack | undefined {
  const [longest] = [...stacks].sort((a, b) => b.entry.record.frames.length - a.entry.record.frames.length);
  if (!longest) return undefined;
  const top = longest.entry.record.frames[0]?.frame;
  const thread =
    top &&
    (threadOfStack(transcript, session.id, top) ??
      threadOfStack(transcript, session.id, addOffset(top, guardPage)));
  return { use: stackUse(transcript, longest.entry), top, thread };
}

function secondCues(transcript: Transcript, { use, top, thread }: UsedStack): Proof[] {
  return [
    ...(use.cycle ? [cycleProof(use.cycle)] : []),
    ...(thread ? roomProof(transcript, thread, top, use) : []),
  ];
}

function largestWords({ bytes, largest: [first] }: StackUse): string {
  if (!first) return '';
  const rows = first.rows === 1 ? 'one row' : `${first.rows} rows`;
  return ` ${first.symbol} takes 0x${first.bytes.toString(16)} of 0x${bytes.toString(16)} bytes that the rows show (${rows}).`;
}

function cycleProof(cycle: NonNullable<StackUse['cycle']>): Proof {
  return { claim: `${recursionWords(cycle)} in a row: a recursion`, lines: cycle.lines, grade: 'observed' };
}

/** A stack pointer may have gone below the limit: by a page at most, where the guard page is. */
const guardPage = 0x1000;

function roomProof(
  transcript: Transcript,
  thread: Entry<ThreadRecord>,
  sp: Address | undefined,
  use: StackUse | undefined,
): Proof[] {
  const { stackBase, stackLimit } = thread.record;
  if (!stackBase || !stackLimit || !sp) return [];
  const left = distance(stackLimit, sp);
  const size = distance(stackLimit, stackBase) ?? 0;
  const lines = transcript.lines(thread);
  if (left !== undefined && left < nearLimit)
    return [
      {
        claim: `the top row stands 0x${Math.max(left, 0).toString(16)} bytes above Limit ${formatAddress(stackLimit)}`,
        lines,
        grade: 'derived',
        ...(left >= 0 && { check: { terms: [stackLimit, `+0x${left.toString(16)}`], equals: sp } }),
      },
    ];
  return size > 0 && use && use.bytes > size * mostOfIt
    ? [
        {
          claim: `the rows take 0x${use.bytes.toString(16)} of the 0x${size.toString(16)} bytes between Limit and Base`,
          lines,
          grade: 'derived',
        },
      ]
    : [];
}
