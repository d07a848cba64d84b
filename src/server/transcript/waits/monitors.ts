/** Monitors of managed objects: who owns them, and who waits for which, as far as the counts leave one possibility. */
import type { Grade, Lines } from '../../../shared/triage';
import type { MonitorRecord } from '../../model/runtime';
import { functionName } from '../frames';
import { words } from '../recordLabel';
import type { Steps } from '../steps';
import { thingId, type Entry, type Transcript } from '../transcript';
import { SectionThreads, type SectionThread } from './sectionThreads';

export interface MonitorWait {
  readonly waiter: SectionThread;
  /** The row that enters the monitor. */
  readonly lines: Lines;
  readonly grade: Grade;
  readonly why: string;
}

/** A monitor that is owned, as it is printed last. */
export interface MonitorState {
  readonly entry: Entry<MonitorRecord>;
  readonly id: string;
  readonly label: string;
  readonly owner?: SectionThread;
  /** Threads that wait, by the count of the runtime. */
  readonly waiters: number;
  /** Each is inferred: the stack does not show which object a thread enters. */
  readonly waits: readonly MonitorWait[];
}

/** The methods of the class, as a row or behind the helper frame of one, and the routines of both runtimes below it. */
const entering =
  /^(?:(?:\[\w+: [0-9a-f]+\] )?System\.Threading\.Monitor\.(?:Enter|ReliableEnter|TryEnter|Enter_Slowpath)\w*\(|AwareLock::Enter|JITutil_MonContention|JIT_MonEnter)/;

export function* monitors(transcript: Transcript): Steps<MonitorState[]> {
  const last = new Map<string, Entry<MonitorRecord>>();
  for (const entry of transcript.each('monitor'))
    if (entry.record.address) last.set(thingId(entry.session, 'monitor', entry.record.address), entry);
  if (last.size === 0) return [];
  const threads = yield* SectionThreads.of(transcript);
  const states = [...last].flatMap(([id, entry]) => stateOf(id, entry, threads) ?? []);
  const waits = waitsFor(transcript, threads, states);
  return states.map((state) => ({ ...state, waits: waits.get(state.id) ?? [] }));
}

function stateOf(
  id: string,
  entry: Entry<MonitorRecord>,
  threads: SectionThreads,
): Omit<MonitorState, 'waits'> | undefined {
  const { held, owningThread, type } = entry.record;
  if (held === 0) return undefined;
  return {
    entry,
    id,
    label: words('monitor of', type, entry.record.address),
    ...(owningThread !== undefined && { owner: threads.byId(entry.session, owningThread) }),
    waiters: Math.floor(held / 2),
  };
}

/** A thread that enters a monitor waits for one that somebody waits for and that is not its own; told only where that leaves one. */
function waitsFor(
  transcript: Transcript,
  threads: SectionThreads,
  states: readonly Omit<MonitorState, 'waits'>[],
): ReadonlyMap<string, MonitorWait[]> {
  const found = new Map<string, MonitorWait[]>();
  const contended = states.filter(({ waiters, owner }) => waiters > 0 && owner);
  const seen = new Set<string>();
  for (const stack of contended.length > 0 ? transcript.stacksCalling(entering) : []) {
    const frame = stack.record.frames.find((one) => entering.test(functionName(one)));
    const waiter = threads.ofStack(stack);
    if (!frame || !waiter || seen.has(waiter.id)) continue;
    seen.add(waiter.id);
    const session = stack.session.id;
    const possible = contended.filter(
      ({ entry, owner }) => entry.session.id === session && owner?.thread !== waiter.thread,
    );
    const [only] = possible;
    if (!only || possible.length > 1) continue;
    const waits = found.get(only.id) ?? [];
    found.set(only.id, waits);
    waits.push({
      waiter,
      lines: transcript.lines(stack, frame.lines),
      grade: 'inferred',
      why: reason(only, contended.length),
    });
  }
  return found;
}

function reason({ label, waiters }: Omit<MonitorState, 'waits'>, contended: number): string {
  const others = contended === 1 ? '' : ' that it does not own itself';
  return `The thread enters a monitor, and the ${label}, with ${waiters} waiting, is the only contended one${others}.`;
}
