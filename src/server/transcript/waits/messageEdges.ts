/** Replies that threads wait for: thread → message → port → process that owns the port. Which of its threads serves it is not printed. */
import { formatAddress } from '../../../shared/address';
import type { ThreadRecord } from '../../model/thread';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function messageEdges(graph: GraphBuilder): void {
  for (const entry of graph.transcript.marked('thread', 'waits-for-reply')) messageEdge(graph, entry);
}

function messageEdge(graph: GraphBuilder, entry: Entry<ThreadRecord>): void {
  const { reply } = entry.record;
  if (!reply) return;
  const { message, messageId, port, process } = reply;
  const name = message ? `ALPC message ${formatAddress(message)}` : `LPC message ${(messageId ?? 0).toString(16)}`;
  const lines = graph.transcript.lines(entry, reply.lines);
  const edge = { lines, grade: 'observed' } as const;
  const id = graph.node({
    id: `${entry.session.id}/message:${message ?? (messageId ?? 0).toString(16)}`,
    kind: 'message',
    label: name,
    ghost: true,
  });
  graph.edge({
    ...edge,
    from: graph.thread(entry),
    to: id,
    kind: 'waits-for',
    label: 'reply',
    why: `The debugger prints that the thread waits for the reply to ${name}.`,
  });
  if (!port) return;
  const queue = graph.named(entry.session, 'port', port);
  graph.edge({
    ...edge,
    from: id,
    to: queue,
    kind: 'serves',
    label: 'port',
    why: message
      ? `The debugger prints that the message is queued at port ${formatAddress(port)}.`
      : `The debugger prints port ${formatAddress(port)} as the current LPC port of the thread.`,
  });
  if (process)
    graph.edge({
      ...edge,
      from: queue,
      to: graph.named(entry.session, 'process', process),
      kind: 'held-by',
      label: 'owner of the port',
      why: `The debugger prints process ${formatAddress(process)} as the owner of the port; which of its threads serves the message is not printed.`,
    });
}
