/**
 * `!runaway`: processor time by thread.
 *
 *      User Mode Time
 *       Thread       Time
 *       313:1b7c      0 days 0:00:05.093
 *
 * Documentation: "!runaway".
 */
import type { RunawayRecord } from '../model/runtime';
import { flat } from '../text/intern';
import type { Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const head = /^(User Mode|Kernel Mode|Elapsed) Time$/;
const columns = /^Thread\s+Time$/;
const row =
  /^(\d{1,6}):([0-9a-f]{1,8})(?:\s+\(?(\S.*?)\)?)?\s+(\d+) days? (\d+):(\d\d):(\d\d)\.(\d{1,3})\d*$/i;
const clocks = { 'User Mode': 'user', 'Kernel Mode': 'kernel', Elapsed: 'elapsed' } as const;

const sweeper: Sweeper = {
  first: 'UKE',
  sweep(text, from, line) {
    const name = head.exec(line)?.[1] as keyof typeof clocks | undefined;
    if (name === undefined) return undefined;
    const threads: RunawayRecord['threads'][number][] = [];
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const words = text.trimmed(at);
      const thread = readRow(words, at);
      if (thread) threads.push(thread);
      else if (!columns.test(words)) break;
      text.recognise(at);
      last = at;
    }
    if (last === from) return undefined;
    text.recognise(from);
    return {
      records: [{ kind: 'runaway', lines: [from, last], clock: clocks[name], threads }],
      next: last + 1,
    };
  },
};

function readRow(line: string, at: number): RunawayRecord['threads'][number] | undefined {
  const match = row.exec(line);
  if (!match) return undefined;
  const [, number, thread = '', name, days, hours, minutes, seconds, fraction = ''] = match;
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return {
    number: Number(number),
    thread: Number.parseInt(thread, 16),
    ms: whole * 1000 + Number(fraction.padEnd(3, '0')),
    ...(name !== undefined && { name: flat(name) }),
    lines: [at, at],
  };
}

export const runawayParser: Parser = { parse: () => nothing, sweeper };
