/** What threads of programs own, critical sections and monitors: waiter by its stack → lock → owner by its thread id. */
import type { Grade, Lines } from '../../../shared/triage';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';
import type { SectionThread } from './sectionThreads';

/** A lock whose owner is printed by its thread id. */
export interface OwnedLock {
  readonly entry: Entry;
  readonly id: string;
  readonly label: string;
  readonly owner?: SectionThread;
  readonly waits: readonly {
    readonly waiter: SectionThread;
    readonly grade: Grade;
    readonly lines: Lines;
    readonly why: string;
  }[];
}

/** A lock that nobody waits for is no part of the graph. `kind` is that of its node, `what` the word for it, `teller` who prints the owner. */
export function heldByProgram(
  graph: GraphBuilder,
  locks: readonly OwnedLock[],
  { kind, what, teller }: { readonly kind: string; readonly what: string; readonly teller: string },
): void {
  for (const { entry, id, label, owner, waits } of locks) {
    if (waits.length === 0) continue;
    const lines = graph.transcript.lines(entry);
    graph.node({ id, kind, label, lines });
    for (const { waiter, ...wait } of waits)
      graph.edge({
        from: threadNode(graph, waiter),
        to: id,
        kind: 'waits-for',
        label: what,
        grade: wait.grade,
        lines: wait.lines,
        why: wait.why,
      });
    if (owner)
      graph.edge({
        from: id,
        to: threadNode(graph, owner),
        kind: 'held-by',
        label: 'owning thread',
        grade: 'observed',
        lines,
        why: `${teller} prints ${owner.thread.toString(16)} as the owning thread of ${label}.`,
      });
  }
}

function threadNode(graph: GraphBuilder, { id, label, lines }: SectionThread): string {
  return graph.node({ id, kind: 'thread', label, ...(lines ? { lines } : { ghost: true }) });
}
