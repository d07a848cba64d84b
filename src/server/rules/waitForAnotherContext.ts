/** WT20: threads that wait for another thread to do something for them: the loader, a window, a COM apartment. */
import type { Frame, StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { threadLabel } from '../transcript/describe';
import { functionName, waitRoutine } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import { userThreadLabel } from '../transcript/userThreads';
import type { Draft, Rule } from './rule';
import { andOthers } from './support/waiters';

interface Role {
  readonly routine: RegExp;
  /** What such a thread waits for. */
  readonly what: string;
  readonly missing: string;
  readonly command: string;
}

const roles: readonly Role[] = [
  {
    routine: /^LdrpAcquireLoaderLock$/,
    what: 'the loader lock',
    missing: 'who owns the loader lock',
    command: '!cs ntdll!LdrpLoaderLock',
  },
  {
    routine: /^LdrpDrainWorkQueue$/,
    what: 'other threads that load modules for it (work of the loader, not its lock)',
    missing: 'the threads that load modules',
    command: '~*kb',
  },
  {
    routine: /^(?:NtUserMessageCall|xxxSendMessageTimeout|xxxInterSendMsgEx)$/,
    what: 'the thread of another window to handle a message',
    missing: 'the thread that owns the window',
    command: '~*kb',
  },
  {
    routine: /^(?:GetToSTA|ModalLoop|ClassicSTAThreadWaitForCall)$/,
    what: 'a COM call that another apartment handles',
    missing: 'the thread of the apartment that handles the call',
    command: '~*kb',
  },
  {
    routine: /^CoWaitForMultipleHandles$/,
    what: 'handles, while its COM apartment goes on handling calls',
    missing: 'who signals the handles',
    command: '~*kb',
  },
];
const any = new RegExp(roles.map(({ routine }) => routine.source).join('|'));
const userWait = /^(?:Nt|Zw)(?:WaitFor\w+|UserMsgWaitForMultipleObjects\w*)$/;
const most = 8;

export const waitForAnotherContext: Rule = {
  id: 'wait-for-another-context',
  severity: 'info',
  surface: 'card',
  summary: 'Threads wait for the loader lock, for a window of another thread, or for another COM apartment.',
  *check(analysis) {
    const found = new Map<string, Waiting[]>();
    for (const stack of analysis.transcript.stacksCalling(any)) {
      const waiting = read(stack);
      if (!waiting) continue;
      const key = `${stack.session.id}/${roles.indexOf(waiting.role)}`;
      const others = found.get(key);
      if (others) others.push(waiting);
      else found.set(key, [waiting]);
    }
    for (const waiting of found.values()) {
      yield draft(analysis, waiting);
    }
  },
};

interface Waiting {
  readonly stack: Entry<StackRecord>;
  readonly frame: Frame;
  readonly role: Role;
}

/** The innermost such routine, where the thread waits above it: a routine further out has long been left behind. */
function read(stack: Entry<StackRecord>): Waiting | undefined {
  const { frames } = stack.record;
  const at = frames.findIndex((frame) => any.test(functionName(frame)));
  const frame = frames[at];
  const role = frame && roles.find(({ routine }) => routine.test(functionName(frame)));
  if (!frame || !role) return undefined;
  // In user mode the system call is the last that is seen of it.
  const inCall = at === 0 && frame.module !== undefined && /^win32u$|^user32$/i.test(frame.module);
  const isWaiting = frames
    .slice(0, at)
    .some((above) => waitRoutine.test(functionName(above)) || userWait.test(functionName(above)));
  return inCall || isWaiting ? { stack, frame, role } : undefined;
}

function draft({ transcript }: Analysis, waiting: readonly Waiting[]): Draft | undefined {
  const [first] = waiting;
  if (!first) return undefined;
  const { role, stack, frame } = first;
  const lines = transcript.lines(stack, frame.lines);
  return {
    session: stack.session.id,
    subject: `${functionName(frame)}-${lines[0]}`,
    lines,
    grade: 'derived',
    message: `${andOthers(nameOf(transcript, stack), waiting.length)} wait${waiting.length === 1 ? 's' : ''} in ${functionName(frame)} for ${role.what}.`,
    proof: waiting.slice(0, most).map((one) => ({
      claim: `${nameOf(transcript, one.stack)} waits in ${functionName(one.frame)}`,
      lines: transcript.lines(one.stack, one.frame.lines),
      grade: 'observed',
    })),
    related: [],
    missing: [{ what: role.missing, command: role.command }],
    next: [role.command],
  };
}

function nameOf(transcript: Analysis['transcript'], stack: Entry<StackRecord>): string {
  const thread = transcript.threadOf(stack);
  const user = transcript.userThreadOf(stack);
  if (thread) return threadLabel(thread.record);
  return user ? userThreadLabel(user.record) : 'The thread of this stack';
}
