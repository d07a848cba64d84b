/** Critical sections, who owns them and who waits for them, by user-mode outputs of one session. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Grade, Lines } from '../../../shared/triage';
import type { CriticalSectionRecord } from '../../model/lock';
import type { Frame } from '../../model/stack';
import type { UserThreadRecord } from '../../model/userThread';
import { functionName } from '../frames';
import { formatCid, placeOf } from '../recordLabel';
import type { Entry, Transcript } from '../transcript';

/** A thread of user mode, printed or only named by its id. */
export interface SectionThread {
  /** Node of the graph. */
  readonly id: string;
  /** The thread's id. */
  readonly thread: number;
  readonly label: string;
  /** Where it is printed. */
  readonly lines?: Lines;
}

export interface SectionWait {
  readonly waiter: SectionThread;
  /** The frame that enters the critical section. */
  readonly lines: Lines;
  readonly routine: string;
  /** `derived` from the stack argument; `inferred` where it is the only locked critical section. */
  readonly grade: Grade;
}

export interface SectionState {
  readonly entry: Entry<CriticalSectionRecord>;
  readonly address: Address;
  readonly label: string;
  readonly owner?: SectionThread;
  readonly waits: readonly SectionWait[];
}

const entering =
  /^_?Rtl(?:pWaitOnCriticalSection|pWaitForCriticalSection|pEnterCriticalSection(?:Contended)?|EnterCriticalSection)$/;
/** Below it the thread waits for the section; without it the thread may just be entering. */
const waiting = /^_?Rtl(?:pWaitOnCriticalSection|pWaitForCriticalSection|pUnWaitCriticalSection)$/;

/** The locked critical sections of the text, each as it is printed last. */
export function criticalSections(transcript: Transcript): SectionState[] {
  const last = new Map<string, Entry<CriticalSectionRecord>>();
  for (const entry of transcript.each('criticalSection'))
    if (entry.record.address) last.set(`${entry.session.id}/${entry.record.address}`, entry);
  if (last.size === 0) return [];
  const threads = new UserThreads(transcript);
  const waits = waitsByStack(transcript, threads);
  const locked = [...last.values()].filter(({ record }) => isLocked(record));
  return locked.map((entry) => state(entry, locked, waits, threads));
}

function isLocked({ locked, owningThread }: CriticalSectionRecord): boolean {
  return locked !== false && owningThread !== undefined;
}

function state(
  entry: Entry<CriticalSectionRecord>,
  locked: readonly Entry<CriticalSectionRecord>[],
  waits: readonly StackWait[],
  threads: UserThreads,
): SectionState {
  const { session, record } = entry;
  const address = record.address ?? ('' as Address);
  const others = locked.filter((other) => other.session.id === session.id);
  return {
    entry,
    address,
    label: `critical section ${placeOf(record) ?? formatAddress(address)}`,
    ...(record.owningThread !== undefined && { owner: threads.byId(session.id, record.owningThread) }),
    waits: waits.flatMap(({ session: of, argument, wait }): SectionWait[] => {
      if (of !== session.id || wait.waiter.thread === record.owningThread) return [];
      if (argument) return argument === address ? [{ ...wait, grade: 'derived' }] : [];
      return others.length === 1 ? [{ ...wait, grade: 'inferred' }] : [];
    }),
  };
}

interface StackWait {
  readonly session: string;
  /** Of the routine, where the stack shows arguments: x86 alone. */
  readonly argument?: Address;
  readonly wait: Omit<SectionWait, 'grade'>;
}

function waitsByStack(transcript: Transcript, threads: UserThreads): StackWait[] {
  const found = new Map<string, StackWait>();
  for (const stack of transcript.stacksCalling(waiting)) {
    const { frames, dialect } = stack.record;
    const frame = frames.find((one) => waiting.test(functionName(one)));
    const waiter = threads.ofStack(stack);
    if (!frame || !waiter) continue;
    const argument = dialect === 'x86-args' ? sectionArgument(frames) : undefined;
    found.set(waiter.id, {
      session: stack.session.id,
      ...(argument && { argument }),
      wait: { waiter, routine: functionName(frame), lines: transcript.lines(stack, frame.lines) },
    });
  }
  return [...found.values()];
}

/** RtlEnterCriticalSection takes it on the stack in every version; the routines below it may take it in a register. */
function sectionArgument(frames: readonly Frame[]): Address | undefined {
  const enters = frames.filter((frame) => entering.test(functionName(frame)));
  return enters.at(-1)?.args?.[0];
}

/** The threads that user-mode outputs name, by their id and by the debugger's number. */
class UserThreads {
  private readonly ids = new Map<string, Entry<UserThreadRecord>>();
  private readonly numbers = new Map<string, Entry<UserThreadRecord>>();

  constructor(private readonly transcript: Transcript) {
    for (const entry of transcript.each('userThread')) {
      const { cid, number } = entry.record;
      const [id, place] = [`${entry.session.id}/${cid.thread}`, `${entry.session.id}/${number}`];
      if (!this.ids.has(id)) this.ids.set(id, entry);
      if (!this.numbers.has(place)) this.numbers.set(place, entry);
    }
  }

  byId(session: string, thread: number): SectionThread {
    const printed = this.ids.get(`${session}/${thread}`);
    return {
      id: `${session}/userThread:${thread.toString(16)}`,
      thread,
      label: printed ? `thread ${formatCid(printed.record.cid)}` : `thread ${thread.toString(16)}`,
      ...(printed && { lines: this.transcript.lines(printed) }),
    };
  }

  /** By the line above it, else by the prompt before it. */
  ofStack(stack: Parameters<Transcript['userThreadOf']>[0]): SectionThread | undefined {
    const { session, context } = stack;
    const above = this.transcript.userThreadOf(stack)?.record.cid.thread;
    const thread = above ?? this.numbers.get(`${session.id}/${context.thread ?? ''}`)?.record.cid.thread;
    return thread === undefined ? undefined : this.byId(session.id, thread);
  }
}
