/** Who waits for whom, from all outputs of the text together. Every edge carries its grade, its lines and its arithmetic. */
import { formatAddress, type Address } from '../../shared/address';
import type { Grade, Lines, WaitEdge, WaitGraph, WaitNode } from '../../shared/triage';
import { findCycles } from './cycles';
import { threadLabel } from './describe';
import { fileObjectLabel, isClosing, requesters, type FileWait } from './fileWaits';
import { functionName, rundownRoutine } from './frames';
import { isPending, type MergedIrp } from './irps';
import { duration } from './time';
import type { Entry, Transcript } from './transcript';
import { thingId } from './transcript';
import type { ThreadRecord, WaitObject } from '../model/thread';

const weakest: Record<Grade, number> = { observed: 0, derived: 1, inferred: 2 };
const lockControl = 0x11;
const lockMinor = 1;
const failImmediately = 1;
/** In a listing of a whole system many threads share objects without being stuck: only short texts show that. */
const mostSharedWaits = 500;

/** A lock request that can only wait: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY, pending. */
export function isWaitingLock(irp: MergedIrp): boolean {
  const location = irp.current?.location;
  return (
    location?.major === lockControl &&
    location.minor === lockMinor &&
    ((location.flags ?? 0) & failImmediately) === 0 &&
    isPending(irp)
  );
}

export function buildWaitGraph(
  transcript: Transcript,
  waits: readonly FileWait[],
  irps: readonly MergedIrp[],
): WaitGraph {
  const graph = new GraphBuilder(transcript);
  for (const wait of waits) graph.fileWait(wait, waits);
  for (const irp of irps) graph.irp(irp);
  const files = new Set(waits.map(({ entry, object }) => `${entry.index}:${object.address}`));
  graph.otherWaits(files);
  return graph.finish(waits);
}

class GraphBuilder {
  private readonly nodes = new Map<string, WaitNode>();
  private readonly edges: WaitEdge[] = [];
  private readonly drawn = new Set<string>();
  /** How many objects a thread waits on. */
  private readonly waitObjects = new Map<string, number>();

  constructor(private readonly transcript: Transcript) {}

  fileWait(wait: FileWait, all: readonly FileWait[]): void {
    const { entry, object, objectLines, field, offset, fileObject, fileObjectId, shown, irp } = wait;
    const thread = this.thread(entry);
    this.fileObject(fileObjectId, fileObject);
    const check = { terms: [fileObject, `+0x${offset.toString(16)}`], equals: object.address };
    const sum = `${formatAddress(fileObject)} + 0x${offset.toString(16)} = ${formatAddress(object.address)}`;
    if (field === 'Lock') {
      const why = `The thread waits on ${formatAddress(object.address)}, which is the Lock of ${fileObjectLabel(fileObject)} (${sum}): another request on this synchronous file object is in progress.`;
      this.edge(
        thread,
        fileObjectId,
        'waits-for',
        'Lock',
        shown ? 'derived' : 'inferred',
        objectLines,
        why,
        check,
      );
      const holders = requesters(wait, all);
      for (const other of holders) this.holder(fileObjectId, other, holders.length === 1);
    } else if (irp) {
      const why = `The thread waits on ${formatAddress(object.address)}, the Event of ${fileObjectLabel(fileObject)} (${sum}), and its own IRP on that file object has not completed.`;
      this.edge(thread, irp.id, 'waits-for', 'Event: its own request', 'derived', objectLines, why, check);
    } else {
      const why = `The thread waits on ${formatAddress(object.address)}, the Event of ${fileObjectLabel(fileObject)} (${sum}): completion of a request on it, which may be its own.`;
      this.edge(thread, fileObjectId, 'waits-for', 'Event', 'derived', objectLines, why, check);
    }
    if (irp && isWaitingLock(irp)) this.byteRange(wait, irp, all);
  }

