/** Waits inside a FILE_OBJECT: for its Lock, which a request in progress holds, or for its Event, which a completion sets. */
import { formatAddress, type Address } from '../../../shared/address';
import { threadLabel } from '../describe';
import { closersOf, fileObjectLabel, requesters, type FileWait } from '../fileWaits';
import { functionName, rundownRoutine } from '../frames';
import type { MergedIrp } from '../irps';
import { isExclusive, isWaitingLock } from './lockRequest';
import type { GraphBuilder } from './graphBuilder';

export function fileObjectEdges(graph: GraphBuilder, waits: readonly FileWait[]): void {
  const paths = waits.length === 0 ? new Map<string, string>() : pathsOf(graph);
  for (const wait of waits) fileWait(graph, wait, waits, paths);
}

/** File names by file object, as `!fileobj` prints them. */
function pathsOf({ transcript }: GraphBuilder): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { session, record } of transcript.each('fileObject'))
    if (record.address && record.path !== undefined)
      paths.set(`${session.id}/fileObject:${record.address}`, record.path);
  return paths;
}

function fileWait(
  graph: GraphBuilder,
  wait: FileWait,
  all: readonly FileWait[],
  paths: ReadonlyMap<string, string>,
): void {
  const { entry, object, objectLines: lines, field, offset, fileObject, fileObjectId, shown, irp } = wait;
  const from = graph.thread(entry);
  fileObjectNode(graph, fileObjectId, fileObject, paths.get(fileObjectId));
  const check = { terms: [fileObject, `+0x${offset.toString(16)}`], equals: object.address };
  const sum = `${formatAddress(fileObject)} + 0x${offset.toString(16)} = ${formatAddress(object.address)}`;
  const place = `The thread waits on ${formatAddress(object.address)}, ${field === 'Lock' ? 'which is the Lock' : 'the Event'} of ${fileObjectLabel(fileObject)} (${sum})`;
  const edge = { from, kind: 'waits-for', lines, check } as const;
  if (field === 'Lock') {
    graph.edge({
      ...edge,
      to: fileObjectId,
      label: 'Lock',
      grade: shown ? 'derived' : 'inferred',
      why: `${place}: another request on this synchronous file object is in progress.`,
    });
    const holders = requesters(wait, all);
    for (const other of holders) holder(graph, fileObjectId, other, holders.length === 1);
  } else if (irp) {
    graph.edge({
      ...edge,
      to: irp.id,
      label: 'Event: its own request',
      grade: 'derived',
      why: `${place}, and its own IRP on that file object has not completed.`,
    });
  } else {
    graph.edge({
      ...edge,
      to: fileObjectId,
      label: 'Event',
      grade: 'derived',
      why: `${place}: completion of a request on it, which may be its own.`,
    });
  }
  if (irp && isWaitingLock(irp)) byteRange(graph, wait, irp, all);
}

function fileObjectNode(graph: GraphBuilder, id: string, address: Address, path: string | undefined): void {
  const thing = graph.transcript.things.get(id);
  graph.node({
    id,
    kind: 'fileObject',
    label: fileObjectLabel(address),
    ...(path !== undefined && { detail: path }),
    ...(thing?.lines[0] ? { lines: thing.lines[0] } : { ghost: true }),
  });
}

/** The holder of a file object's lock is not recorded; a thread inside a synchronous request on the same object holds it. */
function holder(
  graph: GraphBuilder,
  from: string,
  { entry, objectLines, service, fileObject }: FileWait,
  isOnly: boolean,
): void {
  const inside = service ? ` inside ${service.name}` : '';
  graph.edge({
    from,
    to: graph.thread(entry),
    kind: 'held-by',
    label: 'Busy: one synchronous request at a time',
    grade: isOnly ? 'derived' : 'inferred',
    lines: service?.lines ?? objectLines,
    why: `${threadLabel(entry.record)} waits${inside} for the completion of a request on the same ${fileObjectLabel(fileObject)}; a synchronous file object carries one request at a time, and its Busy owner is the thread whose request is in progress.`,
  });
}

/** A byte-range lock is waited for; its owner is not in the text. The exiting process that cannot close the file is the candidate. */
function byteRange(graph: GraphBuilder, wait: FileWait, irp: MergedIrp, all: readonly FileWait[]): void {
  const range = graph.node({
    id: `${irp.session.id}/byte-range:${wait.fileObject}`,
    kind: 'byteRange',
    label: 'byte range of the file',
    detail: 'owner not in the text',
    ghost: true,
  });
  const exclusive = isExclusive(irp) ? 'exclusive ' : '';
  graph.edge({
    from: graph.thread(wait.entry),
    to: range,
    kind: 'waits-for',
    label: `${exclusive}byte-range lock`,
    grade: 'derived',
    lines: irp.current?.lines ?? wait.objectLines,
    why: `IRP ${formatAddress(irp.address)} is an ${exclusive}IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY and is pending: it waits until the range is granted, the request is cancelled or the handle is closed.`,
  });
  for (const other of closersOf(wait, all)) {
    const frames = other.stack?.record.frames ?? [];
    const close =
      frames.find((frame) => rundownRoutine.test(functionName(frame))) ??
      frames.find((frame) => functionName(frame) === 'IopCloseFile');
    if (!close || !other.stack) continue;
    graph.edge({
      from: range,
      to: graph.thread(other.entry),
      kind: 'held-by',
      label: 'owner: candidate',
      grade: 'inferred',
      lines: graph.transcript.lines(other.stack, close.lines),
      why: `Nothing in the text says who owns the byte range. ${threadLabel(other.entry.record)} belongs to a process that is closing its handle of this very file object and would release its ranges by that; another handle of the same file may own the range instead.`,
    });
  }
}
