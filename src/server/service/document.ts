/** One text and what is known of it: the current version, the parses kept across edits, the reading under way. */
import type { Settings } from '../../shared/settings';
import type { Encoding } from '../../shared/triage';
import type { Analyzed, Found } from '../findings/analyzed';
import type { CancellationToken } from '../sources/sourceHost';
import { DocumentText, type TextChange } from '../text/documentText';
import type { Source } from '../text/source';
import type { ParseCache } from '../transcript/build';
import type { DigestPool } from '../transcript/digestAhead';
import { OpeningText } from './openingText';
import { SlicedPace } from './pace';
import { Reading, type Judging, type Progress, type Standing } from './reading';

/** The first and the last of some 0-based lines. */
export type LineRange = readonly [first: number, last: number];

const everyLine = Number.MAX_SAFE_INTEGER;

export class Document {
  private reading: Reading | undefined;
  /** Counts the edits that did more than append: what was read since the last one says nothing wrong. */
  private generation = 0;
  /** What was understood last, and the lines that were edited since; undefined after an edit that moved lines. */
  private answered: { readonly analyzed: Analyzed; edited: LineRange | undefined } | undefined;
  private isClosed = false;

  static ofText(uri: string, version: number, text: string): Document {
    return new Document(uri, version, 'utf-8', new OpeningText(text));
  }

  static ofSource(uri: string, encoding: Encoding, source: Source, pool?: DigestPool): Document {
    return new Document(uri, 0, encoding, source, new WeakMap(), pool);
  }

  private constructor(
    readonly uri: string,
    private version: number,
    private readonly encoding: Encoding,
    private readonly held: Source | OpeningText,
    private readonly cache: ParseCache = new WeakMap(),
    private readonly pool?: DigestPool,
  ) {}

  get source(): Source {
    return this.held instanceof OpeningText ? this.held.whole : this.held;
  }

  /** The next version of a text read by path, which knows what was parsed of this one. */
  grown(source: Source, encoding: Encoding): Document {
    return new Document(this.uri, this.version + 1, encoding, source, this.cache, this.pool);
  }

  /** Whether all that the changes did was to append. If not, the reading of an earlier version stops; what it parsed is kept. */
  change(version: number, changes: readonly TextChange[]): boolean {
    const { generation, source } = this;
    if (!(source instanceof DocumentText)) return false;
    for (const change of changes) {
      const appended = source.appended(change);
      if (appended === undefined) this.generation++;
      const edit = appended ?? change;
      this.noteEdit(edit, source.lineCount - 1);
      source.edit(edit);
    }
    this.version = version;
    return this.generation === generation;
  }

  /** Until edits are understood, what was known before them, for 0-based lines that they have neither changed nor moved. */
  knownOf([first, last]: LineRange): Analyzed | undefined {
    const { analyzed, edited } = this.answered ?? {};
    return edited && !this.isClosed && (last < edited[0] || first > edited[1]) ? analyzed : undefined;
  }

  /** Before the edit is made, when `last` is the last line. What a growing log appends there moves no line. */
  private noteEdit({ start, end, text }: TextChange, last: number): void {
    const { answered } = this;
    if (!answered) return;
    const moves = end.line !== start.line || text.includes('\n') || text.includes('\r');
    if (moves && start.line < last) this.answered = undefined;
    else {
      const { edited = [start.line, start.line] } = answered;
      const until = moves ? everyLine : start.line;
      answered.edited = [Math.min(edited[0], start.line), Math.max(edited[1], until)];
    }
  }

  close(): void {
    this.isClosed = true;
  }

  /** The text of an open document; a file that is read by path is not held in one string. */
  wholeText(): string | undefined {
    const { source } = this;
    if (!(source instanceof DocumentText)) return undefined;
    return source.sections.map((_, index) => source.text(index)).join('');
  }

  /**
   * Of the version that is current now, or a later one: what is appended meanwhile is not waited for, any other edit is. Undefined when
   * cancelled or closed.
   */
  analyze(
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
    progress?: Progress,
  ): Promise<Analyzed | undefined> {
    return this.ask(({ done }) => done, settings, breathe, token, progress);
  }

  /** As `analyze`, as soon as the findings are known; the rest follows by itself. */
  find(
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
  ): Promise<Found | undefined> {
    return this.ask(({ found }) => found, settings, breathe, token);
  }

  private async ask<T>(
    wanted: (judging: Judging) => Promise<T | undefined>,
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
    progress?: Progress,
  ): Promise<T | undefined> {
    const least = this.version;
    if (this.held instanceof OpeningText) await this.held.ready(new SlicedPace(breathe, () => false));
    while (!this.isClosed && token?.isCancellationRequested !== true) {
      let { reading } = this;
      const isEarly = reading !== undefined && reading.version < least;
      // Two readings at a time would each take twice as long, and the second parses what the first leaves it.
      if (isEarly && reading?.isOver === false && reading.isWanted) {
        await reading.left();
        continue;
      }
      if (!reading || isEarly || reading.isOver) reading = this.reading = this.read(breathe, progress);
      const known = await reading.ask(wanted, settings, token);
      if (known && !reading.isLost) return known;
    }
    return undefined;
  }

  /** Begins to read the text as it is now. */
  private read(breathe: () => Promise<void>, progress: Progress | undefined): Reading {
    const { uri, version, generation, encoding, cache, pool } = this;
    const source = this.source instanceof DocumentText ? this.source.snapshot() : this.source;
    const standing = (): Standing => {
      if (this.isClosed || this.generation !== generation) return 'lost';
      return this.version === version ? 'current' : 'grown';
    };
    // The last line may be continued, and then more lines follow.
    const appended: LineRange = [Math.max(source.lineCount - 1, 0), everyLine];
    const answer = (analyzed: Analyzed): void => {
      const now = standing();
      if (now !== 'lost') this.answered = { analyzed, edited: now === 'grown' ? appended : undefined };
    };
    return new Reading(
      { uri, version, encoding, source, cache, pool },
      { standing, breathe, answer, progress },
    );
  }
}
