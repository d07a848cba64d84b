/** Replies that threads wait for: thread → message → port → process that owns the port; `!alpc /m` names the thread that serves it. */
import { formatAddress, parseAddress } from '../../../shared/address';
import type { SystemInfoRecord } from '../../model/listing';
import type { ThreadRecord } from '../../model/thread';
import type { Entry } from '../transcript';
import type { GraphBuilder } from './graphBuilder';

export function messageEdges(graph: GraphBuilder): void {
  for (const entry of graph.transcript.marked('thread', 'waits-for-reply')) messageEdge(graph, entry);
  for (const entry of graph.transcript.each('systemInfo'))
    if (entry.record.what === 'alpc') serverEdge(graph, entry);
}

/** `ServerThread : fffffa801aeec060`, as `!alpc /m` prints it of a message; zero while no thread has taken it. */
function serverEdge(graph: GraphBuilder, { record, session, base }: Entry<SystemInfoRecord>): void {
  const id = `${session.id}/message:${record.address ?? ''}`;
  const field = record.fields.find(({ name }) => name === 'ServerThread');
  const thread = field && parseAddress(field.value.split(' ')[0] ?? '');
  if (!field || !thread || /^0+$/.test(thread) || !graph.has(id)) return;
  graph.edge({
    from: id,
    to: graph.named(session, 'thread', thread),
    kind: 'held-by',
    label: 'server thread',
    grade: 'observed',
    lines: graph.transcript.lines({ base, record }, field.lines),
    why: `The debugger prints ${formatAddress(thread)} as the server thread of the message.`,
  });
}

function messageEdge(graph: GraphBuilder, entry: Entry<ThreadRecord>): void {
  const { reply } = entry.record;
  if (!reply) return;
  const { message, messageId, port, process } = reply;
  const name = message
    ? `ALPC message ${formatAddress(message)}`
    : `LPC message ${(messageId ?? 0).toString(16)}`;
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
    label: 'queued at',
    why: message
      ? `The debugger prints that the message is queued at port ${formatAddress(port)}.`
      : `The debugger prints port ${formatAddress(port)} as the current LPC port of the thread.`,
  });
  if (process)
    graph.edge({
      ...edge,
      from: queue,
      to: graph.named(entry.session, 'process', process),
      kind: 'serves',
      label: 'owned by',
      why: `The debugger prints process ${formatAddress(process)} as the owner of the port; which of its threads serves the message is not said.`,
    });
}
