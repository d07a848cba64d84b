/**
 * Tables with a ruler below their head: the ruler tells where the columns are.
 *
 *     PID           Address          Name
 *     ============= ================ =======
 *     0x1164 0n4452 ffffc509bf28b080 cmd.exe
 */
import type { TableRecord } from '../../model/data';
import { intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';

const ruler = /^(?:[=-]{2,}|[=-]+(?:[ \t|+]+[=-]+)+)\s*$/;
const separator = /[^=-]+/g;
const longest = 4096;
/** Lines in a row that are none of a table with bars. */
const patience = 2;

/** True for a line of nothing but rules and the gaps between them. */
export function isRuler(line: string): boolean {
  return line.length < longest && ruler.test(line.trim());
}

/** Where one column ends and the next begins. */
function gapsOf(line: string): number[] {
  const indent = line.length - line.trimStart().length;
  return Array.from(
    line.trim().matchAll(separator),
    ({ index, 0: { length } }) => indent + index + length - 1,
  );
}

/** Reads the table whose ruler stands at `at`; undefined when nothing above it is a head, or no row follows. */
export function readRuledTable(text: SectionText, at: number): TableRecord | undefined {
  const line = lineOf(text, at);
  if (!isRuler(line)) return undefined;
  const head = above(text, at);
  if (head === undefined || text.isKnown(head)) return undefined;
  const title = lineOf(text, head);
  const gaps = gapsOf(line);
  if (!fits(title, gaps)) return undefined;
  const { rows, last } = readRows(text, at, title, gaps);
  if (rows === 0) return undefined;
  text.recognise(head);
  text.recognise(at);
  if (title.includes('|')) markLegend(text, head);
  return { kind: 'table', lines: [head, last], columns: columnsOf(title, gaps), rows };
}

/** A name of a column on a line of its own, and bars that lead down to the columns before it; above them all, a name alone. */
const legend = /^\|[|\s]*\w[\w ]{0,40}$/;
const firstOfLegend = /^\w{2,40}$/;

/** Marks the names of columns that are longer than their column: they stand above the head, on lines of their own. */
function markLegend(text: SectionText, head: number): void {
  let at = head - 1;
  while (at >= 0 && legend.test(text.trimmed(at))) text.recognise(at--);
  if (at < head - 1 && firstOfLegend.test(text.trimmed(at))) text.recognise(at);
}

/** Marks the rows below a ruler. MEX repeats ruler and head below the last one. */
function readRows(
  text: SectionText,
  at: number,
  title: string,
  gaps: readonly number[],
): { rows: number; last: number } {
  let rows = 0;
  let last = at;
  let foreign = 0;
  let barred = title.includes('|');
  for (let below = text.next(at); below < text.count; below = text.next(below)) {
    const row = lineOf(text, below);
    const repeats = isRuler(row) || row.trim() === title.trim();
    if (!repeats && !fits(row, gaps)) {
      // Between bars, what memory holds may be anything, line ends included.
      if (!barred || ++foreign > patience) break;
      continue;
    }
    foreign = 0;
    barred ||= gaps.length === 0 && row.includes('|');
    if (!repeats) rows++;
    last = below;
    text.recognise(below);
  }
  return { rows, last };
}

/** With its indentation, which the columns need, and without the marks of quoted mail. */
function lineOf(text: SectionText, at: number): string {
  const line = text.line(at).slice(0, longest);
  const own = line.startsWith('>') ? line.replace(/^(?:> ?)+/, '') : line;
  return own.replaceAll('\u00a0', ' ').trimEnd();
}

function above(text: SectionText, at: number): number | undefined {
  let found = at - 1;
  while (found >= 0 && text.isBlank(found)) found--;
  return found < 0 ? undefined : found;
}

/** A row leaves the gaps blank. Where the ruler has no gaps, columns are two blanks apart, or have bars between them. */
function fits(row: string, gaps: readonly number[]): boolean {
  if (row.trim() === '') return false;
  if (gaps.length === 0) return /\S\s{2,}\S|\|.*\|/.test(row);
  const [first = row.length] = gaps;
  return first < row.length && gaps.every((gap) => gap >= row.length || isGap(row.charAt(gap)));
}

function isGap(character: string): boolean {
  return character === ' ' || character === '|' || /\s/.test(character);
}

function columnsOf(title: string, gaps: readonly number[]): string[] {
  if (gaps.length === 0)
    return title
      .trim()
      .split(/\s{2,}|\s*\|\s*/)
      .map(intern);
  return [...gaps, title.length].map((gap, index) =>
    intern(title.slice(index === 0 ? 0 : (gaps[index - 1] ?? 0) + 1, gap).trim()),
  );
}