  /** The holder of a file object's lock is not recorded; a thread inside a synchronous request on the same object holds it. */
  private holder(
    fileObjectId: string,
    { entry, objectLines, service, fileObject }: FileWait,
    isOnly: boolean,
  ): void {
    const inside = service ? ` inside ${service.name}` : '';
    const why = `${threadLabel(entry.record)} waits${inside} for the completion of a request on the same ${fileObjectLabel(fileObject)}; a synchronous file object carries one request at a time, and its Busy owner is the thread whose request is in progress.`;
    this.edge(
      fileObjectId,
      this.thread(entry),
      'held-by',
      'Busy: one synchronous request at a time',
      isOnly ? 'derived' : 'inferred',
      service?.lines ?? objectLines,
      why,
    );
  }

  /** A byte-range lock is waited for; its owner is not in the text. The exiting process that cannot close the file is the candidate. */
  private byteRange(
    { entry, fileObject, fileObjectId }: FileWait,
    irp: MergedIrp,
    all: readonly FileWait[],
  ): void {
    const range = `${irp.session.id}/byte-range:${fileObject}`;
    const lines = irp.current?.lines ?? [1, 1];
    this.node({
      id: range,
      kind: 'byteRange',
      label: 'byte range of the file',
      detail: 'owner not in the text',
      ghost: true,
    });
    const exclusive = ((irp.current?.location.flags ?? 0) & 2) !== 0 ? 'exclusive ' : '';
    const why = `IRP ${formatAddress(irp.address)} is an ${exclusive}IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY and is pending: it waits until the range is granted, the request is cancelled or the handle is closed.`;
    this.edge(this.thread(entry), range, 'waits-for', `${exclusive}byte-range lock`, 'derived', lines, why);
    for (const other of all) {
      const frames = other.stack?.record.frames ?? [];
      const close =
        frames.find((frame) => rundownRoutine.test(functionName(frame))) ??
        frames.find((frame) => functionName(frame) === 'IopCloseFile');
      if (other.fileObjectId !== fileObjectId || !isClosing(other) || !close || !other.stack) continue;
      if (this.id(other.entry) === this.id(entry)) continue;
      this.edge(
        range,
        this.thread(other.entry),
        'held-by',
        'owner: candidate',
        'inferred',
        this.transcript.lines(other.stack, close.lines),
        `Nothing in the text says who owns the byte range. ${threadLabel(other.entry.record)} belongs to a process that is closing its handle of this very file object and would release its ranges by that; another handle of the same file may own the range instead.`,
      );
    }
  }

  irp(irp: MergedIrp): void {
    const { id, address, record, current, entries } = irp;
    const used = this.edges.some(({ from, to }) => from === id || to === id);
    if (!used || !current) return;
    const [entry] = entries;
    if (entry)
      this.node({
        id,
        kind: 'irp',
        label: `IRP ${formatAddress(address)}`,
        detail: record.complete === true ? 'complete' : isPending(irp) ? 'pending' : 'in progress',
        lines: this.transcript.lines(entry, record.headerLines),
      });
    const driver = current.location.driver;
    if (driver === undefined) return;
    const node = `${id.split('/')[0] ?? ''}/driver:${driver}`;
    this.node({ id: node, kind: 'driver', label: driver, lines: current.lines });
    this.edge(
      id,
      node,
      'serves',
      isPending(irp) ? 'pending in' : 'current in',
      'observed',
      current.lines,
      isPending(irp)
        ? `The current stack location of the IRP belongs to ${driver}, which has marked it pending. Pending is no proof of guilt.`
        : `The current stack location of the IRP belongs to ${driver}.`,
    );
  }

