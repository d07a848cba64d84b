/**
 * Decides which documents become transcripts. Knows nothing of the editor but the few things it asks for, so that its rules can be tested:
 *
 * - a text is sniffed once per URI, and again while it grows, as long as it was not recognised;
 * - changing the language of a document fires close and open at once, closing it fires close alone: that is how a user's switch back to
 *   plain text is told from a reopened file;
 * - a switch back to plain text is final until the user chooses the transcript language again.
 */
import { looksLikeTranscript } from './sniff';

export const transcriptLanguage = 'windbg';

/** The part of `TextDocument` that matters here. */
export interface Candidate {
  readonly uri: { readonly scheme: string; toString(): string };
  readonly languageId: string;
  readonly isClosed: boolean;
}

export interface DetectorHost<D extends Candidate> {
  enabled(): boolean;
  /** The first characters of a document; cheap for documents of any size. */
  head(document: D): string;
  setLanguage(document: D): void;
  /** URIs that the user took back to plain text, kept over restarts. */
  readonly refused: { has(uri: string): boolean; add(uri: string): void; delete(uri: string): void };
  /** Runs after the events that belong together have all been seen. */
  defer(action: () => void, milliseconds: number): void;
}

const languages = new Set(['plaintext', 'log', 'Log']);
const schemes = new Set(['file', 'untitled']);
/** An insertion smaller than this is typing. */
const sizeable = 160;
const settleTime = 250;
/** A text that grew this often and is still nothing will not become a transcript. */
const patience = 32;

type Fate = 'plain' | 'transcript';

export class Detector<D extends Candidate> {
  readonly #host: DetectorHost<D>;
  readonly #fates = new Map<string, Fate>();
  readonly #tries = new Map<string, number>();
  readonly #waiting = new Set<string>();
  #sniffed = 0;

  constructor(host: DetectorHost<D>) {
    this.#host = host;
  }

  get sniffed(): number {
    return this.#sniffed;
  }

  opened(document: D): void {
    const uri = document.uri.toString();
    if (document.languageId === transcriptLanguage) {
      this.#fates.set(uri, 'transcript');
      this.#host.refused.delete(uri);
    } else if (this.#fates.get(uri) === 'transcript' && languages.has(document.languageId)) {
      this.#fates.set(uri, 'plain');
      this.#host.refused.add(uri);
    } else if (!this.#fates.has(uri)) {
      this.#sniff(document);
    }
  }

  /** `inserted`: the length of the inserted text. */
  changed(document: D, inserted: number): void {
    const uri = document.uri.toString();
    if (inserted < sizeable || !this.#eligible(document) || this.#waiting.has(uri)) return;
    if ((this.#tries.get(uri) ?? 0) >= patience) return;
    this.#waiting.add(uri);
    this.#host.defer(() => {
      this.#waiting.delete(uri);
      if (!document.isClosed) this.#sniff(document);
    }, settleTime);
  }

  /** `isOpen` tells, once the events have settled, whether the document is still there in another language. */
  closed(document: D, isOpen: (uri: string) => boolean): void {
    const uri = document.uri.toString();
    this.#host.defer(() => {
      if (isOpen(uri)) return;
      this.#fates.delete(uri);
      this.#tries.delete(uri);
      if (document.uri.scheme === 'untitled') this.#host.refused.delete(uri); // the name will come back for another text
    }, 0);
  }

  #eligible({ uri, languageId }: D): boolean {
    return (
      languages.has(languageId) &&
      schemes.has(uri.scheme) &&
      !this.#host.refused.has(uri.toString()) &&
      this.#host.enabled()
    );
  }

  #sniff(document: D): void {
    if (!this.#eligible(document)) return;
    const uri = document.uri.toString();
    this.#fates.set(uri, 'plain');
    this.#tries.set(uri, (this.#tries.get(uri) ?? 0) + 1);
    if (!looksLikeTranscript(this.#host.head(document))) return;
    this.#sniffed++;
    this.#host.setLanguage(document);
  }
}
