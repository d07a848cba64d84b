/** What Driver Verifier saw of the order in which threads take locks: no waits, but what may become a deadlock. */
import { formatAddress } from '../../../shared/address';
import type { DeadlockRecord } from '../../model/lock';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function lockOrderEdges(graph: GraphBuilder): void {
  for (const entry of graph.transcript.each('deadlock')) draw(graph, entry);
}

function draw(graph: GraphBuilder, entry: Entry<DeadlockRecord>): void {
  const { locks, threads } = entry.record;
  const nodes = new Map(locks.map((lock) => [lock.name, lockNode(graph, entry, lock)]));
  for (const { index, order, lines, thread } of threads) {
    const who = thread ? `thread ${formatAddress(thread)}` : `thread ${index}`;
    for (const [place, name] of order.entries()) {
      const [before, after] = [nodes.get(order[place - 1] ?? ''), nodes.get(name)];
      if (before === undefined || after === undefined || before === after) continue;
      graph.edge({
        from: before,
        to: after,
        kind: 'lock-order',
        label: `taken in this order by ${who}`,
        grade: 'observed',
        lines: graph.transcript.lines(entry, lines),
        why: `Driver Verifier recorded that ${who} took ${graph.labelOf(after)} while it held ${graph.labelOf(before)}.`,
      });
    }
  }
}

function lockNode(
  graph: GraphBuilder,
  entry: Entry<DeadlockRecord>,
  { name, address, symbol, type, lines }: DeadlockRecord['locks'][number],
): string {
  const place = symbol ?? (address ? formatAddress(address) : name);
  return graph.node({
    id: `${entry.session.id}/lock:${symbol ?? address ?? `${entry.index}:${name}`}`,
    kind: 'lock',
    label: `${type === undefined || type === '' ? 'lock' : type} ${place}`,
    lines: graph.transcript.lines(entry, lines),
  });
}
