/**
 * Cuts text into sections, on bytes: one look at the first character of each line, no regular expression, no string per line.
 *
 * A section begins at a prompt, at a line that an opener takes, or where the one before it is full.
 */
import { ascii, backtick, hexValue, isBlank, lineFeed, space, startsWith } from './bytes';
import { behindQuotes } from './pasteMarks';
import { promptEnd } from './prompt';
import { addressEnd, readRow, type Row } from './row';
import { sectionLimit, sectionLines, type Opener, type Section } from './section';

interface Literal {
  readonly opener: Opener;
  readonly text: Uint8Array;
}

/** Which first bytes may begin a prompt: digits, `k`, `l`, `|`, and the mark of Markdown. */
const promptFirst = new Uint8Array(256);
for (const character of '0123456789kKlL|#') promptFirst[character.charCodeAt(0)] = 1;

/** Which first bytes may begin what stands before a line. */
const mayBeMark = new Uint8Array(256);
for (const character of '>/#&*[0123456789') mayBeMark[character.charCodeAt(0)] = 1;

const zero = 48;
/** Columns of a row that are read here: one, or more than one. */
const told = 2;

/** The upper half of the address space, where the kernel is: the first digit is 8 or above. */
function isKernelHalf(digit: number | undefined): boolean {
  return (hexValue[digit ?? 0] ?? 0) >= 8 && hexValue[digit ?? 0] !== 255;
}

/** Whether the eight digits at `at`, and eight more behind a backtick, are zeros. */
function isNull(bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < 8; index++) if (bytes[at + index] !== zero) return false;
  let low = at + 8;
  if (bytes[low] === backtick) low++;
  for (let index = 0; index < 8; index++) {
    const value = hexValue[bytes[low + index] ?? 0];
    if (value === 255 || value === undefined) return index === 0 && low === at + 8;
    if (value !== 0) return false;
  }
  return true;
}

export class Cutter {
  private readonly literals: (Literal[] | undefined)[] = new Array<Literal[] | undefined>(256).fill(
    undefined,
  );
  private readonly rows: readonly Opener[];
  private readonly row: Row = { columns: 0, rest: 0 };
  private readonly previous = new Uint8Array(20);
  private current: Section = { kind: 'text', start: 0, end: 0, lines: 0, continued: false };
  /** Openers that already have a line in the open section. */
  private joined: Opener[] = [];
  /** What a row would interrupt: the last record that joined the open section, or the section's own. */
  private inner = 'text';
  private rowIndent = -1;
  /** Blank lines above the line that is looked at, and those between two rows of the run; -1 before its second row. */
  private blanks = 0;
  private rowGap = -1;
  /** A row of the open section was remembered in `previous`. */
  private hasPrevious = false;
  private position = 0;
  lines = 0;

  /**
   * `resumes`: the text does not begin here, but at a line that opened a section before; what precedes it is not seen.
   */
  constructor(
    openers: readonly Opener[],
    private readonly emit: (section: Section) => void,
    resumes = false,
  ) {
    if (resumes) {
      this.current = { ...this.current, kind: '' };
      this.inner = '';
    }
    for (const opener of openers) {
      if (opener.starts === 'row') continue;
      for (const start of opener.starts) {
        const text = ascii(start);
        (this.literals[text[0] ?? 0] ??= []).push({ opener, text });
      }
    }
    this.rows = openers.filter(({ starts }) => starts === 'row');
  }

  /** Takes whole lines: every chunk but the last ends with a line feed. */
  feed(bytes: Uint8Array): void {
    const size = bytes.length;
    let lineStart = 0;
    while (lineStart < size) {
      const found = bytes.indexOf(lineFeed, lineStart);
      const lineEnd = found < 0 ? size : found;
      this.line(bytes, lineStart, lineEnd);
      const next = found < 0 ? size : found + 1;
      this.current.lines++;
      this.current.end = this.position + next;
      this.lines++;
      lineStart = next;
    }
    this.position += size;
  }

  /** The kind of the section that begins exactly at the end of what was fed before the last line, if one does. */
  openedAt(offset: number): string | undefined {
    return this.current.start === offset ? this.current.kind : undefined;
  }

  finish(): void {
    if (this.current.lines > 0) this.emit(this.current);
  }

