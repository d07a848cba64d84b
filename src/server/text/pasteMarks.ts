/**
 * What mail programs, forums and source comments put before every line, and what pages make of single characters.
 *
 *     > 0: kd> !thread        //   0: kd> !thread        # 0: kd> !thread        0: kd&gt; !thread
 */
import { ascii, greaterThan, isBlank, startsWith } from './bytes';

const [numberSign, slash, ampersand, capitalC, capitalR] = [35, 47, 38, 67, 82];
const noBreak = ascii('&nbsp;');
const greater = ascii('&gt;');

/** Where a line's own text begins: behind the quote marks at `at`, and the blanks behind them. Asked once per line; most answer at once. */
export function behindQuotes(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  for (;;) {
    const next = behindOne(bytes, at, end);
    if (next === at) return at;
    at = next;
    while (at < end && isBlank(bytes[at])) at++;
  }
}

function behindOne(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at];
  if (byte === greaterThan) return at + 1 === end || isBlank(bytes[at + 1]) ? at + 1 : at;
  if (byte === slash) return bytes[at + 1] === slash && at + 2 < end && isBlank(bytes[at + 2]) ? at + 2 : at;
  if (byte === numberSign) return behindNumberSign(bytes, at, end);
  if (byte !== ampersand) return at;
  if (startsWith(bytes, at, end, noBreak)) return at + noBreak.length;
  const behind = at + greater.length;
  return startsWith(bytes, at, end, greater) && (behind >= end || isBlank(bytes[behind])) ? behind : at;
}

/** ` # Child-SP  RetAddr` is the header of a stack, and `#  1  Id:` the thread of the event: two blanks. */
function behindNumberSign(bytes: Uint8Array, at: number, end: number): number {
  const next = bytes[at + 2];
  if (at + 2 >= end || !isBlank(bytes[at + 1]) || isBlank(next)) return at;
  return next === capitalC || next === capitalR ? at : at + 1;
}

const entities: Readonly<Record<string, string>> = {
  '&gt;': '>',
  '&lt;': '<',
  '&amp;': '&',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
};
const entity = /&(?:gt|lt|amp|quot|nbsp|apos|#39|#x27);/g;
const marks = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff‘’“”×]|\\`|&(?:gt|lt|amp|quot|nbsp|apos|#39|#x27);/;
/** Blanks that web pages and mail programs put where the debugger printed spaces. */
const oddBlank = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/g;

/** Whether a text holds a character that pasting leaves and no debugger prints. */
export function hasPasteMarks(text: string): boolean {
  return marks.test(text);
}

/** The characters that the debugger printed, where pages and editors have put others. */
export function plainCharacters(line: string): string {
  return line
    .replace(entity, (found) => entities[found] ?? found)
    .replace(oddBlank, ' ')
    .replaceAll('\\`', '`')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\b0×(?=[0-9a-f])/gi, '0x');
}

const commentMark = /^\s*\/\/(?:\s|$)/;
const numberMark = /^\s*#(?:\s|$)/;

/** The mark that stands before the lines of a section: before its first, or before most of three or more. */
export function lineMark(lines: Iterable<string>): '//' | '#' | undefined {
  let all = 0;
  let comments = 0;
  let numbers = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    all++;
    if (commentMark.test(line)) comments++;
    else if (numberMark.test(line)) numbers++;
  }
  if (all < 3) return comments === all && all > 0 ? '//' : undefined;
  if (comments * 5 >= all * 3) return '//';
  return numbers * 5 >= all * 3 ? '#' : undefined;
}
