/** One text and what is known of it: the current version, the parses kept across edits, the build that runs. */
import type { Settings } from '../../shared/settings';
import type { Encoding } from '../../shared/triage';
import type { Analyzed, Found } from '../findings/analyzed';
import { findingSteps } from '../findings/triageFindings';
import { verdictsOf } from '../findings/verdict/verdicts';
import { openers } from '../parsers/index';
import { signaturesOf } from '../signature/signatures';
import type { CancellationToken } from '../sources/sourceHost';
import { DocumentText, type TextChange } from '../text/documentText';
import type { Source } from '../text/source';
import { Analysis } from '../transcript/analysis';
import { buildTranscript, type ParseCache } from '../transcript/build';
import type { DigestPool } from '../transcript/digestAhead';
import { Cancelled, type Pace } from '../transcript/pace';
import { inTurns, SlicedPace } from './pace';

interface Build {
  readonly version: number;
  /** Who waits for it: a build that nobody wants any more stops. */
  readonly wanted: (CancellationToken | undefined)[];
  readonly done: Promise<Analysis | undefined>;
}

/** What is said of one version, by one choice of settings; undefined when the text has changed or is closed. */
interface Judging {
  readonly analysis: Analysis;
  readonly settings: Settings;
  /** Comes first. */
  readonly found: Promise<Found | undefined>;
  readonly done: Promise<Analyzed | undefined>;
}

/** The first and the last of some 0-based lines. */
export type LineRange = readonly [first: number, last: number];

/** Told the part of the text that is understood, from 0 to 1. */
export type Progress = (part: number) => void;

export class Document {
  private building: Build | undefined;
  private built: { readonly version: number; readonly analysis: Analysis } | undefined;
  private judging: Judging | undefined;
  /** What was understood last, and the lines that were edited since; undefined after an edit that moved lines. */
  private answered: { readonly analyzed: Analyzed; edited: LineRange | undefined } | undefined;
  private isClosed = false;

  static ofText(uri: string, version: number, text: string): Document {
    return new Document(uri, version, 'utf-8', new DocumentText(openers, text));
  }

  static ofSource(uri: string, encoding: Encoding, source: Source, pool?: DigestPool): Document {
    return new Document(uri, 0, encoding, source, new WeakMap(), pool);
  }

  private constructor(
    readonly uri: string,
    private version: number,
    private readonly encoding: Encoding,
    private readonly text: Source,
    private readonly cache: ParseCache = new WeakMap(),
    private readonly pool?: DigestPool,
  ) {}

  get source(): Source {
    return this.text;
  }

  /** The next version of a text read by path, which knows what was parsed of this one. */
  grown(source: Source, encoding: Encoding): Document {
    return new Document(this.uri, this.version + 1, encoding, source, this.cache, this.pool);
  }

