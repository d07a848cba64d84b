/** Rings of the wait-for graph: what proves them, what weakens them, and where one may be broken. */
import type { Cycle, Grade, WaitEdge } from '../../../shared/triage';
import type { ThreadRecord } from '../../model/thread';
import { findCycles, type Ring } from '../cycles';
import { threadLabel } from '../describe';
import type { MergedIrp } from '../irps';
import { duration } from '../time';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';
import { ownObject } from './ownObject';

const weakest: Record<Grade, number> = { observed: 0, derived: 1, inferred: 2 };
/** How many nodes of a ring are named one by one. */
const mostNamed = 24;
/** Outputs closer than this are of one moment. */
const apartMs = 1000;

/** `requests`: the request that a thread of the graph waits for, by node. Neither the order of locks nor the place of a request is a wait. */
export function rings(graph: GraphBuilder, requests: ReadonlyMap<string, MergedIrp>): Cycle[] {
  const waits = graph.edges.filter(({ kind }) => kind !== 'lock-order' && kind !== 'serves');
  return findCycles(graph.nodes, waits)
    .flatMap(strongest)
    .map((ring) => cycleOf(graph, ring, requests));
}

/** What is proven without a judgement is not weakened by one more edge: the proven rings of a component, else all of it. */
function strongest(ring: Ring): readonly Ring[] {
  const sure = ring.edges.filter(({ grade }) => grade !== 'inferred');
  if (sure.length === ring.edges.length) return [ring];
  const proven = findCycles(
    ring.nodes.map((id) => ({ id })),
    sure,
  );
  return proven.length > 0 ? proven : [ring];
}

function cycleOf(graph: GraphBuilder, ring: Ring, requests: ReadonlyMap<string, MergedIrp>): Cycle {
  const nodes = fromThread(ring);
  const places = new Map(nodes.map((id, place) => [id, place]));
  const edges = ring.edges.toSorted((a, b) => (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0));
  const grade = edges.reduce<Grade>(
    (worst, edge) => (weakest[edge.grade] > weakest[worst] ? edge.grade : worst),
    'observed',
  );
  const threads = nodes.flatMap((id) => graph.threads.get(id) ?? []);
  const breakAt = breakPoint(graph, nodes, edges, requests);
  const names = nodes.slice(0, mostNamed).map((id) => graph.labelOf(id));
  const more = nodes.length > names.length ? [`${nodes.length - names.length} more`] : [];
  return {
    nodes,
    edges: edges.map(({ id }) => id),
    grade,
    ...(breakAt && { breakAt: breakAt.id }),
    why: `${[...names, ...more, names[0] ?? ''].join(' → ')}.${breakAt ? ` ${breakAt.advice}` : ''}`,
    caveats: [
      ...skewCaveats(threads),
      ...threads.flatMap(objectCaveats),
      ...edges.filter((edge) => edge.grade === 'inferred').map(({ why }: WaitEdge) => why),
    ],
  };
}

/** A ring is told from one of its threads on; where several rings hang together, the order is that of the walk. */
function fromThread({ nodes, edges }: Ring): readonly string[] {
  const first = nodes.findIndex((id) => /\/(?:thread|userThread):/.test(id));
  return first <= 0 || edges.length !== nodes.length
    ? nodes
    : [...nodes.slice(first), ...nodes.slice(0, first)];
}

