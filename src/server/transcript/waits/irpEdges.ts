/** From a request that somebody waits for to the driver, and where it is described the device, that has it. */
import { formatAddress } from '../../../shared/address';
import type { WaitEdge } from '../../../shared/triage';
import { isPending, type MergedIrp } from '../irps';
import type { GraphBuilder } from './graphBuilder';

export function irpEdges(graph: GraphBuilder, irps: readonly MergedIrp[]): void {
  const waitedFor = new Set(graph.edges.map(({ to }) => to));
  for (const irp of irps) if (waitedFor.has(irp.id)) irpEdge(graph, irp);
}

function irpEdge(graph: GraphBuilder, irp: MergedIrp): void {
  const { id, address, record, current, entries, session } = irp;
  const [entry] = entries;
  if (!current || !entry) return;
  const pending = isPending(irp);
  graph.node({
    id,
    kind: 'irp',
    label: `IRP ${formatAddress(address)}`,
    detail: record.complete === true ? 'complete' : pending ? 'pending' : 'in progress',
    lines: graph.transcript.lines(entry, record.headerLines),
  });
  const { driver, device } = current.location;
  if (driver === undefined) return;
  const serves = (from: string, to: string, why: string): Omit<WaitEdge, 'id'> => ({
    from,
    to,
    kind: 'serves',
    label: pending ? 'pending in' : 'current in',
    grade: 'observed',
    lines: current.lines,
    why,
  });
  const node = graph.node({
    id: `${session.id}/driver:${driver}`,
    kind: 'driver',
    label: driver,
    lines: current.lines,
  });
  const owner = `The current stack location of the IRP belongs to ${driver}${pending ? ', which has marked it pending. Pending is no proof of guilt.' : '.'}`;
  const described = device && graph.transcript.things.get(`${session.id}/device:${device}`);
  if (described) {
    const target = graph.named(session, 'device', device);
    graph.edge(
      serves(id, target, `The current stack location of the IRP names device ${formatAddress(device)}.`),
    );
    graph.edge(serves(target, node, owner));
  } else graph.edge(serves(id, node, owner));
}
