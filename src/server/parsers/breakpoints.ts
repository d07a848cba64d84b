/**
 * `bl`, and breakpoints that are hit.
 *
 *      0 e 00401000     0001 (0001)  0:**** app!main
 *      1 d fffff801`09200000     0001 (0001) drv!DriverEntry "k;g"
 *          0 e Disable Clear  00007ff6`3be11020     0001 (0001)  0:**** app!wmain
 *      2 e <inline function>     0001 (0001)  0:**** {app!MoreCalculate}
 *     Breakpoint 0 hit
 *
 * Documentation: "bl (Breakpoint List)".
 */
import type { BreakpointRecord } from '../model/runtime';
import { flat, intern } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const row =
  /^(\d{1,4}):?\s+([ed])u?\s+(?:(?:Disable|Enable) Clear\s+)?(?:([0-9a-f]{8}(?:`?[0-9a-f]{8})?)|<inline function>)?\s*((?:[rwei]\s?\d\s)?)\s*(?:\[([^\]]*)\]\s+)?[0-9a-f]{4} \([0-9a-f]{4}\)\s*(?:\d*:[*~\w]+\s*)?(\S.*)?$/i;
const hit = /^Breakpoint (\d+) hit$/;
const where = /^(\d{1,4}): ([0-9a-f]{8}(?:`?[0-9a-f]{8})?) @!"([^"]+)"/i;
const prepared =
  /^(?:breakpoint \d+ (?:redefined|exists|changed)|Bp expression .* could not be resolved|Hit breakpoint \d+)/;

/** Characters of a line; the command behind a breakpoint is rarely long. */
const longest = 1000;

const sweeper: Sweeper = {
  first: `${decimalDigits}Bb`,
  sweep(text, at, line, context) {
    if (line.length > longest) return undefined;
    const number = hit.exec(line)?.[1];
    const match = number === undefined ? (row.exec(line) ?? undefined) : undefined;
    const set = number === undefined && !match ? (where.exec(line) ?? undefined) : undefined;
    if (prepared.test(line)) {
      text.recognise(at);
      return {
        records: [{ kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }],
        next: at + 1,
      };
    }
    if (number === undefined && !match && !set) return undefined;
    text.recognise(at);
    const address = addressIn(context, match?.[3] ?? set?.[2]);
    const symbol = /^(\S+)/.exec(match?.[6] ?? set?.[3] ?? '')?.[1];
    const command = /"(.*)"$/.exec(match?.[6] ?? '')?.[1];
    const record: BreakpointRecord = {
      kind: 'breakpoint',
      lines: [at, at],
      number: Number(number ?? match?.[1] ?? set?.[1]),
      what: number === undefined ? 'listed' : 'hit',
      ...(match && { enabled: match[2] === 'e' }),
      ...(address && { address }),
      ...(symbol !== undefined && { symbol: intern(symbol) }),
      ...(command !== undefined && { command: flat(command) }),
    };
    return { records: [record], next: at + 1 };
  },
};

export const breakpointsParser: Parser = { parse: () => nothing, sweeper };