/** A UserMode wait ends when its thread is ended; best where the request that it waits for can be cancelled. */
function breakPoint(
  graph: GraphBuilder,
  nodes: readonly string[],
  edges: readonly WaitEdge[],
  requests: ReadonlyMap<string, MergedIrp>,
): { readonly id: string; readonly advice: string } | undefined {
  const interruptible = nodes.filter((id) => graph.threads.get(id)?.record.waitMode === 'UserMode');
  const useful = interruptible.filter((id) => !holdsForGood(id, edges));
  const cancellable = (id: string): boolean => requests.get(id)?.record.cancelRoutine !== undefined;
  const id = useful.find(cancellable) ?? useful.find((candidate) => requests.has(candidate)) ?? useful[0];
  const [holder] = interruptible;
  if (id === undefined)
    return holder === undefined
      ? undefined
      : {
          id: holder,
          advice: `Ending one thread does not break it: a critical section stays owned when its owner ends. Ending the process of ${graph.labelOf(holder)} does.`,
        };
  const then = !requests.has(id)
    ? edges.some((edge) => edge.to === id && edge.kind === 'held-by')
      ? ' and what it owns is released or abandoned'
      : ''
    : cancellable(id)
      ? ', and its IRP has a cancel routine, which must then complete the request'
      : '; its IRP must then be cancelled';
  return {
    id,
    advice: `${graph.labelOf(id)} is the place to break it: its wait is UserMode, so ending the thread interrupts it${then}.`,
  };
}

/** A critical section and a monitor are memory of their process: nobody leaves them for a thread that has ended. */
function holdsForGood(id: string, edges: readonly WaitEdge[]): boolean {
  return edges.some(
    ({ from, to, kind }) => to === id && kind === 'held-by' && /\/(?:criticalSection|monitor):/.test(from),
  );
}

/** A wait for several objects may end with any one of them, and one with a timeout ends by itself; then the edge does not hold. */
function objectCaveats({ record, session }: Entry<ThreadRecord>): string[] {
  const kinds = record.waitObjects.map((object) => ownObject(record, object, session.machine));
  const count = kinds.filter((kind) => kind === undefined).length;
  const label = threadLabel(record);
  return [
    ...(count > 1
      ? [
          `${label} waits on ${count} objects; whether it needs all of them or any one is not printed, and any one would break the ring.`,
        ]
      : []),
    ...(kinds.includes('timeout')
      ? [
          `${label} waits with a timeout: the timer is one of its wait objects, so that its wait ends by itself.`,
        ]
      : []),
  ];
}

interface Moment {
  readonly start: number;
  readonly printed: number;
  readonly label: string;
}

/** A ring is evidence of one moment only when its outputs are of one moment. */
function skewCaveats(threads: readonly Entry<ThreadRecord>[]): string[] {
  const timeless = threads.filter(({ record }) => record.ticks === undefined);
  if (timeless.some(({ session, block }) => session.kind === 'kernel-local' && block !== threads[0]?.block))
    return [
      'The system ran on between the outputs, and they do not all print a tick count: they may be of different moments.',
    ];
  const tickMs = threads[0]?.session.clock?.tickMs;
  const moments = threads.flatMap(({ record }): Moment[] =>
    record.waitStartTick === undefined
      ? []
      : [
          {
            start: record.waitStartTick,
            printed: record.waitStartTick + (record.ticks ?? 0),
            label: threadLabel(record),
          },
        ],
  );
  const byPrint = moments.toSorted((a, b) => a.printed - b.printed);
  const byStart = moments.toSorted((a, b) => a.start - b.start);
  const [first, last] = [byPrint[0], byPrint.at(-1)];
  const [early, late] = [byStart[0], byStart.at(-1)];
  if (tickMs === undefined || !first || !last || !early || !late) return [];
  const apart = (last.printed - first.printed) * tickMs;
  const later = (late.start - early.start) * tickMs;
  return [
    ...(apart > apartMs
      ? [
          `The ${moments.length === 2 ? 'two ' : ''}!thread outputs are ${duration(apart)} apart, so the ring is made of ${moments.length === 2 ? 'two' : 'several'} moments.`,
        ]
      : []),
    ...(later > apartMs
      ? [
          `The current wait of ${late.label} (re)started ${duration(later)} after that of ${early.label}: either its present call is a later one than the call that first blocked the other, or the same wait was restarted by a kernel APC.`,
        ]
      : []),
  ];
}
