/** WT10: threads wait for the reply to an ALPC or LPC message. */
import { commandAddress, formatAddress } from '../../shared/address';
import type { WaitEdge } from '../../shared/triage';
import type { ReplyWait, ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { thingId, type Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { andOthers, edgeProof, edgesBy, howLong, isLong, label } from './support/waiters';

/** So many callers that all wait long are a queue before one server; fewer are the quiet clients of any system. */
const queue = 4;
const shown = 8;

export const replyWait: Rule = {
  id: 'reply-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Threads wait for the reply to an ALPC or LPC message; several at one port are a queue before its server.',
  *check(analysis) {
    const ports = new Map<string, Entry<ThreadRecord>[]>();
    for (const entry of analysis.transcript.marked('thread', 'waits-for-reply')) {
      const { port, message, messageId } = entry.record.reply ?? {};
      const key = `${entry.session.id}/${port ?? message ?? messageId ?? ''}`;
      const others = ports.get(key);
      if (!others) ports.set(key, [entry]);
      else if (!others.some(({ record }) => record.address === entry.record.address)) others.push(entry);
    }
    for (const waiters of ports.values()) {
      yield draft(analysis, waiters);
    }
  },
};

function draft(
  { transcript, waitGraph }: Analysis,
  waiters: readonly Entry<ThreadRecord>[],
): Draft | undefined {
  const byTime = [...waiters].sort((a, b) => (b.record.waitMs ?? 0) - (a.record.waitMs ?? 0));
  const [first] = byTime;
  const reply = first?.record.reply;
  if (!first || !reply) return undefined;
  const { process } = reply;
  const server = process && transcript.things.get(thingId(first.session, 'process', process));
  const isQueue = waiters.filter(({ record }) => isLong(record)).length >= queue;
  const ask = question(reply);
  const lines = server?.lines[0];
  const taken = serverThread(waitGraph, first, reply);
  return {
    session: first.session.id,
    subject: reply.message ?? (reply.messageId ?? 0).toString(16),
    lines: transcript.lines(first, reply.lines),
    grade: 'observed',
    ...(!isQueue && { severity: 'info' as const, surface: 'card' as const }),
    message: message(first, reply, waiters.length, server?.label),
    proof: [
      ...byTime.slice(0, shown).map((entry) => ({
        claim: `${label(entry)} waits${howLong(entry.record)} for a reply`,
        lines: transcript.lines(entry, entry.record.reply?.lines),
        grade: 'observed' as const,
      })),
      ...(taken ? [edgeProof(taken)] : []),
    ],
    related: lines ? [{ message: `the owner of the port, ${server.label}`, lines }] : [],
    missing: taken ? [] : [{ what: 'which thread of the server handles the message', command: ask }],
    next: [
      ...(taken ? [] : [ask]),
      process ? `!process ${commandAddress(process)} 7` : `!thread ${commandAddress(first.record.address)}`,
    ],
    things: byTime.slice(0, shown).map(({ session, record }) => thingId(session, 'thread', record.address)),
  };
}

/** The edge from the message to the thread that has taken it, where `!alpc /m` was asked. */
function serverThread(
  graph: Analysis['waitGraph'],
  { session }: Entry<ThreadRecord>,
  { message: sent }: ReplyWait,
): WaitEdge | undefined {
  const leaving = sent ? edgesBy(graph, 'from').get(`${session.id}/message:${sent}`) : undefined;
  return leaving?.find((edge) => edge.label === 'server thread');
}

function question({ message: sent, messageId = 0 }: ReplyWait): string {
  return sent ? `!alpc /m ${commandAddress(sent)}` : `!lpc message ${messageId.toString(16)}`;
}

function message(
  first: Entry<ThreadRecord>,
  { message: sent, messageId = 0, port, process }: ReplyWait,
  count: number,
  server: string | undefined,
): string {
  const what = sent ? `ALPC message ${formatAddress(sent)}` : `LPC message ${messageId.toString(16)}`;
  const owner = process ? `, owned by ${server ?? `process ${formatAddress(process)}`}` : '';
  const suspended = first.record.waitReason === 'Suspended' ? ' The thread is suspended as well.' : '';
  return `${andOthers(label(first), count)} wait${count === 1 ? 's' : ''}${howLong(first.record)} for the reply to ${what}${port ? ` at port ${formatAddress(port)}` : ''}${owner}.${suspended}`;
}
