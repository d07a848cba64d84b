/** Who enters and owns critical sections: threads of a program that is debugged, or of processes that a kernel debugger shows. */
import type { Lines, SessionInfo } from '../../../shared/triage';
import type { StackRecord } from '../../model/stack';
import type { ThreadRecord } from '../../model/thread';
import type { UserThreadRecord } from '../../model/userThread';
import { threadLabel } from '../describe';
import { formatCid } from '../recordLabel';
import { namedThread } from '../stackName';
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

/** `app.exe f10.1c8`, `thread f10.1c8`: what a thing that is a THREAD is called when its Cid is known. */
const cidAtEnd = /(?:^| )[0-9a-f]+\.([0-9a-f]+)$/;

export class SectionThreads {
  private readonly ids = new Map<string, Entry<UserThreadRecord>>();
  private readonly numbers = new Map<string, Entry<UserThreadRecord>>();
  /** Things, by session and thread id. */
  private kernelThreads: ReadonlyMap<string, string> | undefined;

  constructor(private readonly transcript: Transcript) {
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
    const id = (this.kernelThreads ??= kernelThreads(this.transcript)).get(key);
    const entry = id === undefined ? undefined : printedThread(this.transcript, id);
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

function kernelThreads(transcript: Transcript): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, kind, label } of transcript.things.infos()) {
    const thread = kind === 'thread' ? cidAtEnd.exec(label)?.[1] : undefined;
    if (thread === undefined) continue;
    const key = `${id.slice(0, id.indexOf('/'))}/${Number.parseInt(thread, 16)}`;
    if (!found.has(key)) found.set(key, id);
  }
  return found;
}
