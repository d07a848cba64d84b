/**
 * What mail programs, forums and source comments put before every line, and what pages make of single characters.
 *
 *     > 0: kd> !thread        //   0: kd> !thread        # 0: kd> !thread        0: kd&gt; !thread        12:04:31.250 0: kd> !thread
 */
import { ascii, greaterThan, isBlank, isDigit, startsWith } from './bytes';
import { behindStamp, stamp } from './timeStamp';

const [numberSign, star, slash, ampersand, capitalC, capitalM, capitalR] = [35, 42, 47, 38, 67, 77, 82];
const openBracket = 91;
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
  switch (bytes[at]) {
    case greaterThan:
    case star:
      return at + 1 === end || isBlank(bytes[at + 1]) ? at + 1 : at;
    case slash:
      return bytes[at + 1] === slash && at + 2 < end && isBlank(bytes[at + 2]) ? at + 2 : at;
    case numberSign:
      return behindNumberSign(bytes, at, end);
    case ampersand:
      return behindEntity(bytes, at, end);
    default:
      return behindStamp(bytes, at, end);
  }
}

function behindEntity(bytes: Uint8Array, at: number, end: number): number {
  if (startsWith(bytes, at, end, noBreak)) return at + noBreak.length;
  const behind = at + greater.length;
  return startsWith(bytes, at, end, greater) && (behind >= end || isBlank(bytes[behind])) ? behind : at;
}

/** ` # Child-SP  RetAddr` and ` #   Memory  Child-SP` are headers of stacks, and `#  1  Id:` is the thread of the event. */
function behindNumberSign(bytes: Uint8Array, at: number, end: number): number {
  let index = at + 1;
  while (index < end && isBlank(bytes[index])) index++;
  const blanks = index - at - 1;
  const next = bytes[index];
  if (blanks === 0 || index === end || (blanks > 1 && blanks < 5 && isDigit(next))) return at;
  return blanks < 5 && (next === capitalC || next === capitalM || next === capitalR) ? at : index;
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

const odd = /[\u00a0-\uffff]/;

/** Whether a text holds a character that pasting leaves and no debugger prints. Most have nothing that such a one begins with. */
export function hasPasteMarks(text: string): boolean {
  return (odd.test(text) || text.includes('&') || text.includes('\\`')) && marks.test(text);
}

/** The characters that the debugger printed, where pages and editors have put others. */
export function plainCharacters(line: string): string {
  if (!hasPasteMarks(line)) return line;
  return line
    .replace(entity, (found) => entities[found] ?? found)
    .replace(oddBlank, ' ')
    .replaceAll('\\`', '`')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\b0×(?=[0-9a-f])/gi, '0x');
}

/** What stands before every line of a section: a comment mark, a number sign, a bullet, or the time at which the line came. */
export type LineMark = '//' | '#' | '*' | 'time';

const markShapes: readonly (readonly [LineMark, RegExp])[] = [
  ['//', /^\/\/(?:\s|$)/],
  ['#', /^#(?:\s|$)/],
  ['*', /^\*(?:\s|$)/],
  ['time', stamp],
];
/** A look at one character: in most sections no line begins with a mark. */
function mayBeMarked(line: string): boolean {
  const first = line.charCodeAt(0);
  return first === slash || first === numberSign || first === star || first === openBracket || isDigit(first);
}
/** A row of a box: `* Bugcheck Analysis *`. */
export const boxRow = /^\s*\*.*\*\s*$/;

/** The mark that stands before the lines of a section: before its first, or before most of three or more. `lines` are trimmed, none is blank. */
export function lineMark(lines: readonly string[]): LineMark | undefined {
  if (!lines.some(mayBeMarked)) return undefined;
  for (const [mark, shape] of markShapes) {
    if (mark !== 'time' && !lines.some((line) => line.startsWith(mark))) continue;
    const counted = mark === '*' ? lines.filter((line) => !boxRow.test(line)) : lines;
    const marked = counted.filter((line) => shape.test(line)).length;
    if (
      lines.length < 3
        ? mark !== '#' && marked === lines.length
        : marked > 1 && marked * 5 >= counted.length * 3
    )
      return mark;
  }
  return undefined;
}
