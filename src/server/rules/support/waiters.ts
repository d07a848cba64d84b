/** What the rules on waits say alike: how long, who else, and what the holder does. */
import { commandAddress, formatAddress, type Address } from '../../../shared/address';
import type { WaitEdge, WaitGraph } from '../../../shared/triage';
import type { ThreadRecord } from '../../model/thread';
import type { Analysis } from '../../transcript/analysis';
import { threadLabel } from '../../transcript/describe';
import { duration } from '../../transcript/time';
import type { Entry, Transcript } from '../../transcript/transcript';
import { printedThread } from '../../transcript/waits/printedThread';

/** Shorter waits are ordinary. */
export const longMs = 10_000;
/** Waiters that are looked at one by one. */
const most = 64;

export function isLong({ waitMs = 0 }: Pick<ThreadRecord, 'waitMs'>): boolean {
  return waitMs >= longMs;
}

/** ` for 1 h 35 min`, or nothing where it is not printed. */
export function howLong({ waitMs }: Pick<ThreadRecord, 'waitMs'>): string {
  return waitMs === undefined ? '' : ` for ${duration(waitMs)}`;
}

/** `a.exe 1f4.200 and 3 others`. */
export function andOthers(first: string, count: number): string {
  if (count < 2) return first;
  return `${first} and ${count === 2 ? 'another' : `${count - 1} others`}`;
}

type State = 'waits' | 'terminated' | 'runs' | 'unknown';

/** Who holds what others wait for. */
export interface Holder {
  /** Where the thread is printed. */
  readonly entry?: Entry<ThreadRecord>;
  readonly state: State;
  /** `app.exe 1f4.200`, or by its address. */
  readonly name: string;
  /** `which has terminated`. */
  readonly words: string;
}

const stateWords: Readonly<Record<State, string>> = {
  waits: 'which waits itself',
  terminated: 'which has terminated',
  runs: 'which does not wait',
  unknown: 'whose state the text does not show',
};

/** By its node in the wait-for graph: another output than its own may show what it waits for. */
export function holder({ transcript, waitGraph }: Analysis, id: string): Holder {
  const entry = printedThread(transcript, id);
  const onwards = edgesBy(waitGraph, 'from')
    .get(id)
    ?.find(({ kind }) => kind === 'waits-for');
  const printed = stateOf(entry);
  const state = printed === 'unknown' && onwards ? 'waits' : printed;
  return {
    ...(entry && { entry }),
    state,
    name: labelOf(waitGraph, id),
    words:
      state === 'waits' && onwards
        ? `which itself waits for ${labelOf(waitGraph, onwards.to)}`
        : stateWords[state],
  };
}

function stateOf(entry: Entry<ThreadRecord> | undefined): State {
  const state = entry?.record.state;
  if (state === undefined) return 'unknown';
  if (state === 'WAIT') return 'waits';
  return state.startsWith('TERMINATED') ? 'terminated' : 'runs';
}

const labels = new WeakMap<WaitGraph, ReadonlyMap<string, string>>();

/** What a node of the graph is called. */
export function labelOf(graph: WaitGraph, id: string): string {
  let named = labels.get(graph);
  if (!named) labels.set(graph, (named = new Map(graph.nodes.map((node) => [node.id, node.label]))));
  return named.get(id) ?? `thread ${formatAddress(addressOf(id))}`;
}

/** The printed threads behind edges, the longest wait first. */
export function waitersOf(transcript: Transcript, edges: readonly WaitEdge[]): Entry<ThreadRecord>[] {
  return edges
    .slice(0, most)
    .flatMap(({ from }) => printedThread(transcript, from) ?? [])
    .sort((a, b) => (b.record.waitMs ?? 0) - (a.record.waitMs ?? 0));
}

/** `!thread A`, one command for each. */
export function threadCommands(addresses: readonly Address[]): string[] {
  return addresses.map((address) => `!thread ${commandAddress(address)}`);
}

/** All threads in one output, so that they are of one moment. */
export function together(addresses: readonly Address[]): string {
  return ['.echotimestamps 1', ...threadCommands(addresses)].join('; ');
}

export function label(entry: Entry<ThreadRecord>): string {
  return threadLabel(entry.record);
}

type Edges = ReadonlyMap<string, readonly WaitEdge[]>;

/** Asked for by several rules. */
const known = { from: new WeakMap<WaitGraph, Edges>(), to: new WeakMap<WaitGraph, Edges>() };

/** Edges of the graph by where they begin, or where they lead. */
export function edgesBy(graph: WaitGraph, end: 'from' | 'to'): Edges {
  const before = known[end].get(graph);
  if (before) return before;
  const found = new Map<string, WaitEdge[]>();
  for (const edge of graph.edges) {
    const others = found.get(edge[end]);
    if (others) others.push(edge);
    else found.set(edge[end], [edge]);
  }
  known[end].set(graph, found);
  return found;
}

export function edgeProof({ why, lines, grade, check }: WaitEdge): {
  readonly claim: string;
  readonly lines: WaitEdge['lines'];
  readonly grade: WaitEdge['grade'];
  readonly check?: NonNullable<WaitEdge['check']>;
} {
  return { claim: why, lines, grade, ...(check && { check }) };
}

/** `s1/thread:fffffadfcca9a040` → `fffffadfcca9a040`. */
export function addressOf(id: string): Address {
  return id.slice(id.lastIndexOf(':') + 1) as Address;
}

export function sessionOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
