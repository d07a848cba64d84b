/** WT23: Driver Verifier saw threads take the same locks in different orders. */
import { formatAddress } from '../../shared/address';
import type { DeadlockRecord } from '../model/lock';
import type { Analysis } from '../transcript/analysis';
import type { Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

const mostThreads = 8;

export const lockOrderInversion: Rule = {
  id: 'lock-order-inversion',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Driver Verifier saw threads take the same locks in different orders: a possible deadlock, not necessarily a present one.',
  *check(analysis) {
    const told = new Map<string, Entry<DeadlockRecord>[]>();
    for (const entry of analysis.transcript.each('deadlock')) {
      if (entry.record.threads.length < 2) continue;
      // Printed again with more detail: the same threads in the same orders.
      const key = `${entry.session.id}/${orders(entry.record)}`;
      const others = told.get(key);
      if (others) others.push(entry);
      else told.set(key, [entry]);
    }
    for (const entries of told.values()) {
      const [first, ...again] = entries;
      if (first) yield draft(analysis, first, again);
    }
  },
};

/** `AB/BA`, whatever thread comes first. */
function orders({ threads }: DeadlockRecord): string {
  return threads
    .map(({ order }) => order.join(''))
    .sort()
    .join('/');
}

function draft(
  { transcript }: Analysis,
  entry: Entry<DeadlockRecord>,
  again: readonly Entry<DeadlockRecord>[],
): Draft {
  const { locks, threads } = entry.record;
  const names = new Map(
    locks.map(({ name, symbol, address }) => [name, symbol ?? (address ? formatAddress(address) : name)]),
  );
  const shown = threads.slice(0, mostThreads);
  const words = shown.map(
    ({ index, thread, order }) =>
      `${thread ? `thread ${formatAddress(thread)}` : `thread ${index}`} takes ${order.map((name) => names.get(name) ?? name).join(', then ')}`,
  );
  const [line] = entry.record.lines;
  return {
    session: entry.session.id,
    subject: `line-${transcript.lines(entry)[0]}`,
    lines: transcript.lines(entry, [line, line]),
    grade: 'observed',
    message: `Driver Verifier reports a lock order that can deadlock: ${words.join('; ')}.`,
    proof: shown.map(({ lines }, index) => ({
      claim: words[index] ?? '',
      lines: transcript.lines(entry, lines),
      grade: 'observed',
    })),
    related: again.map((other) => ({
      message: 'the same, printed again',
      lines: transcript.lines(other),
    })),
    alternatives: [
      'The orders were seen at different times: the threads need not be stuck now, and another lock may keep them apart.',
    ],
    missing: again.length > 0 ? [] : [{ what: 'where each lock was taken', command: '!deadlock 1' }],
    next: again.length > 0 ? [] : ['!deadlock 1'],
  };
}
