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
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { BreakpointRecord } from '../model/runtime';
import type { NoticeRecord } from '../model/session';
import { flat, intern } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const row =
  /^(\d{1,4}):?\s+([ed])u?\s+(?:(?:Disable|Enable) Clear\s+)?(?:([0-9a-f]{8}(?:`?[0-9a-f]{8})?)|<inline function>)?\s*((?:[rwei]\s?\d\s)?)\s*(?:\[([^\]]*)\]\s+)?[0-9a-f]{4} \([0-9a-f]{4}\)\s*(?:\d*:[*~\w]+\s*)?(\S.*)?$/i;
const hit = /^Breakpoint (\d+) hit$/;
const place = /^(\d{1,4}): ([0-9a-f]{8}(?:`?[0-9a-f]{8})?) @!"([^"]+)"/i;
const prepared =
  /^(?:breakpoint \d+ (?:redefined|exists|changed)|Bp expression .* could not be resolved|Hit breakpoint \d+)/;

/** Characters of a line; the command behind a breakpoint is rarely long. */
const longest = 1000;

const sweeper: Sweeper = {
  first: `${decimalDigits}Bb`,
  sweep(text, at, line, context) {
    if (line.length > longest) return undefined;
    const record =
      readHit(line, at) ?? readRow(line, at, context) ?? readPlace(line, at, context) ?? readNotice(line, at);
    if (!record) return undefined;
    text.recognise(at);
    return { records: [record], next: at + 1 };
  },
};

function readHit(line: string, at: number): BreakpointRecord | undefined {
  const number = hit.exec(line)?.[1];
  return number === undefined ? undefined : { ...breakpoint(number, at), what: 'hit' };
}

function readRow(line: string, at: number, context: Context): BreakpointRecord | undefined {
  const match = row.exec(line);
  if (!match) return undefined;
  const [, number = '', state, address, , , words = ''] = match;
  const command = /"(.*)"$/.exec(words)?.[1];
  return {
    ...breakpoint(number, at),
    enabled: state === 'e',
    ...placed(addressIn(context, address), words),
    ...(command !== undefined && { command: flat(command) }),
  };
}

function readPlace(line: string, at: number, context: Context): BreakpointRecord | undefined {
  const match = place.exec(line);
  if (!match) return undefined;
  const [, number = '', address, words = ''] = match;
  return { ...breakpoint(number, at), ...placed(addressIn(context, address), words) };
}

function readNotice(line: string, at: number): NoticeRecord | undefined {
  return prepared.test(line)
    ? { kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }
    : undefined;
}

function breakpoint(number: string, at: number): BreakpointRecord {
  return { kind: 'breakpoint', lines: [at, at], number: Number(number), what: 'listed' };
}

/** Address and symbol; the symbol is the first word. */
function placed(address: Address | undefined, words: string): Pick<BreakpointRecord, 'address' | 'symbol'> {
  const symbol = /^\S+/.exec(words)?.[0];
  return { ...(address && { address }), ...(symbol !== undefined && { symbol: intern(symbol) }) };
}

export const breakpointsParser: Parser = { parse: () => nothing, sweeper };
