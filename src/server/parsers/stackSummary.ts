/**
 * `!stacks`: every thread of every process in a few lines.
 *
 *     Proc.Thread  .Thread  Ticks   ThreadState Blocker
 *                                 [863a5490 System]
 *        4.00006c  863a75b8 0001015 Blocked    nt!KiSwapContext+0x2e
 *                                             nt!KiSwapThread+0x46
 *
 * Documentation: "!stacks".
 */
import type { Context } from '../model/context';
import type { ThreadSummaryRecord } from '../model/runtime';
import { flat, intern } from '../text/intern';
import { readCallSite } from './lines/callSite';
import { hexDigits, type Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const header = /^Proc\.Thread\s+\.Thread\s+(?:Ticks\s+)?ThreadState\s+Blocker$/;
const owner = /^\[(?:[0-9a-f`]{8,17} )?[^[\]!]{1,64}\]$/i;
const row =
  /^([0-9a-f]{1,6})\.([0-9a-f]{4,8})\s+([0-9a-f`]{8,17})\s+(?:([0-9a-f]{7,8})\s+)?([A-Z?][A-Za-z?]+)(?:\s+(\S.*))?$/i;
/** In place of a function. */
const blocker = /^Stack paged out$/;
/** A frame in no module: `+0xfe0343a5`. */
const bare = /^\+?0x[0-9a-f`]{1,17}$/i;
const count = /^Threads Processed: \d+/;

const sweeper: Sweeper = {
  first: `${hexDigits}PT`,
  sweep(text, from, line, context) {
    if (header.test(line) || count.test(line)) {
      text.recognise(from);
      return {
        records: [{ kind: 'notice', lines: [from, from], what: 'other', text: flat(line) }],
        next: from + 1,
      };
    }
    const thread = readRow(line, context);
    if (!thread) return undefined;
    text.recognise(from);
    const functions = [...thread.functions];
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const line = text.trimmed(at);
      const site = readCallSite(line);
      if (!site || (site.module === undefined && !bare.test(line))) break;
      functions.push(site.symbol);
      text.recognise(at);
      last = at;
    }
    return { records: [{ ...thread, functions, lines: [from, last] }], next: last + 1 };
  },
};

function readRow(line: string, context: Context): ThreadSummaryRecord | undefined {
  const match = row.exec(line);
  const address = addressIn(context, match?.[3]);
  if (!match || !address) return undefined;
  const [, process = '', thread = '', , ticks, state = '', rest] = match;
  const site = rest === undefined || blocker.test(rest) ? undefined : readCallSite(rest);
  if (rest !== undefined && site === undefined && !blocker.test(rest)) return undefined;
  return {
    kind: 'threadSummary',
    lines: [0, 0],
    address,
    process: Number.parseInt(process, 16),
    thread: Number.parseInt(thread, 16),
    ...(ticks !== undefined && { ticks: Number.parseInt(ticks, 16) }),
    state: intern(state),
    functions: site ? [site.symbol] : [],
  };
}

export const stackSummaryParser: Parser = {
  commands: /^!stacks\b/,
  parse(text, _context, from) {
    for (let at = from; at < text.count; at++) if (owner.test(text.trimmed(at))) text.recognise(at);
    return nothing;
  },
  sweeper,
};
