/**
 * `wt`: a trace of calls, with the instructions run in the function and in its callees so far.
 *
 *        30     0 [  0] ntdll!LdrShutdownProcess
 *        12     0 [  1]   ntdll!RtlEnterCriticalSection
 *     1204 instructions were executed in 1203 events (0 from other threads)
 *     Function Name                               Invocations MinInst MaxInst AvgInst
 *     ntdll!RtlEnterCriticalSection                         2      12      14      13
 *
 * Documentation: "wt (Trace and Watch Data)".
 */
import type { TraceRecord } from '../model/runtime';
import { flat } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const call = /^(\d+)\s+(\d+)\s+\[\s*(\d+)\]\s+\S/;
const sums =
  /^(?:Tracing \S.* to return address [0-9a-f`]+|\d+ instructions were executed in \d+ events|Function Name\s+Invocations\b|System Call\s+Invocations\b|Calls\s+System Call$|\d+ system calls? (?:was|were) executed|>> .{1,60}$|>>\s+More than \d+)/i;
const sumRow = /^(?:(?:\S*[!\w].*?)\s+\d+\s+\d+\s+\d+\s+\d+|\d+\s+[\w.$]+!\S+)$/;

const sweeper: Sweeper = {
  first: `${decimalDigits}CTFS>`,
  sweep(text, from, line) {
    if (sums.test(line)) {
      text.recognise(from);
      let last = from;
      if (/^(?:Function Name|Calls)\b/.test(line))
        for (let at = text.next(from); at < text.count && sumRow.test(text.trimmed(at)); at = text.next(at)) {
          text.recognise(at);
          last = at;
        }
      return {
        records: [{ kind: 'notice', lines: [from, last], what: 'other', text: flat(line) }],
        next: last + 1,
      };
    }
    if (!call.test(line)) return undefined;
    let calls = 0;
    let deepest = 0;
    let instructions: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at = text.next(at)) {
      const match = call.exec(text.trimmed(at));
      if (!match) break;
      const depth = Number(match[3]);
      if (depth > deepest) deepest = depth;
      if (depth === 0) instructions = Number(match[1]) + Number(match[2]);
      text.recognise(at);
      calls++;
      last = at;
    }
    const record: TraceRecord = {
      kind: 'trace',
      lines: [from, last],
      calls,
      deepest,
      ...(instructions !== undefined && { instructions }),
    };
    return { records: [record], next: last + 1 };
  },
};

export const traceParser: Parser = { parse: () => nothing, sweeper };
