/**
 * The shape of a line that some program printed: what stays when everything that varies is masked.
 *
 *     IOCTL Code: 0x0022a008,  Method: METHOD_BUFFERED        IOCTL Code: =…, Method: =…
 *     drv!Dispatch: IRP 85f04030 is pending                   drv!Dispatch:
 *     [01234] open 'c:\temp\a.log'                            [#]
 */
import { beginsWith } from './beginsWith';

const number =
  /^[-+]?(?:0[xn])?(?:(?=[a-f`]*\d)[\da-f`]+|[a-f]{8}|[a-f]{16}|\d[\d.,`%]*)(?:[uh]|ms|[kmg]b|%)?$/i;
const mayBeNumber = beginsWith('-+`0123456789abcdefABCDEF');
/** The mark that a reader put behind a line. */
const arrow = /\s<[-=<]+.{0,80}$/;

const [doubleQuote, quote, space, colon, equals] = [34, 39, 32, 58, 61];
/** By character: a blank, and what else ends a word. */
const [letter, blank, mark] = [0, 1, 2];
const kinds = new Uint8Array(128).fill(blank, 9, 14);
kinds[space] = blank;
for (const character of `"'()[]<>{}|,;:=`) kinds[character.charCodeAt(0)] = mark;

function kindAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code < 128 ? (kinds[code] ?? letter) : /\s/.test(line.charAt(at)) ? blank : letter;
}

/** The line with numbers, quotations, paths, and what stands behind `:` and `=` masked. */
export function maskOf(line: string): string {
  const shown = line.includes('<') ? line.replace(arrow, '') : line;
  let masked = '';
  let copied = 0;
  let uneven = false;
  /** The last character that is no blank. */
  let before = -1;
  for (let at = 0; at < shown.length; at++) {
    const kind = kindAt(shown, at);
    if (kind === blank) {
      uneven ||= shown.charCodeAt(at) !== space || before < at - 1;
      continue;
    }
    const end = kind === letter ? wordEnd(shown, at) : quotationEnd(shown, at);
    if (end > at) {
      const mask = isValue(shown, before) ? '=…' : maskOfToken(shown, at, end);
      if (mask !== undefined) {
        masked += shown.slice(copied, at) + mask;
        copied = end;
      }
      at = end - 1;
    }
    before = at;
  }
  masked += shown.slice(copied);
  return uneven ? masked.replace(/\s+/g, ' ') : masked;
}

function wordEnd(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && kindAt(line, at) === letter) at++;
  return at;
}

/** Behind the quotation that begins here; `from` where none does: the apostrophe of a word is no quote. */
function quotationEnd(line: string, from: number): number {
  const code = line.charCodeAt(from);
  if (code !== doubleQuote && (code !== quote || isWord(line.charAt(from - 1)))) return from;
  const end = line.indexOf(line.charAt(from), from + 1) + 1;
  return code === quote && isWord(line.charAt(end)) ? from : Math.max(end, from);
}

function isWord(character: string): boolean {
  return /\w/.test(character);
}

/** What stands for a word or a quotation; undefined where it stands for itself. */
function maskOfToken(line: string, from: number, end: number): string | undefined {
  if (kindAt(line, from) === mark) return '"…"';
  const word = line.slice(from, end);
  if (word.includes('\\')) return '\\…';
  return mayBeNumber(word) && number.test(word) ? '#' : undefined;
}

/** Behind `:` or `=`; the name of a function behind `::` is none. */
function isValue(line: string, before: number): boolean {
  const code = line.charCodeAt(before);
  return code === equals || (code === colon && line.charCodeAt(before - 1) !== colon);
}

const words = /\(?[A-Za-z_][\w.!$-]*\)?(?: \(?[A-Za-z_][\w.!$-]*\)?)*/g;

/** A mask without its words: only how many columns there are, and which of them are numbers. */
export function columnsOf(mask: string): string {
  return mask.replace(words, '…');
}

/** `[tag] `, `name: `, `drv!Function: `, `file.c(120) : `. */
const tagged =
  /^(?:\[[^\][]{1,64}\](?=\s*\S)|<[\w .-]{1,64}>(?=\s)|[A-Za-z_][\w.!:<>~()*\\/-]{1,95}? ?:(?=\s+\S))/;
const time =
  /^[[(<]?(?:\d{2,4}[-/]\d\d[-/]\d{2,4}[ T])?\d{1,2}:\d\d:\d\d(?:[.,:]\d{1,9})?Z?[\])>]?(?=[\s:,|-]+\S)/;
const mayBeTime = beginsWith('[(<0123456789');
/** Tags that only a program prints: a function, a place in a source file. */
const telling = /!|::|\.\w{1,3} ?\(\d+\)/;

interface Tag {
  /** The tag with its numbers masked. */
  readonly mask: string;
  /** Nobody but a program begins a line like this. */
  readonly telling: boolean;
}

/** What a line begins with that lines of one program share; undefined where there is no such thing. */
export function tagOf(line: string): Tag | undefined {
  if (mayBeTime(line) && time.test(line)) return { mask: '#:#:#', telling: true };
  const tag = tagged.exec(line)?.[0];
  if (tag === undefined) return undefined;
  return { mask: tag.replace(/(?:0x)?\d[\da-f]*/gi, '#'), telling: telling.test(tag) };
}
