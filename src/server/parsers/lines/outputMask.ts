/**
 * The shape of a line that some program printed: what stays when everything that varies is masked.
 *
 *     IOCTL Code: 0x0022a008,  Method: METHOD_BUFFERED        IOCTL Code: =…, Method: =…
 *     drv!Dispatch: IRP 85f04030 is pending                   drv!Dispatch:
 *     [01234] open 'c:\temp\a.log'                            [#]
 */
import { evenBlanks } from '../../text/evenBlanks';

const token = /"[^"]*"|(?<!\w)'[^']*'(?!\w)|[^\s"'()[\]<>{}|,;:=]+/g;
const number =
  /^[-+]?(?:0[xn])?(?:(?=[a-f`]*\d)[\da-f`]+|[a-f]{8}|[a-f]{16}|\d[\d.,`%]*)(?:[uh]|ms|[kmg]b|%)?$/i;
/** The mark that a reader put behind a line. */
const arrow = /\s<[-=<]+.{0,80}$/;

/** The line with numbers, quotations, paths, and what stands behind `:` and `=` masked. */
export function maskOf(line: string): string {
  const masked = (line.includes('<') ? line.replace(arrow, '') : line).replace(
    token,
    (found: string, at: number, whole: string) => {
      const first = found.charAt(0);
      if (isValue(whole, at)) return '=…';
      if (found.length > 1 && (first === '"' || first === "'")) return '"…"';
      if (found.includes('\\')) return '\\…';
      return number.test(found) ? '#' : found;
    },
  );
  return evenBlanks(masked);
}

const words = /\(?[A-Za-z_][\w.!$-]*\)?(?: \(?[A-Za-z_][\w.!$-]*\)?)*/g;

/** A mask without its words: only how many columns there are, and which of them are numbers. */
export function columnsOf(mask: string): string {
  return mask.replace(words, '…');
}

/** Behind `:` or `=`; the name of a function behind `::` is none. */
function isValue(line: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (line[before] === ' ' || line[before] === '\t')) before--;
  const mark = line[before];
  return mark === '=' || (mark === ':' && line[before - 1] !== ':');
}

/** `[tag] `, `name: `, `drv!Function: `, `file.c(120) : `. */
const tagged =
  /^(?:\[[^\][]{1,64}\](?=\s*\S)|<[\w .-]{1,64}>(?=\s)|[A-Za-z_][\w.!:<>~()*\\/-]{1,95}? ?:(?=\s+\S))/;
const time =
  /^[[(<]?(?:\d{2,4}[-/]\d\d[-/]\d{2,4}[ T])?\d{1,2}:\d\d:\d\d(?:[.,:]\d{1,9})?Z?[\])>]?(?=[\s:,|-]+\S)/;
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
  if (time.test(line)) return { mask: '#:#:#', telling: true };
  const tag = tagged.exec(line)?.[0];
  if (tag === undefined) return undefined;
  return { mask: tag.replace(/(?:0x)?\d[\da-f]*/gi, '#'), telling: telling.test(tag) };
}