  /** A build of an earlier version stops; what it parsed is kept. */
  change(version: number, changes: readonly TextChange[]): void {
    if (!(this.text instanceof DocumentText)) return;
    for (const change of changes) {
      this.noteEdit(change, this.text.lineCount - 1);
      this.text.edit(change);
    }
    this.version = version;
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
      const until = moves ? Number.MAX_SAFE_INTEGER : start.line;
      answered.edited = [Math.min(edited[0], start.line), Math.max(edited[1], until)];
    }
  }

  close(): void {
    this.isClosed = true;
  }

  /** Of the version that is current in the end. Undefined when cancelled or closed. */
  analyze(
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
    progress?: Progress,
  ): Promise<Analyzed | undefined> {
    return this.current(({ done }) => done, settings, breathe, token, progress);
  }

  /** As `analyze`, as soon as the findings are known; the rest follows by itself. */
  find(
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
  ): Promise<Found | undefined> {
    return this.current(({ found }) => found, settings, breathe, token);
  }

  private async current<T>(
    wanted: (judging: Judging) => Promise<T | undefined>,
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
    progress?: Progress,
  ): Promise<T | undefined> {
    const isCancelled = (): boolean => this.isClosed || token?.isCancellationRequested === true;
    while (!isCancelled()) {
      const version = this.version;
      const analysis =
        this.built?.version === version ? this.built.analysis : await this.build(breathe, token, progress);
      if (!analysis || this.version !== version) continue;
      const known = await wanted(this.judge(analysis, settings(), breathe));
      if (known && this.version === version) return known;
    }
    return undefined;
  }

  /** Joins the build of this version, or begins one. Resolves to undefined when it was stopped. */
  private build(
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
    progress: Progress | undefined,
  ): Promise<Analysis | undefined> {
    if (this.building?.version === this.version) {
      this.building.wanted.push(token);
      return this.building.done;
    }
    const { version } = this;
    const wanted = [token];
    const isCancelled = (): boolean =>
      this.isClosed ||
      this.version !== version ||
      wanted.every((one) => one?.isCancellationRequested === true);
    const pace = told(new SlicedPace(breathe, isCancelled), this.text.sections.length, progress);
    const build: Build = { version, wanted, done: unlessCancelled(this.run(version, pace)) };
    this.building = build;
    const clear = (): void => {
      if (this.building === build) this.building = undefined;
    };
    build.done.then(clear, clear);
    return build.done;
  }

  /** The text of an open document; a file that is read by path is not held in one string. */
  wholeText(): string | undefined {
    if (!(this.text instanceof DocumentText)) return undefined;
    return this.text.sections.map((_, index) => this.text.text(index)).join('');
  }

  private async run(version: number, pace: Pace): Promise<Analysis> {
    const source = this.text instanceof DocumentText ? this.text.snapshot() : this.text;
    const analysis = new Analysis(await buildTranscript(source, this.cache, pace, this.pool));
    if (this.version === version) this.built = { version, analysis };
    return analysis;
  }

  /** Findings depend on the settings, the analysis does not. */
  private judge(analysis: Analysis, settings: Settings, breathe: () => Promise<void>): Judging {
    if (this.judging?.analysis === analysis && this.judging.settings === settings) return this.judging;
    const { version } = this;
    const pace = new SlicedPace(breathe, () => this.isClosed || this.version !== version);
    const found = unlessCancelled(this.findingsOf(analysis, settings, pace));
    const done = found.then((known) => known && unlessCancelled(this.conclude(known, settings, pace)));
    // Who only asks for findings does not wait for the rest; who does is told why it failed.
    done.catch(() => undefined);
    return (this.judging = { analysis, settings, found, done });
  }

  private async findingsOf(analysis: Analysis, settings: Settings, pace: Pace): Promise<Found> {
    const { uri, version, encoding } = this;
    await inTurns(analysis.prepare(), pace);
    const findings = await inTurns(findingSteps(analysis, settings.rules), pace);
    const found = { uri, version, encoding, transcript: analysis.transcript, analysis, findings };
    this.answer({ ...found, verdicts: [], signatures: [] });
    return found;
  }

  private async conclude(found: Found, settings: Settings, pace: Pace): Promise<Analyzed> {
    const { analysis, findings } = found;
    const signatures = await inTurns(signaturesOf(analysis, settings.signature), pace);
    const verdicts = await inTurns(verdictsOf(analysis, findings, signatures), pace);
    const analyzed = { ...found, verdicts, signatures };
    this.answer(analyzed);
    return analyzed;
  }

  /** What `knownOf` tells, should an edit come now. */
  private answer(analyzed: Analyzed): void {
    if (this.version === analyzed.version) this.answered = { analyzed, edited: undefined };
  }
}

function unlessCancelled<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: unknown) => {
    if (error instanceof Cancelled) return undefined;
    throw error;
  });
}

/** Counts the sections, which is how often a build asks whether to pause; tells it when it does. */
function told(pace: Pace, sections: number, progress: Progress | undefined): Pace {
  if (!progress) return pace;
  let done = 0;
  return {
    get cancelled() {
      return pace.cancelled;
    },
    pause() {
      done++;
      const pausing = pace.pause();
      if (pausing) progress(Math.min(1, done / sections));
      return pausing;
    },
  };
}
