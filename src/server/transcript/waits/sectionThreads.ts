/** Who enters and owns critical sections: threads of a program that is debugged, or of processes that a kernel debugger shows. */
import type { Lines, SessionInfo } from '../../../shared/triage';
import type { StackRecord } from '../../model/stack';
import type { ThreadRecord } from '../../model/thread';
import type { UserThreadRecord } from '../../model/userThread';
import { threadLabel } from '../describe';
import { formatCid } from '../recordLabel';
import { namedThread } from '../stackName';
import type { Steps } from '../steps';
import { thingId, type Entry, type Transcript } from '../transcript';
import { printedThread } from './printedThread';

/** A thread that runs user-mode code, printed or only named by its id. */
export interface SectionThread {
  /** Node of the graph: a THREAD, where a kernel debugger prints it. */
  readonly id: string;
  /** The thread's id; no two threads of a system have the same. */
  readonly thread: number;
  /** Its process, where that is printed. */
  readonly process?: number;
  readonly label: string;
  /** Where it is printed. */
  readonly lines?: Lines;
}

export class SectionThreads {
  private readonly ids = new Map<string, Entry<UserThreadRecord>>();
  private readonly numbers = new Map<string, Entry<UserThreadRecord>>();
  static *of(transcript: Transcript): Steps<SectionThreads> {
    return new SectionThreads(transcript, yield* kernelThreads(transcript));
  }

  private constructor(
    private readonly transcript: Transcript,
    /** Rows of things, by session and thread id. */
    private readonly kernel: ReadonlyMap<string, number>,
  ) {
    for (const entry of transcript.each('userThread')) {
      const { cid, number } = entry.record;
      const [id, place] = [`${entry.session.id}/${cid.thread}`, `${entry.session.id}/${number}`];
      if (!this.ids.has(id)) this.ids.set(id, entry);
      if (!this.numbers.has(place)) this.numbers.set(place, entry);
    }
  }

  byId(session: SessionInfo, thread: number): SectionThread {
    const key = `${session.id}/${thread}`;
    const printed = this.ids.get(key);
    if (printed) return this.ofProgram(session, thread, printed);
    const row = this.kernel.get(key);
    const entry =
      row === undefined ? undefined : printedThread(this.transcript, this.transcript.things.idAt(row));
    return (entry && this.ofKernel(entry)) ?? this.ofProgram(session, thread);
  }

  /** By the line above it, else by the command or the prompt before it. */
  ofStack(stack: Entry<StackRecord>): SectionThread | undefined {
    const { session } = stack;
    const inKernel = this.transcript.threadOf(stack);
    if (inKernel) return this.ofKernel(inKernel);
    const above = this.transcript.userThreadOf(stack)?.record.cid.thread;
    const { id, number = '' } = namedThread(this.transcript, stack);
    const thread = above ?? id ?? this.numbers.get(`${session.id}/${number}`)?.record.cid.thread;
    return thread === undefined ? undefined : this.byId(session, thread);
  }

  private ofKernel(entry: Entry<ThreadRecord>): SectionThread | undefined {
    const { cid, address } = entry.record;
    return (
      cid && {
        id: thingId(entry.session, 'thread', address),
        ...cid,
        label: threadLabel(entry.record),
        lines: this.transcript.lines(entry),
      }
    );
  }

  private ofProgram(session: SessionInfo, thread: number, printed?: Entry<UserThreadRecord>): SectionThread {
    return {
      id: `${session.id}/userThread:${thread.toString(16)}`,
      thread,
      label: `thread ${printed ? formatCid(printed.record.cid) : thread.toString(16)}`,
      ...(printed && { lines: this.transcript.lines(printed) }),
    };
  }
}

const known = new WeakMap<Transcript, ReadonlyMap<string, number>>();
/** Threads that are read in one step: a millisecond. */
const threadsOfStep = 1024;

/** Read once for all that names threads so. */
function* kernelThreads(transcript: Transcript): Steps<ReadonlyMap<string, number>> {
  const before = known.get(transcript);
  if (before) return before;
  const found = new Map<string, number>();
  let count = 0;
  for (const { row, session, thread } of transcript.things.threads()) {
    if (++count % threadsOfStep === 0) yield undefined;
    const key = `${session}/${thread}`;
    if (!found.has(key)) found.set(key, row);
  }
  known.set(transcript, found);
  return found;
}
