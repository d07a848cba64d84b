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

/** UTF-16 units that are cut in one step, and on to the end of the line: some milliseconds. */
const stepSize = 256 * 1024;

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

  /** A long text, cut in steps. */
  static *inSteps(openers: readonly Opener[], text: string): Generator<undefined, DocumentText> {
    const made = new DocumentText(openers, '');
    made.cells = yield* cutInSteps(openers, text, false);
    made.index();
    return made;
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

  /**
   * The change as an insertion behind all text, if that is what it comes to. Editors compare lines: half a line at the end is replaced by
   * the whole one and more, and what is appended between two equal prompts is inserted before the last.
   */
  appended(change: TextChange): TextChange | undefined {
    if (change.start.line < this.lineCount - 2) return undefined;
    const first = this.sectionAt(change.start.line);
    const { window, from, to } = this.place(first, this.cells.length - 1, change);
    const behind = change.text + window.slice(to);
    if (!behind.startsWith(window.slice(from))) return undefined;
    const lastLine = window.slice(window.lastIndexOf('\n') + 1);
    const at = { line: this.lineCount - (lastLine === '' ? 0 : 1), character: lastLine.length };
    return { start: at, end: at, text: behind.slice(window.length - from) };
  }

  private splice(first: number, last: number, change: TextChange): string {
    const { window, from, to } = this.place(first, last, change);
    return window.slice(0, from) + change.text + window.slice(to);
  }

  /** The text of sections [first, last], and the offsets in it between which a change replaces. */
  private place(
    first: number,
    last: number,
    { start, end }: TextChange,
  ): { readonly window: string; readonly from: number; readonly to: number } {
    const window = this.cells
      .slice(first, last + 1)
      .map((cell) => cell.text)
      .join('');
    const base = this.base(first);
    const from = offsetIn(window, start.line - base, start.character);
    const to = Math.max(from, offsetIn(window, end.line - base, end.character));
    return { window, from, to };
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
  const steps = cutInSteps(openers, text, resumes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* cutInSteps(
  openers: readonly Opener[],
  text: string,
  resumes: boolean,
): Generator<undefined, Cell[]> {
  const cells: Cell[] = [];
  const cutter = new Cutter(
    openers,
    (section) => cells.push({ section, text: text.slice(section.start, section.end) }),
    resumes,
  );
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\n', from + stepSize);
    const to = lineEnd < 0 ? text.length : lineEnd + 1;
    cutter.feed(narrow(text.slice(from, to)));
    from = to;
    if (from < text.length) yield undefined;
  }
  cutter.finish();
  return cells;
}
