/** One text and what is known of it: the current version, the parses kept across edits, the build that runs. */
import type { Settings } from '../../shared/settings';
import type { Encoding } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { triageFindings } from '../findings/triageFindings';
import { openers } from '../parsers/index';
import type { CancellationToken } from '../sources/sourceHost';
import { DocumentText, type TextChange } from '../text/documentText';
import type { Source } from '../text/source';
import { Analysis } from '../transcript/analysis';
import { buildTranscript, Cancelled, type ParseCache } from '../transcript/build';
import { SlicedPace } from './pace';

interface Build {
  readonly version: number;
  /** Who waits for it: a build that nobody wants any more stops. */
  readonly wanted: (CancellationToken | undefined)[];
  readonly done: Promise<Analysis | undefined>;
}

export class Document {
  private readonly cache: ParseCache = new WeakMap();
  private building: Build | undefined;
  private built: { readonly version: number; readonly analysis: Analysis } | undefined;
  private found:
    { readonly analysis: Analysis; readonly settings: Settings; readonly analyzed: Analyzed } | undefined;
  private isClosed = false;

  static ofText(uri: string, version: number, text: string): Document {
    return new Document(uri, version, 'utf-8', new DocumentText(openers, text));
  }

  static ofSource(uri: string, encoding: Encoding, source: Source): Document {
    return new Document(uri, 0, encoding, source);
  }

  private constructor(
    readonly uri: string,
    private version: number,
    private readonly encoding: Encoding,
    private readonly text: Source,
  ) {}

  /** A build of an earlier version stops; what it parsed is kept. */
  change(version: number, changes: readonly TextChange[]): void {
    if (!(this.text instanceof DocumentText)) return;
    for (const change of changes) this.text.edit(change);
    this.version = version;
  }

  close(): void {
    this.isClosed = true;
  }

  /** Of the version that is current in the end. Undefined when cancelled or closed. */
  async analyze(
    settings: () => Settings,
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
  ): Promise<Analyzed | undefined> {
    while (!this.isClosed && token?.isCancellationRequested !== true) {
      const version = this.version;
      const analysis =
        this.built?.version === version ? this.built.analysis : await this.build(breathe, token);
      if (analysis && this.version === version) return this.finish(analysis, settings());
    }
    return undefined;
  }

  /** Joins the build of this version, or begins one. Resolves to undefined when it was stopped. */
  private build(
    breathe: () => Promise<void>,
    token: CancellationToken | undefined,
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
    const build: Build = { version, wanted, done: this.run(version, new SlicedPace(breathe, isCancelled)) };
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

  private async run(version: number, pace: SlicedPace): Promise<Analysis | undefined> {
    const source = this.text instanceof DocumentText ? this.text.snapshot() : this.text;
    try {
      const analysis = new Analysis(await buildTranscript(source, this.cache, pace));
      if (this.version === version) this.built = { version, analysis };
      return analysis;
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  /** Findings depend on the settings, the analysis does not. */
  private finish(analysis: Analysis, settings: Settings): Analyzed {
    if (this.found?.analysis === analysis && this.found.settings === settings) return this.found.analyzed;
    const analyzed: Analyzed = {
      uri: this.uri,
      version: this.version,
      encoding: this.encoding,
      transcript: analysis.transcript,
      analysis,
      findings: triageFindings(analysis, settings.rules),
    };
    this.found = { analysis, settings, analyzed };
    return analyzed;
  }
}
