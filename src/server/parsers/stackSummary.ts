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
import type { TranscriptRecord } from '../model/record';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { lineSpan } from '../text/span';
import { readCallSite } from './lines/callSite';
import { hexDigits, type Sweeper, type Swept } from './lines/sweep';
import { addressIn } from './lines/values';
import type { Parser } from './parser';

const header = /^Proc\.Thread\s+\.Thread\s+(?:Ticks\s+)?ThreadState\s+Blocker$/;
const owner = /^\[(?:[0-9a-f`]{8,17} )?[^[\]!]{1,64}\]$/i;
const row =
  /^([0-9a-f]{1,6})\.([0-9a-f]{4,8})\s+([0-9a-f`]{8,17})\s+(?:([0-9a-f]{7,8})\s+)?([A-Z?][A-Za-z?]+)(?:\s+(\S.*))?$/i;
/** In place of a function. */
const blocker = /^Stack paged out$/;
/** A frame in no module: `+0xfe0343a5`. */
const bare = /^\+?0x[0-9a-f`]{1,17}$/i;
const count = /^Threads Processed: \d+/;

const sweeper: Sweeper = { first: `${hexDigits}PT`, sweep: readSummary };

/** A thread with its stack, the header, or the line that counts the threads. */
function readSummary(text: SectionText, from: number, line: string, context: Context): Swept | undefined {
  if (header.test(line) || count.test(line)) {
    text.recognise(from);
    const lines = lineSpan(from);
    return { records: [{ kind: 'notice', lines, what: 'other', text: flat(line) }], next: from + 1 };
  }
  const match = row.exec(line);
  const address = addressIn(context, match?.[3]);
  if (!match || !address) return undefined;
  const [, process = '', thread = '', , ticks, state = '', rest] = match;
  const functions = rest === undefined || blocker.test(rest) ? [] : functionsIn(rest);
  if (!functions) return undefined;
  text.recognise(from);
  const last = readFunctions(text, from, functions);
  const record: ThreadSummaryRecord = {
    kind: 'threadSummary',
    lines: [from, last],
    address,
    process: Number.parseInt(process, 16),
    thread: Number.parseInt(thread, 16),
    ...(ticks !== undefined && { ticks: Number.parseInt(ticks, 16) }),
    state: intern(state),
    functions: functions.slice(),
  };
  return { records: [record], next: last + 1 };
}

function functionsIn(site: string): string[] | undefined {
  const symbol = readCallSite(site)?.symbol;
  return symbol === undefined ? undefined : [symbol];
}

/** The functions below line `from`, of which the last line is answered. */
function readFunctions(text: SectionText, from: number, functions: string[]): number {
  let last = from;
  for (let at = text.next(from); at < text.count; at = text.next(at)) {
    const line = text.trimmed(at);
    const site = readCallSite(line);
    if (!site || (site.module === undefined && !bare.test(line))) break;
    functions.push(site.symbol);
    text.recognise(at);
    last = at;
  }
  return last;
}

export const stackSummaryParser: Parser = {
  commands: /^!stacks\b/,
  parse(text, context, from) {
    const records: TranscriptRecord[] = [];
    // A section may begin in the middle of a stack, whose thread stands in the section before.
    let at = text.continued ? readFunctions(text, from - 1, []) + 1 : from;
    for (; at < text.count; at++) {
      const line = text.trimmed(at);
      const read = line === '' ? undefined : readSummary(text, at, line, context);
      if (read) {
        records.push(...read.records);
        at = read.next - 1;
      } else if (owner.test(line)) text.recognise(at);
    }
    return { records };
  },
  sweeper,
};
