/** The texts that a service knows, and the ways in which a feature comes to what is known of one. */
import { defaultSettings } from '../../shared/settings';
import { parseSlice } from '../../shared/slice';
import type { Encoding } from '../../shared/triage';
import type { Analyzed, Found } from '../findings/analyzed';
import type { CancellationToken } from '../sources/sourceHost';
import type { TextChange } from '../text/documentText';
import type { Source } from '../text/source';
import type { DigestPool } from '../transcript/digestAhead';
import { Cancelled } from '../transcript/pace';
import type { Steps } from '../transcript/steps';
import { Document, type LineRange } from './document';
import { inTurns, SlicedPace } from './pace';
import type { Progress } from './reading';
import { partOf } from './slices';

/** A part of `TriageHost`. */
interface DocumentHost {
  breathe(): Promise<void>;
  readonly digests?: DigestPool;
}

export class Documents {
  protected readonly documents = new Map<string, Document>();
  protected settings = defaultSettings;

  constructor(private readonly host: DocumentHost) {}

  open(uri: string, version: number, text: string): void {
    this.replace(uri, Document.ofText(uri, version, text));
  }

  attach(uri: string, source: Source, encoding: Encoding): void {
    this.replace(uri, Document.ofSource(uri, encoding, source, this.host.digests));
  }

  async grow(uri: string, source: Source, encoding: Encoding, token?: CancellationToken): Promise<boolean> {
    const old = this.documents.get(uri);
    const next = old?.grown(source, encoding);
    if (!next || !(await this.understand(next, token)) || this.documents.get(uri) !== old) return false;
    this.replace(uri, next);
    return true;
  }

  change(uri: string, version: number, changes: readonly TextChange[]): boolean {
    return this.documents.get(uri)?.change(version, changes) ?? false;
  }

  close(uri: string): void {
    this.documents.get(uri)?.close();
    this.documents.delete(uri);
  }

  has(uri: string): boolean {
    return this.documents.has(uri);
  }

  analyze(uri: string, token?: CancellationToken, progress?: Progress): Promise<Analyzed | undefined> {
    const document = this.documents.get(uri);
    return document ? this.understand(document, token, progress) : Promise.resolve(undefined);
  }

  private replace(uri: string, document: Document): void {
    this.close(uri);
    this.documents.set(uri, document);
  }

  private understand(
    document: Document,
    token: CancellationToken | undefined,
    progress?: Progress,
  ): Promise<Analyzed | undefined> {
    return document.analyze(
      () => this.settings,
      () => this.host.breathe(),
      token,
      progress,
    );
  }

  /** As `with`; about lines that an edit has not touched, without waiting until it is understood. */
  protected async soon<T>(
    uri: string,
    token: CancellationToken | undefined,
    lines: LineRange,
    feature: (analyzed: Analyzed) => T | Promise<T>,
  ): Promise<T | undefined> {
    const known = this.documents.get(uri)?.knownOf(lines);
    return known ? feature(known) : this.with(uri, token, feature);
  }

  /** Runs a feature over the current analysis, or over the part of it that a slice shows. */
  protected async with<T>(
    uri: string,
    token: CancellationToken | undefined,
    feature: (analyzed: Analyzed) => T | Promise<T>,
  ): Promise<T | undefined> {
    const slice = parseSlice(uri);
    const analyzed = await this.analyze(slice?.file ?? uri, token);
    if (!analyzed || token?.isCancellationRequested === true) return undefined;
    return feature(slice ? partOf(analyzed, slice.first) : analyzed);
  }

  /** As `with`, for what needs no verdicts: the Problems panel does not wait for them. */
  protected async soonest<T>(
    uri: string,
    token: CancellationToken | undefined,
    feature: (found: Found) => T,
  ): Promise<T | undefined> {
    const document = this.documents.get(uri);
    if (!document) return this.with(uri, token, feature);
    const found = await document.find(
      () => this.settings,
      () => this.host.breathe(),
      token,
    );
    return found && token?.isCancellationRequested !== true ? feature(found) : undefined;
  }

  /** As `with`, for a feature that reads many records. */
  protected inTurns<T>(
    uri: string,
    token: CancellationToken | undefined,
    feature: (analyzed: Analyzed) => Steps<T>,
  ): Promise<T | undefined> {
    const pace = new SlicedPace(
      () => this.host.breathe(),
      () => token?.isCancellationRequested === true,
    );
    return this.with(uri, token, (analyzed) =>
      inTurns(feature(analyzed), pace).catch((error: unknown) => {
        if (error instanceof Cancelled) return undefined;
        throw error;
      }),
    );
  }
}
