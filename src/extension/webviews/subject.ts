/** The transcript that one page speaks of: the active one, or the one it is pinned to. */
import * as vscode from 'vscode';
import type { PinState } from '../../shared/messages';
import type { ActiveTranscript } from '../client/activeTranscript';
import type { Server } from '../client/server';

export class Subject implements vscode.Disposable {
  readonly #transcripts: ActiveTranscript;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #stateChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #pinned: vscode.Uri | undefined;
  #state: PinState = 'open';
  /** The page speaks of another transcript. */
  readonly onDidChange = this.#changed.event;
  /** It was pinned or unpinned, or the transcript it is pinned to was opened, closed, or changed on disk. */
  readonly onDidChangePin = this.#stateChanged.event;

  constructor(transcripts: ActiveTranscript, server: Pick<Server, 'onFile'>, pinned?: vscode.Uri) {
    this.#transcripts = transcripts;
    this.#pinned = pinned;
    this.#state = this.#stateNow();
    this.#subscriptions = vscode.Disposable.from(
      transcripts.onDidChange(() => {
        if (this.#pinned === undefined) this.#changed.fire();
      }),
      transcripts.onDidChangeOpen(() => {
        const state = this.#stateNow();
        if (state !== this.#state) this.#enter(state);
      }),
      server.onFile(({ uri, what }) => {
        if (uri === this.#pinned?.toString() && what !== 'lost' && !transcripts.isLoaded(this.#pinned))
          this.#enter(what === 'gone' ? 'gone' : 'changed');
      }),
    );
  }

  get uri(): vscode.Uri | undefined {
    return this.#pinned ?? this.#transcripts.uri;
  }

  /** Undefined while it follows the active transcript. */
  get pin(): PinState | undefined {
    return this.#pinned && this.#state;
  }

  /** Whether its views can be computed: of a text that was never saved nothing is left to read. */
  get isReadable(): boolean {
    if (this.#pinned === undefined || this.#state === 'open') return true;
    return this.#pinned.scheme === 'file' && this.#state !== 'gone';
  }

  /** Stays with the transcript that it speaks of now; does nothing where there is none. */
  pinHere(): void {
    if (this.#pinned !== undefined || this.#transcripts.uri === undefined) return;
    this.#pinned = this.#transcripts.uri;
    this.#state = this.#stateNow();
    this.#stateChanged.fire();
  }

  unpin(): void {
    const before = this.#pinned;
    if (before === undefined) return;
    this.#pinned = undefined;
    this.#stateChanged.fire();
    if (before.toString() !== this.uri?.toString()) this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#stateChanged.dispose();
  }

  #stateNow(): PinState {
    if (this.#pinned === undefined || this.#transcripts.isOpen(this.#pinned)) return 'open';
    // That its file has changed holds until it is opened again.
    return this.#state === 'open' ? 'closed' : this.#state;
  }

  #enter(state: PinState): void {
    if (this.#pinned === undefined) return;
    this.#state = state;
    this.#stateChanged.fire();
  }
}