  private line(bytes: Uint8Array, lineStart: number, end: number): void {
    let at = lineStart;
    let byte = bytes[at];
    while (at < end && (byte === space || isBlank(byte))) byte = bytes[++at];
    if (mayBeMark[byte ?? 0] === 1) {
      at = behindQuotes(bytes, at, end);
      byte = bytes[at];
    }
    const start = this.position + lineStart;
    if (at >= end) {
      this.blanks++;
      this.limit(start, end - lineStart);
      return;
    }
    const first = byte ?? 0;
    if (promptFirst[first] === 1 && promptEnd(bytes, at, end) >= 0) {
      this.open('command', start);
      return;
    }
    if (hexValue[first] !== 255 && readRow(bytes, at, end, this.row, told)) {
      this.onRow(bytes, lineStart, at, end, start);
    } else {
      this.rowIndent = -1;
      this.blanks = 0;
      const candidates = this.literals[first];
      if (candidates !== undefined) this.onLiteral(candidates, bytes, at, end, start);
    }
    this.limit(start, end - lineStart);
  }

  /** Goes on in another section when the line that begins at `start` does not fit into the open one. */
  private limit(start: number, length: number): void {
    const used = start - this.current.start;
    if (used > 0 && (used + length >= sectionLimit || this.current.lines >= sectionLines))
      this.open(this.current.kind, start, true);
  }

  private onLiteral(
    candidates: readonly Literal[],
    bytes: Uint8Array,
    at: number,
    end: number,
    start: number,
  ): void {
    for (const { opener, text } of candidates) {
      if (!startsWith(bytes, at, end, text) || opener.opens?.(bytes, at, end) === false) continue;
      this.take(opener, start);
      return;
    }
  }

  /**
   * A run of rows begins where the line before is no row, where the indentation differs, or behind more blank lines than stand between
   * its rows; only there can a listing open.
   */
  private onRow(bytes: Uint8Array, lineStart: number, at: number, end: number, start: number): void {
    const indent = at - lineStart;
    const sameRun = indent === this.rowIndent;
    const runStarts = !sameRun || (this.rowGap >= 0 && this.blanks > this.rowGap);
    if (runStarts || this.row.columns === 1) {
      const opener = this.openerOfRow(bytes, at, end);
      if (opener) this.take(opener, start);
    }
    if (this.row.columns > 1) this.remember(bytes, at, end);
    if (!sameRun || this.rowIndent < 0) this.rowGap = -1;
    else if (this.rowGap < 0) this.rowGap = this.blanks;
    this.rowIndent = indent;
    this.blanks = 0;
  }

  private openerOfRow(bytes: Uint8Array, at: number, end: number): Opener | undefined {
    for (const opener of this.rows) {
      if (opener.interrupts?.includes(this.inner) === false) continue;
      if (opener.opens?.(bytes, at, end) === false) continue;
      if (this.inner !== 'stack' || this.goesBack(bytes, at, end)) return opener;
    }
    return undefined;
  }

  /**
   * Inside a stack, addresses grow: a row whose address is lower than the one before belongs to another listing. Only the step from
   * kernel to user mode goes down in one stack.
   */
  private goesBack(bytes: Uint8Array, at: number, end: number): boolean {
    if (!this.hasPrevious) return false;
    if (isKernelHalf(this.previous[0]) && !isKernelHalf(bytes[at])) return false;
    const last = addressEnd(bytes, at, end);
    for (let index = 0; index < last - at; index++) {
      const difference = (hexValue[bytes[at + index] ?? 0] ?? 0) - (hexValue[this.previous[index] ?? 0] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  private remember(bytes: Uint8Array, at: number, end: number): void {
    if (bytes[at] === zero && isNull(bytes, at)) return; // the outermost frame of a stack says nothing of where it is
    this.hasPrevious = true;
    const last = Math.min(at + 17, end);
    for (let index = at; index < last; index++) this.previous[index - at] = bytes[index] ?? 0;
  }

  private take(opener: Opener, start: number): void {
    const again = this.joined.includes(opener);
    if (opener.joins?.includes(this.current.kind) !== true || (again && opener.repeats !== true))
      this.open(opener.kind, start);
    if (!again || opener.repeats !== true) this.joined.push(opener);
    this.inner = opener.kind;
    this.hasPrevious = false;
  }

  private open(kind: string, start: number, continued = false): void {
    if (this.current.lines > 0) this.emit(this.current);
    this.current = { kind, start, end: start, lines: 0, continued };
    this.joined = [];
    if (!continued) this.inner = kind;
    this.rowIndent = -1;
    this.rowGap = -1;
    this.hasPrevious = false;
  }
}