  /** Waits on objects that are described, owned, or waited on by several threads of a short text. */
  otherWaits(known: ReadonlySet<string>): void {
    const { waits, things } = this.transcript;
    const counts = new Map<Address, number>();
    for (const { address } of waits) counts.set(address, (counts.get(address) ?? 0) + 1);
    const few = waits.length <= mostSharedWaits;
    const isShared = ({ address, type }: Pick<WaitObject, 'address' | 'type'>): boolean =>
      few && (counts.get(address) ?? 0) > 1 && type !== 'QueueObject'; // worker threads share their queue
    const telling = waits.filter(
      (wait) =>
        wait.owner !== undefined ||
        isShared(wait) ||
        things.exactly(wait.address).some(({ kind }) => kind === 'thread' || kind === 'process'),
    );
    for (const entry of this.transcript.threadsIn(telling.map(({ section }) => section))) {
      for (const object of entry.record.waitObjects)
        if (!known.has(`${entry.index}:${object.address}`)) this.otherWait(entry, object, isShared(object));
    }
  }

  private otherWait(entry: Entry<ThreadRecord>, object: WaitObject, isShared: boolean): void {
    const lines = this.transcript.lines(entry, object.lines);
    const target = this.transcript.things
      .at(object.address)
      .find(
        ({ offset, thing }) =>
          offset === 0 &&
          thing.session === entry.session.id &&
          (thing.kind === 'thread' || thing.kind === 'process'),
      );
    if (!target && !object.owner && !isShared) return;
    const thread = this.thread(entry);
    if (target) {
      this.node({
        id: target.thing.id,
        kind: target.thing.kind,
        label: target.thing.label,
        lines: target.thing.lines[0] ?? lines,
      });
      this.edge(
        thread,
        target.thing.id,
        'waits-for',
        `end of the ${target.thing.kind}`,
        'observed',
        lines,
        `The thread waits for the end of ${target.thing.label}.`,
      );
      return;
    }
    const id = `${entry.session.id}/object:${object.address}`;
    this.node({ id, kind: 'object', label: `${object.type} ${formatAddress(object.address)}`, ghost: true });
    this.edge(
      thread,
      id,
      'waits-for',
      object.type,
      'observed',
      lines,
      `The thread waits on ${object.type} ${formatAddress(object.address)}, as printed.`,
    );
    if (object.owner && object.owner !== entry.record.address) this.owner(entry, id, object.owner, lines);
  }

  private owner(entry: Entry<ThreadRecord>, object: string, owner: Address, lines: Lines): void {
    const id = thingId(entry.session, 'thread', owner);
    const described = this.transcript.things.get(id);
    this.node({
      id,
      kind: 'thread',
      label: described?.label ?? `thread ${formatAddress(owner)}`,
      ...(described?.lines[0] ? { lines: described.lines[0] } : { ghost: true }),
    });
    this.edge(
      object,
      id,
      'held-by',
      'owning thread',
      'observed',
      lines,
      `The debugger prints ${formatAddress(owner)} as the owning thread.`,
    );
  }

  finish(waits: readonly FileWait[]): WaitGraph {
    const nodes = [...this.nodes.values()];
    return {
      nodes,
      edges: this.edges,
      cycles: findCycles(nodes, this.edges).map(({ nodes: ring, edges }) => this.cycle(ring, edges, waits)),
    };
  }

  private cycle(
    ring: readonly string[],
    edges: readonly WaitEdge[],
    waits: readonly FileWait[],
  ): WaitGraph['cycles'][number] {
    const grade = edges.reduce<Grade>(
      (worst, edge) => (weakest[edge.grade] > weakest[worst] ? edge.grade : worst),
      'observed',
    );
    const breakable = waits.find(
      ({ entry, irp }) =>
        entry.record.waitMode === 'UserMode' && irp !== undefined && ring.includes(this.id(entry)),
    );
    const caveats = [...skewCaveats(ring, waits, this), ...this.anyCaveats(ring), ...inferredCaveats(edges)];
    const names = ring.map((id) => this.nodes.get(id)?.label ?? id);
    const how = breakable
      ? ` ${threadLabel(breakable.entry.record)} is the place to break it: its wait is UserMode, so ending the thread interrupts it${breakable.irp?.record.cancelRoutine ? ', and its IRP has a cancel routine, which must then complete the request' : '; its IRP must then be cancelled'}.`
      : '';
    return {
      nodes: ring,
      edges: edges.map(({ id }) => id),
      grade,
      ...(breakable && { breakAt: this.id(breakable.entry) }),
      why: `${[...names, names[0] ?? ''].join(' → ')}.${how}`,
      caveats,
    };
  }

