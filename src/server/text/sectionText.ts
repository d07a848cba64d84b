/** The lines of one section, and which of them a parser has understood. */
import { carriageReturn, greaterThan, lineFeed } from './bytes';
import { eventStamp } from './eventStamp';
import { hasGluedPrompt, withoutGluedPrompt } from './gluedPrompt';
import { hasPasteMarks, lineMark, plainCharacters, type LineMark } from './pasteMarks';
import { splitPrompt } from './prompt';
import type { Section } from './section';
import type { Span } from './span';
import { stamp } from './timeStamp';

/** UTF-16 units of a line that parsers see. */
export const longestLine = 4096;
const [numberSign, star, slash] = [35, 42, 47];
/** The lines that show whether something stands before every line. */
const sampled = 12;
const headings = /^##+(?:\s+|$)/;

const noStamps: ReadonlyMap<number, string> = new Map();

export class SectionText {
  readonly count: number;
  private readonly starts: number[];
  /** 1 where a line shape matched. */
  readonly known: Uint8Array;
  readonly kind: string;
  readonly continued: boolean;
  /** Some line holds a character that pasting leaves and no debugger prints. */
  private readonly pasted: boolean;
  /** Some line lost its end, and a prompt follows: what prompts look like here. */
  private readonly glued: { readonly prompt: string | undefined } | undefined;
  /** Some line is longer than any that debuggers print. */
  private readonly hasLong: boolean = false;
  /** What somebody put before every line. */
  private readonly mark: LineMark | undefined;
  /** Lines as `trimmed` has answered them: one shape after the other asks for the same line. */
  private readonly asked: (string | undefined)[];
  private noted: Map<number, string> | undefined;

  constructor(
    section: Pick<Section, 'kind' | 'continued'>,
    private readonly text: string,
    /** The prompt before the section. */
    prompt?: string,
  ) {
    this.kind = section.kind;
    this.continued = section.continued;
    this.pasted = hasPasteMarks(text);
    const starts = [0];
    let start = 0;
    for (
      let index = text.indexOf('\n');
      index >= 0 && index + 1 < text.length;
      index = text.indexOf('\n', index + 1)
    ) {
      if (index - start > longestLine) this.hasLong = true;
      start = index + 1;
      starts.push(start);
    }
    if (text.length - start > longestLine) this.hasLong = true;
    this.starts = starts;
    this.count = text.length === 0 ? 0 : starts.length;
    this.known = new Uint8Array(this.count);
    this.asked = new Array<string | undefined>(this.count);
    this.mark = lineMark(this.sample());
    if (hasGluedPrompt(text)) this.glued = { prompt: splitPrompt(this.printed(0))?.prompt ?? prompt };
  }

  private sample(): string[] {
    const lines: string[] = [];
    for (let at = 0; at < this.count && lines.length < sampled; at++) {
      const line = this.line(at).trim();
      if (line !== '') lines.push(line);
    }
    return lines;
  }

  /** What `.echotimestamps` has put before lines, by line: noted when somebody asks for the line. */
  get stamps(): ReadonlyMap<number, string> {
    return this.noted ?? noStamps;
  }

  /** The lines of which `trimmed` answers the beginning. */
  get cutLines(): number[] {
    if (!this.hasLong) return [];
    const { starts, count } = this;
    const longer = (_: number, at: number): boolean =>
      (starts[at + 1] ?? this.text.length) - (starts[at] ?? 0) > longestLine &&
      this.line(at).length > longestLine;
    return Array.from({ length: count }, (_, at) => at).filter(longer);
  }

  /** Line `index` without terminator. */
  line(index: number): string {
    const start = this.starts[index];
    return start === undefined ? '' : this.text.slice(start, this.endOf(index));
  }

  private endOf(index: number): number {
    let end = (this.starts[index + 1] ?? this.text.length + 1) - 1;
    if (this.text.charCodeAt(end - 1) === lineFeed) end--; // the last line's own terminator
    return end > (this.starts[index] ?? 0) && this.text.charCodeAt(end - 1) === carriageReturn
      ? end - 1
      : end;
  }

  /**
   * Line `index` as the debugger printed it: without blanks at both ends, quote marks of mail, escapes of Markdown; every blank a
   * space. Of a line longer than any that debuggers print, its beginning.
   */
  trimmed(index: number): string {
    if (index < 0 || index >= this.count) return '';
    return (this.asked[index] ??= this.printed(index));
  }

  /** Line `index` without blanks at its ends, of a long one the beginning: one string is cut from the text for it, the one that is kept. */
  private withoutBlanks(index: number): string {
    if (this.pasted) return plainCharacters(this.line(index).slice(0, longestLine)).trim();
    let start = this.starts[index] ?? 0;
    let end = Math.min(this.endOf(index), start + longestLine);
    while (start < end && isSpace(this.text.charCodeAt(start))) start++;
    while (start < end && isSpace(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  private printed(index: number): string {
    let line = this.withoutBlanks(index);
    for (;;) {
      const first = line.charCodeAt(0);
      if (first === greaterThan && (line.length === 1 || line[1] === ' ')) line = line.slice(1).trimStart();
      else if (first === slash && this.mark === '//' && line[1] === '/') line = line.slice(2).trimStart();
      else break;
    }
    line = this.mark === undefined ? this.withoutHeading(line) : this.withoutMark(line);
    const time = eventStamp(line);
    if (time !== undefined) {
      (this.noted ??= new Map()).set(index, time);
      line = line.slice(time.length);
    }
    return this.glued ? withoutGluedPrompt(line, this.glued.prompt) : line;
  }

  /** What people and programs put before every line: `# `, `* `, the time. */
  private withoutMark(line: string): string {
    if (this.mark === 'time') return line.replace(stamp, '').trimStart();
    const first = line.charCodeAt(0);
    if (first === star && this.mark === '*' && (line.length === 1 || line[1] === ' '))
      return line.slice(2).trimStart();
    return this.withoutHeading(line);
  }

  /** Markdown makes headings of lines, and some people quote with `# `; a single ` # Child-SP` is the debugger's own. */
  private withoutHeading(line: string): string {
    if (line.charCodeAt(0) !== numberSign) return line;
    if (line === '#') return '';
    if (this.mark === '#' && line[1] === ' ') return line.slice(2).trimStart();
    return line.replace(headings, '');
  }

  isBlank(index: number): boolean {
    return this.trimmed(index) === '';
  }

  recognise(index: number): void {
    this.known[index] = 1;
  }

  isKnown(index: number): boolean {
    return this.known[index] === 1;
  }

  recogniseAll(span: Span): void {
    for (let index = span[0]; index <= span[1]; index++) this.known[index] = 1;
  }

  /**
   * The first line from `index` on that no parser has understood and that is not blank, or `count`. What many shapes ask one after
   * the other goes from one such line to the next: most lines of most sections are understood by then.
   */
  nextUnread(index: number): number {
    let at = index;
    while (at < this.count && (this.known[at] === 1 || this.isBlank(at))) at++;
    return at;
  }

  /** The next line after `index` that is not blank, or `count`. */
  next(index: number): number {
    let following = index + 1;
    while (following < this.count && this.isBlank(following)) following++;
    return following;
  }
}

/** What `trim` takes away; the blanks of pages are among the marks of pasting. */
function isSpace(code: number): boolean {
  return code === 32 || (code < 14 && code > 8) || (code > 0xff && /\s/.test(String.fromCharCode(code)));
}

/** A section text from a string, for tests and for parsers that look into another listing. */
export function sectionTextOf(kind: string, text: string): SectionText {
  return new SectionText({ kind, continued: false }, text);
}
