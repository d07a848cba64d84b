/** WT11: threads wait for push locks or slim reader/writer locks, which do not record who holds them. */
import { formatAddress, type Address } from '../../shared/address';
import type { Frame, StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { functionName, waitRoutine } from '../transcript/frames';
import { threadLabel } from '../transcript/describe';
import type { Entry } from '../transcript/transcript';
import { userThreadLabel } from '../transcript/userThreads';
import type { Draft, Rule } from './rule';
import { andOthers } from './support/waiters';

const acquires = /^(?:Ex[fp]?Acquire\w*PushLock\w*|Rtlp?AcquireSRWLock\w*)$/;
/** In user mode. */
const waits = /^(?:(?:Nt|Zw)WaitForAlertByThreadId|(?:Nt|Zw)WaitForKeyedEvent)$/;
const most = 8;

export const pushLockWait: Rule = {
  id: 'push-lock-wait',
  severity: 'info',
  surface: 'card',
  summary:
    'Threads wait for a push lock or a slim reader/writer lock; such a lock does not record its owner.',
  *check(analysis) {
    const found = new Map<string, Acquisition[]>();
    for (const stack of analysis.transcript.stacksCalling(acquires)) {
      const acquisition = waitingIn(stack);
      if (!acquisition) continue;
      const key = `${stack.session.id}/${functionName(acquisition.frame)}/${acquisition.lock ?? ''}`;
      const others = found.get(key);
      if (others) others.push(acquisition);
      else found.set(key, [acquisition]);
    }
    for (const acquisitions of found.values()) {
      yield draft(analysis, acquisitions);
    }
  },
};

interface Acquisition {
  readonly stack: Entry<StackRecord>;
  readonly frame: Frame;
  /** The slim lock, where the stack shows arguments; kernel routines take theirs in a register. */
  readonly lock?: Address;
}

/** The routine acquires only where a wait stands above it: many a stack has returned through it. */
function waitingIn(stack: Entry<StackRecord>): Acquisition | undefined {
  const { frames } = stack.record;
  const at = frames.findIndex((frame) => acquires.test(functionName(frame)));
  const frame = frames[at];
  const isWaiting = frames
    .slice(0, at)
    .some((above) => waitRoutine.test(functionName(above)) || waits.test(functionName(above)));
  if (!frame || !isWaiting) return undefined;
  const lock = stack.record.dialect === 'x86-args' ? slimLock(frames.slice(at)) : undefined;
  return { stack, frame, ...(lock && { lock }) };
}

function slimLock(frames: readonly Frame[]): Address | undefined {
  return frames.find((frame) => functionName(frame).startsWith('RtlAcquireSRWLock'))?.args?.[0];
}

function draft({ transcript }: Analysis, acquisitions: readonly Acquisition[]): Draft | undefined {
  const [first] = acquisitions;
  if (!first) return undefined;
  const routine = functionName(first.frame);
  const lines = transcript.lines(first.stack, first.frame.lines);
  const next = first.stack.session.kind.startsWith('user') ? '~*kb' : '!stacks 2 PushLock';
  return {
    session: first.stack.session.id,
    subject: `${routine}-${lines[0]}`,
    lines,
    grade: 'derived',
    message: `${andOthers(nameOf(transcript, first.stack), acquisitions.length)} wait${acquisitions.length === 1 ? 's' : ''} in ${routine}${first.lock ? ` for the lock at ${formatAddress(first.lock)}` : ''}; the lock does not record who holds it.`,
    proof: acquisitions.slice(0, most).map(({ stack, frame }) => ({
      claim: `${nameOf(transcript, stack)} waits in ${functionName(frame)}`,
      lines: transcript.lines(stack, frame.lines),
      grade: 'observed',
    })),
    related: [],
    missing: [{ what: 'a thread that holds the lock: only its stack can show that', command: next }],
    next: [],
  };
}

function nameOf(transcript: Analysis['transcript'], stack: Entry<StackRecord>): string {
  const thread = transcript.threadOf(stack);
  const user = transcript.userThreadOf(stack);
  if (thread) return threadLabel(thread.record);
  return user ? userThreadLabel(user.record) : 'the thread of this stack';
}
