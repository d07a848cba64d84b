/** An open document as section strings. An edit re-cuts from the section before it until an old boundary is met again. */
import { narrow } from './bytes';
import { Cutter } from './cutter';
import { anchors, restart, type Opener, type Section } from './section';
import { SectionedText } from './sectionedText';
import type { Source } from './source';

/** A position as editors give it: 0-based line, 0-based UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

interface Cell {
  readonly section: Section;
  readonly text: string;
}

export class DocumentText extends SectionedText {
  private cells: Cell[];

  constructor(
    private readonly openers: readonly Opener[],
    text: string,
  ) {
    super();
    this.cells = cut(openers, text, false);
    this.index();
  }

  text(index: number): string {
    return this.cells[index]?.text ?? '';
  }

  /** The text as it is now, untouched by later edits; shares everything with it. */
  snapshot(): Source {
    const copy = new DocumentText(this.openers, '');
    copy.cells = this.cells;
    copy.index();
    return copy;
  }

  /** Applies one change. Sections that it does not touch keep their identity, and with it whatever was remembered of them. */
  edit(change: TextChange): void {
    if (this.cells.length === 0) {
      this.cells = cut(this.openers, change.text, false);
      this.index();
      return;
    }
    const first = restart(this.sections, this.sectionAt(change.start.line), this.openers);
    let last = this.sectionAt(change.end.line);
    let text = this.splice(first, last, change);
    while (last + 1 < this.cells.length && text !== '' && !text.endsWith('\n')) text += this.text(++last);
    const { cells, until } = this.recut(first, last, text);
    this.cells = [...this.cells.slice(0, first), ...cells, ...this.cells.slice(until)];
    this.index();
  }

  private splice(first: number, last: number, { start, end, text }: TextChange): string {
    const window = this.cells
      .slice(first, last + 1)
      .map((cell) => cell.text)
      .join('');
    const base = this.base(first);
    const from = offsetIn(window, start.line - base, start.character);
    const to = Math.max(from, offsetIn(window, end.line - base, end.character));
    return window.slice(0, from) + text + window.slice(to);
  }

  /** Cuts the edited window, and on through old sections until one begins again where it began before. */
  private recut(first: number, last: number, edited: string): { cells: Cell[]; until: number } {
    let text = edited;
    let until = last + 1;
    while (until < this.cells.length) {
      const next = this.text(until);
      if (this.anchors(until) && this.opensAgain(first, text, next, until)) break;
      text += next;
      until++;
    }
    return { cells: cut(this.openers, text, first > 0), until };
  }

  private anchors(index: number): boolean {
    const section = this.sections[index];
    return section !== undefined && anchors(section, this.openers);
  }

  private opensAgain(first: number, before: string, next: string, index: number): boolean {
    const cutter = new Cutter(this.openers, () => undefined, first > 0);
    cutter.feed(narrow(before));
    const lineEnd = next.indexOf('\n');
    cutter.feed(narrow(lineEnd < 0 ? next : next.slice(0, lineEnd + 1)));
    return cutter.openedAt(before.length) === this.cells[index]?.section.kind;
  }

  private index(): void {
    this.setSections(this.cells.map(({ section }) => section));
  }
}

/** Offset of a position in a text, clipped to its line. */
function offsetIn(text: string, line: number, character: number): number {
  let start = 0;
  for (let count = 0; count < line; count++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + character, end < 0 ? text.length : end);
}

function cut(openers: readonly Opener[], text: string, resumes: boolean): Cell[] {
  const cells: Cell[] = [];
  const cutter = new Cutter(
    openers,
    (section) => cells.push({ section, text: text.slice(section.start, section.end) }),
    resumes,
  );
  cutter.feed(narrow(text));
  cutter.finish();
  return cells;
}
