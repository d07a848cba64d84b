/** STK09: the kernel stack is used up: a bug check that says so or may say so, and what filled the stack. */
import { commandAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import { isFault } from '../reference/bugchecks';
import type { Crash } from '../transcript/crashes';
import { faultRow } from '../transcript/crashStacks';
import { thingId, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { stackRoom, type StackRoom } from './support/stackRoom';
import { recursionWords, stackUse, type StackUse } from './support/stackUse';

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
  const use = largestUse(transcript, crash);
  const room = stackRoom(transcript, crash);
  const second = secondCues(room, use, transcript);
  const cycle = use?.cycle;
  const { thread } = room ?? {};
  return {
    session: session.id,
    subject: `${lines[0]}`,
    lines,
    grade: second.length > 0 ? 'derived' : 'inferred',
    ...(second.length === 0 && { severity: 'info' }),
    message: `${cue}${cycle ? `, and ${recursionWords(cycle)}` : ''}.${room ? roomWords(room, second.length === 0) : ''}${use ? largestWords(use) : ''}`,
    proof: [
      { claim: 'the bug check', lines, grade: 'observed' },
      ...second,
      ...(room && !second.includes(room.proof) ? [room.proof] : []),
    ],
    related: cycle ? [{ message: 'the rows that come again', lines: cycle.lines }] : [],
    alternatives: second.length > 0 ? [] : ['A fault of the hardware, or a damaged stack pointer.'],
    missing: [
      ...(room
        ? []
        : [{ what: 'Base and Limit of the stack, to compare the stack pointer with', command: '!thread' }]),
      { what: 'how much of the stack each row takes, down to the last', command: 'kf 100' },
    ],
    next: [...contextCommand(crash), '!thread', 'kf 100'],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}

/** With more than this left no push and no small frame fails. */
const ample = 0x1000;

function roomWords({ left }: StackRoom, alone: boolean): string {
  const bytes = `0x${Math.abs(left).toString(16)}`;
  if (left < nearLimit)
    return ` The stack pointer stood ${bytes} bytes ${left < 0 ? 'below' : 'above'} Limit.`;
  return alone && left >= ample ? ` With ${bytes} bytes left the stack was hardly used up.` : '';
}

/** Where the registers of the first fault are: the task state on x86, the trap frame where one is printed. */
function contextCommand({ session, trapFrame, stacks }: Crash): string[] {
  if (session.machine === 'x86') return ['.tss 28'];
  const frame =
    trapFrame ?? stacks.flatMap(({ entry }) => entry.record.frames).find((row) => row.trapFrame)?.trapFrame;
  return frame ? [`.trap ${commandAddress(frame)}`] : ['kv'];
}

/** Of the stack of the crash that shows most rows. */
function largestUse(transcript: Transcript, { code = 0, stacks }: Crash): StackUse | undefined {
  const [longest] = [...stacks].sort((a, b) => b.entry.record.frames.length - a.entry.record.frames.length);
  if (!longest) return undefined;
  return stackUse(transcript, longest.entry, faultRow(longest.entry.record, isFault(code)) ?? 0);
}

function secondCues(room: StackRoom | undefined, use: StackUse | undefined, transcript: Transcript): Proof[] {
  return [
    ...(use?.cycle ? [cycleProof(use.cycle)] : []),
    ...(room && room.left < nearLimit ? [room.proof] : room && use ? shareProof(transcript, room, use) : []),
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

/** The rows take most of the stack that is there. */
function shareProof(transcript: Transcript, { size, thread }: StackRoom, { bytes }: StackUse): Proof[] {
  if (size === undefined || !thread || bytes <= size * mostOfIt) return [];
  return [
    {
      claim: `the rows take 0x${bytes.toString(16)} of the 0x${size.toString(16)} bytes between Limit and Base`,
      lines: transcript.lines(thread),
      grade: 'derived',
    },
  ];
}
