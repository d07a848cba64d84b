/** Collects nodes and edges of the wait-for graph: each once, however often the text prints it. */
import { formatAddress, type Address } from '../../../shared/address';
import type { SessionInfo, WaitEdge, WaitNode } from '../../../shared/triage';
import type { ThreadRecord } from '../../model/thread';
import { threadLabel } from '../describe';
import { duration } from '../time';
import { thingId, type Entry, type Transcript } from '../transcript';
import { printedThread } from './printedThread';

export class GraphBuilder {
  readonly edges: WaitEdge[] = [];
  /** The threads of the graph that are printed, at their first printing, by node. */
  readonly threads = new Map<string, Entry<ThreadRecord>>();
  private readonly known = new Map<string, WaitNode>();
  private readonly drawn = new Set<string>();

  constructor(readonly transcript: Transcript) {}

  get nodes(): readonly WaitNode[] {
    return [...this.known.values()];
  }

  /** Adds what is printed of threads that other outputs only name; those that wait are known already. */
  completeThreads(): void {
    for (const { id, kind, ghost } of this.known.values()) {
      if (kind !== 'thread' || ghost === true || this.threads.has(id)) continue;
      const printed = printedThread(this.transcript, id);
      if (printed) this.thread(printed);
    }
  }

  labelOf(id: string): string {
    return this.known.get(id)?.label ?? id;
  }

  has(id: string): boolean {
    return this.known.has(id);
  }

  /** Adds a node; one that was only named before is described now. Answers its id. */
  node(node: WaitNode): string {
    const before = this.known.get(node.id);
    if (!before || (before.ghost === true && node.ghost !== true)) this.known.set(node.id, node);
    return node.id;
  }

  edge(edge: Omit<WaitEdge, 'id'>): void {
    const key = [edge.from, edge.to, edge.kind, edge.label].join(' ');
    if (this.drawn.has(key)) return; // one thread printed twice
    this.drawn.add(key);
    this.edges.push({ id: `e${this.edges.length + 1}`, ...edge });
  }

  thread(entry: Entry<ThreadRecord>): string {
    const id = thingId(entry.session, 'thread', entry.record.address);
    if (this.threads.has(id)) return id;
    this.threads.set(id, entry);
    const { waitMode, alertable, waitMs } = entry.record;
    const detail = [
      waitMode,
      alertable === undefined ? undefined : alertable ? 'Alertable' : 'Non-Alertable',
      waitMs === undefined ? undefined : duration(waitMs),
    ];
    this.known.set(id, {
      id,
      kind: 'thread',
      label: threadLabel(entry.record),
      detail: detail.filter((part) => part !== undefined).join(', '),
      lines: this.transcript.lines(entry),
    });
    return id;
  }

  /** A thing that another output names by its address: as it is described elsewhere, or a ghost. */
  named(session: SessionInfo, kind: string, address: Address, what = kind): string {
    const id = thingId(session, kind, address);
    const described = this.transcript.things.get(id);
    return this.node({
      id,
      kind,
      label: described?.label ?? `${what} ${formatAddress(address)}`,
      ...(described?.lines[0] ? { lines: described.lines[0] } : { ghost: true }),
    });
  }
}