  /** A wait for several objects may end with any one of them; then one edge of it does not close a ring. */
  private anyCaveats(ring: readonly string[]): string[] {
    return ring.flatMap((id) => {
      const count = this.waitObjects.get(id) ?? 0;
      const label = this.nodes.get(id)?.label ?? id;
      return count > 1
        ? [
            `${label} waits on ${count} objects; whether it needs all of them or any one is not printed, and any one would break the ring.`,
          ]
        : [];
    });
  }

  id(entry: Entry<ThreadRecord>): string {
    return thingId(entry.session, 'thread', entry.record.address);
  }

  private thread(entry: Entry<ThreadRecord>): string {
    const id = this.id(entry);
    const { waitMode, alertable, waitMs, waitObjects } = entry.record;
    this.waitObjects.set(id, waitObjects.length);
    const detail = [
      waitMode,
      alertable === undefined ? undefined : alertable ? 'Alertable' : 'Non-Alertable',
      waitMs === undefined ? undefined : duration(waitMs),
    ];
    this.node({
      id,
      kind: 'thread',
      label: threadLabel(entry.record),
      detail: detail.filter((part) => part !== undefined).join(', '),
      lines: this.transcript.lines(entry),
    });
    return id;
  }

  private fileObject(id: string, address: Address): void {
    const thing = this.transcript.things.get(id);
    this.node({
      id,
      kind: 'fileObject',
      label: fileObjectLabel(address),
      ...(thing?.lines[0] ? { lines: thing.lines[0] } : { ghost: true }),
    });
  }

  private node(node: WaitNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  private edge(
    from: string,
    to: string,
    kind: WaitEdge['kind'],
    label: string,
    grade: Grade,
    lines: Lines,
    why: string,
    check?: WaitEdge['check'],
  ): void {
    const key = [from, to, kind, label].join(' ');
    if (this.drawn.has(key)) return; // one thread printed twice
    this.drawn.add(key);
    this.edges.push({
      id: `e${this.edges.length + 1}`,
      from,
      to,
      kind,
      label,
      grade,
      lines,
      why,
      ...(check && { check }),
    });
  }
}

/** A ring is evidence of one moment only when its outputs are of one moment. */
function skewCaveats(ring: readonly string[], waits: readonly FileWait[], graph: GraphBuilder): string[] {
  const threads = waits.filter(({ entry }) => ring.includes(graph.id(entry)));
  const [first, second] = threads;
  const tickMs = first?.entry.session.clock?.tickMs;
  const [a, b] = [waitStart(first), waitStart(second)];
  if (!a || !b || tickMs === undefined) return [];
  const caveats: string[] = [];
  const apart = Math.abs(a.printed - b.printed) * tickMs;
  if (apart > 1000)
    caveats.push(`The two !thread outputs are ${duration(apart)} apart, so the ring is made of two moments.`);
  const later = (b.start - a.start) * tickMs;
  const [early, late] = later > 0 ? [a, b] : [b, a];
  if (Math.abs(later) > 1000)
    caveats.push(
      `The current wait of ${late.label} (re)started ${duration(Math.abs(later))} after that of ${early.label}: either its present call is a later one than the call that first blocked the other, or the same wait was restarted by a kernel APC.`,
    );
  return caveats;
}

/** The tick at which a wait began, and the tick at which it was printed. */
function waitStart(
  wait: FileWait | undefined,
): { start: number; printed: number; label: string } | undefined {
  const { waitStartTick: start, ticks = 0 } = wait?.entry.record ?? {};
  return wait && start !== undefined
    ? { start, printed: start + ticks, label: threadLabel(wait.entry.record) }
    : undefined;
}

function inferredCaveats(edges: readonly WaitEdge[]): string[] {
  return edges.filter(({ grade }) => grade === 'inferred').map(({ why }) => why);
}
