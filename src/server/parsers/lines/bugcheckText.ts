/**
 * Bug checks: the title and arguments of `!analyze`, the summary, the live crash, `.bugcheck`, the blue screen's own line.
 *
 *     SYSTEM_SERVICE_EXCEPTION (3b)                        *** Fatal System Error: 0x0000003b
 *     An exception happened while executing …                                     (0x00000000C0000005,0xFFFF…,…)
 *     Arguments:                                           BugCheck 3B, {c0000005, fffff88005a0bfd2, fffff8800653a9c0, 0}
 *     Arg1: 00000000c0000005, Exception code that …        Bugcheck code 0000003B
 *     Arg2: fffff88005a0bfd2, Address of the …             Arguments 00000000`c0000005 fffff880`05a0bfd2 …
 */
import { parseAddress, type Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { BugcheckParameter, BugcheckRecord } from '../../model/crash';
import { bugcheck } from '../../reference/bugchecks';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { beginsWith } from './beginsWith';
import { addressIn, hexNumber } from './values';
import { withoutRemark } from './withoutRemark';

const title = /^[^\w*]{0,3}([A-Z][A-Z0-9_]{3,63}|Unknown bugcheck code)[^\w(]{0,3} \(([0-9a-f]{1,8})\)$/i;
const heading = /^Arguments:?$/;
const argument = /^Arg([1-4])\s*:?\s+([0-9a-f`]{1,17})(?:,\s*|\s+|$)(.*)$/i;
const summary = /^BugCheck ([0-9a-f]{1,8}), \{([0-9a-f`x]+(?:, ?[0-9a-f`x]+){0,3})\}$/i;
const fatal = /^\*{0,3}\s*(?:Fatal System Error:?|STOP:) 0x([0-9a-f]{8})(?:\s+\((.*)\))?$/i;
const values = /^\((0x[0-9a-f`]+(?:,\s*0x[0-9a-f`]+){0,3})\)$/i;
const code = /^Bugcheck code ([0-9a-f]{8})$/i;
const shortArguments = /^Arguments:? ((?:[0-9a-f`]{8,17}\s*){1,4})$/i;
/** What a description holds at most, and what one argument does. */
const mostDescription = 60;
const mostContinuation = 40;

const beginsWithDigit = beginsWith('0123456789');

/** The bug check that begins at line `at`, in any of its forms. */
export function readBugcheck(text: SectionText, at: number, context: Context): BugcheckRecord | undefined {
  const line = text.trimmed(at);
  if (line.length > 400) return undefined;
  return readTitle(text, line, at, context) ?? readOther(text, line, at, context);
}

/** The forms that their first letter tells, which may be of either case. */
function readOther(
  text: SectionText,
  line: string,
  at: number,
  context: Context,
): BugcheckRecord | undefined {
  switch (line[0]) {
    case 'A':
    case 'a':
      return readArguments(text, at, at, context, undefined);
    case 'B':
    case 'b':
      return readSummary(text, line, at, context) ?? readShort(text, line, at, context);
    case '*':
    case 'F':
    case 'f':
    case 'S':
    case 's':
      return readFatal(text, line, at, context);
    default:
      return undefined;
  }
}

function readTitle(
  text: SectionText,
  line: string,
  at: number,
  context: Context,
): BugcheckRecord | undefined {
  const row = !beginsWithDigit(line) && line.includes(' (') ? withoutRemark(line) : '';
  const match = row.endsWith(')') ? title.exec(row) : undefined;
  if (!match) return undefined;
  const number = hexNumber(match[2] ?? '');
  const name = match[1] ?? '';
  const below = argumentsBelow(text, at);
  if (below === undefined && bugcheck(number)?.name !== name) return undefined;
  const named = { code: number, name: flat(name) };
  text.recognise(at);
  if (below === undefined)
    return { kind: 'bugcheck', lines: [at, at], ...named, parameters: [], stage: '!analyze' };
  // Between the title and its arguments stands the description, and nothing else.
  for (let between = at + 1; between < below; between++) if (!text.isBlank(between)) text.recognise(between);
  return readArguments(text, below, at, context, named);
}

/** The line `Arguments:` that belongs to a title. */
function argumentsBelow(text: SectionText, at: number): number | undefined {
  let below = text.next(at);
  for (let count = 0; below < text.count && count < mostDescription; count++, below = text.next(below)) {
    const line = text.trimmed(below);
    if (heading.test(line) || argument.test(line)) return below;
    if (title.test(line)) return undefined;
  }
  return undefined;
}

/** `Arguments:` and the four lines below it, each of which may go on. */
function readArguments(
  text: SectionText,
  from: number,
  first: number,
  context: Context,
  named: Pick<BugcheckRecord, 'code' | 'name'> | undefined,
): BugcheckRecord | undefined {
  const hasHeading = heading.test(text.trimmed(from));
  let at = hasHeading ? text.next(from) : from;
  if (argument.exec(text.trimmed(at))?.[1] !== '1') return undefined;
  const parameters: BugcheckParameter[] = [];
  let last = from;
  while (at < text.count && parameters.length < 4) {
    const parameter = readArgument(text, at, parameters.length + 1, context);
    if (!parameter) break;
    parameters.push(parameter);
    last = parameter.lines[1];
    at = text.next(last);
  }
  if (parameters.length === 0) return undefined;
  if (hasHeading) text.recognise(from);
  return { kind: 'bugcheck', lines: [first, last], ...named, parameters, stage: '!analyze' };
}

/** One argument with the lines on which its meaning goes on; undefined where another number stands. */
function readArgument(
  text: SectionText,
  at: number,
  number: number,
  context: Context,
): BugcheckParameter | undefined {
  const [, shown, digits, start = ''] = argument.exec(text.trimmed(at)) ?? [];
  const value = addressIn(context, digits);
  if (!value || Number(shown) !== number) return undefined;
  const last = continuation(text, at, number < 4);
  const words = [start];
  for (let below = at + 1; below <= last; below++) words.push(text.trimmed(below));
  for (let below = at; below <= last; below++) if (!text.isBlank(below)) text.recognise(below);
  const meaning = words.filter((word) => word !== '').join(' ');
  return { value, ...(meaning !== '' && { meaning: flat(meaning) }), lines: [at, last] };
}

/** The last line of an argument: before the next one, or as far as lines follow without a gap. */
function continuation(text: SectionText, at: number, hasNext: boolean): number {
  if (hasNext) {
    let last = at;
    for (let below = text.next(at), count = 0; below < text.count && count < mostContinuation; count++) {
      const line = text.trimmed(below);
      if (argument.test(line)) return last;
      if (isEnd(line)) return at;
      last = below;
      below = text.next(below);
    }
    return at;
  }
  let last = at;
  while (last + 1 < text.count && !text.isBlank(last + 1) && !isEnd(text.trimmed(last + 1))) last++;
  return last - at > mostContinuation ? at : last;
}

function isEnd(line: string): boolean {
  return /^(?:Debugging Details|-{3,}|\*{3,}|[A-Z]+_[A-Z0-9_]+:)/.test(line);
}

function readSummary(
  text: SectionText,
  line: string,
  at: number,
  context: Context,
): BugcheckRecord | undefined {
  const match = summary.exec(line);
  if (!match) return undefined;
  text.recognise(at);
  return brief([at, at], hexNumber(match[1] ?? ''), parametersIn(match[2] ?? '', at, context), 'banner');
}

function readFatal(
  text: SectionText,
  line: string,
  at: number,
  context: Context,
): BugcheckRecord | undefined {
  const match = fatal.exec(line);
  if (!match) return undefined;
  const below = text.next(at);
  const listed = match[2] ?? values.exec(text.trimmed(below))?.[1];
  const last = match[2] === undefined && listed !== undefined ? below : at;
  text.recognise(at);
  text.recognise(last);
  return brief([at, last], hexNumber(match[1] ?? ''), parametersIn(listed ?? '', last, context), 'banner');
}

function readShort(
  text: SectionText,
  line: string,
  at: number,
  context: Context,
): BugcheckRecord | undefined {
  const match = code.exec(line);
  if (!match) return undefined;
  const below = text.next(at);
  const listed = shortArguments.exec(text.trimmed(below))?.[1];
  const last = listed === undefined ? at : below;
  text.recognise(at);
  text.recognise(last);
  return brief([at, last], hexNumber(match[1] ?? ''), parametersIn(listed ?? '', last, context), '.bugcheck');
}

function brief(
  lines: BugcheckRecord['lines'],
  number: number,
  parameters: readonly BugcheckParameter[],
  stage: BugcheckRecord['stage'],
): BugcheckRecord {
  const name = bugcheck(number)?.name;
  return { kind: 'bugcheck', lines, code: number, ...(name !== undefined && { name }), parameters, stage };
}

function parametersIn(listed: string, at: number, context: Context): BugcheckParameter[] {
  const words = listed.split(/[,\s]+/).filter((word) => word !== '');
  return bugcheckValues(words.slice(0, 4), context).map((value) => ({ value, lines: [at, at] as const }));
}

/** Parameters as printed without leading zeros: eight digits are a whole address only where none has more. */
export function bugcheckValues(words: readonly string[], context: Context): Address[] {
  const wide =
    context.machine === 'x64' ||
    context.machine === 'arm64' ||
    words.some((word) => word.replace(/^0x|`/gi, '').replace(/^0+/, '').length > 8);
  return words.flatMap((word) => (wide ? parseAddress(word, 'zero') : addressIn(context, word)) ?? []);
}
