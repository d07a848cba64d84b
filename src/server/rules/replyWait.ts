/** WT10: threads wait for the reply to an ALPC or LPC message. */
import { commandAddress, formatAddress } from '../../shared/address';
import type { ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { thingId, type Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { andOthers, howLong, isLong, label, threadCommands } from './support/waiters';

/** So many callers that all wait long are a queue before one server; fewer are the quiet clients of any system. */
const queue = 4;

export const replyWait: Rule = {
  id: 'reply-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Threads wait for the reply to an ALPC or LPC message; several at one port are a queue before its server.',
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
      const found = draft(analysis, waiters);
      if (found) yield found;
    }
  },
};

function draft({ transcript }: Analysis, waiters: readonly Entry<ThreadRecord>[]): Draft | undefined {
  const byTime = [...waiters].sort((a, b) => (b.record.waitMs ?? 0) - (a.record.waitMs ?? 0));
  const [first] = byTime;
  const reply = first?.record.reply;
  if (!first || !reply) return undefined;
  const { message, messageId, port, process } = reply;
  const server = process && transcript.things.get(thingId(first.session, 'process', process));
  const owner = process ? `, owned by ${server?.label ?? `process ${formatAddress(process)}`}` : '';
  const isQueue = waiters.filter(({ record }) => isLong(record)).length >= queue;
  const suspended = first.record.waitReason === 'Suspended' ? ' The thread is suspended as well.' : '';
  const ask = message
    ? `!alpc /m ${commandAddress(message)}`
    : `!lpc message ${(messageId ?? 0).toString(16)}`;
  return {
    session: first.session.id,
    subject: message ?? (messageId ?? 0).toString(16),
    lines: transcript.lines(first, reply.lines),
    grade: 'observed',
    ...(!isQueue && { severity: 'info' as const, surface: 'card' as const }),
    message: `${andOthers(label(first), waiters.length)} wait${waiters.length === 1 ? 's' : ''}${howLong(first.record)} for the reply to ${message ? `ALPC message ${formatAddress(message)}` : `LPC message ${(messageId ?? 0).toString(16)}`}${port ? ` at port ${formatAddress(port)}` : ''}${owner}.${suspended}`,
    proof: byTime.slice(0, 8).map((entry) => ({
      claim: `${label(entry)} waits${howLong(entry.record)} for a reply`,
      lines: transcript.lines(entry, entry.record.reply?.lines),
      grade: 'observed',
    })),
    related: server?.lines[0] ? [{ message: `the owner of the port, ${server.label}`, lines: server.lines[0] }] : [],
    missing: [{ what: 'which thread of the server handles the message', command: ask }],
    next: [ask, ...(process ? [`!process ${commandAddress(process)} 7`] : threadCommands([first.record.address]))],
    things: byTime.slice(0, 8).map(({ session, record }) => thingId(session, 'thread', record.address)),
  };
}
