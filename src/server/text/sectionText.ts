/** The lines of one section, and which of them a parser has understood. */
import { greaterThan } from './bytes';
import { eventStamp } from './eventStamp';
import { hasGluedPrompt, withoutGluedPrompt } from './gluedPrompt';
import { hasPasteMarks, lineMark, plainCharacters, type LineMark } from './pasteMarks';
import { splitPrompt } from './prompt';
import type { Section } from './section';
import type { Span } from './span';
import { stamp } from './timeStamp';

const longestLine = 4096;
const [numberSign, star, slash] = [35, 42, 47];
/** The lines that show whether something stands before every line. */
const sampled = 12;
const headings = /^##+(?:\s+|$)/;

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
  /** What somebody put before every line. */
  private readonly mark: LineMark | undefined;
  /** Lines as `trimmed` has answered them: one shape after the other asks for the same line. */
  private readonly asked: (string | undefined)[];
  /** What `.echotimestamps` has put before lines, by line: noted when somebody asks for the line. */
  readonly stamps = new Map<number, string>();

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
    for (
      let index = text.indexOf('\n');
      index >= 0 && index + 1 < text.length;
      index = text.indexOf('\n', index + 1)
    )
      starts.push(index + 1);
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

  /** Line `index` without terminator. */
  line(index: number): string {
    const start = this.starts[index];
    if (start === undefined) return '';
    let end = (this.starts[index + 1] ?? this.text.length + 1) - 1;
    if (this.text.charCodeAt(end - 1) === 10) end--; // the last line's own terminator
    if (end > start && this.text.charCodeAt(end - 1) === 13) end--;
    return this.text.slice(start, end);
  }

  /**
   * Line `index` as the debugger printed it: without blanks at both ends, quote marks of mail, escapes of Markdown; every blank a
   * space. Of a line longer than any that debuggers print, its beginning.
   */
  trimmed(index: number): string {
    if (index < 0 || index >= this.count) return '';
    return (this.asked[index] ??= this.printed(index));
  }

  private printed(index: number): string {
    let line = this.line(index);
    if (line.length > longestLine) line = line.slice(0, longestLine);
    if (this.pasted) line = plainCharacters(line);
    line = line.trim();
    for (;;) {
      const first = line.charCodeAt(0);
      if (first === greaterThan && (line.length === 1 || line[1] === ' ')) line = line.slice(1).trimStart();
      else if (first === slash && this.mark === '//' && line[1] === '/') line = line.slice(2).trimStart();
      else break;
    }
    line = this.mark === undefined ? this.withoutHeading(line) : this.withoutMark(line);
    const time = eventStamp(line);
    if (time !== undefined) {
      this.stamps.set(index, time);
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

  /** The next line after `index` that is not blank, or `count`. */
  next(index: number): number {
    let following = index + 1;
    while (following < this.count && this.isBlank(following)) following++;
    return following;
  }
}

/** A section text from a string, for tests and for parsers that look into another listing. */
export function sectionTextOf(kind: string, text: string): SectionText {
  return new SectionText({ kind, continued: false }, text);
}
