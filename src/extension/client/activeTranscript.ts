/** Which transcript the views speak of: the one edited last, as long as it is open. Keeps the context keys `kdscope.active` and `kdscope.activeFile`. */
import * as vscode from 'vscode';
import { sliceScheme } from '../../shared/slice';
import { transcriptLanguage } from '../detect/detector';
import { shownBy } from './slices';

export class ActiveTranscript implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly #opened = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #log: vscode.LogOutputChannel;
  #uri: vscode.Uri | undefined;
  /** Files that are no documents, by URI: analyzed from disk. The last one stands last. */
  readonly #held = new Map<string, vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  /** What `isOpen` answers may be another now. */
  readonly onDidChangeOpen = this.#opened.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) this.#consider(editor.document);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        const active = vscode.window.activeTextEditor?.document === document;
        if (this.#uri === undefined || active) this.#consider(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.#opened.fire();
      }),
      // The document list is right only after the event: a change of language closes and opens at once.
      vscode.workspace.onDidCloseTextDocument(() => {
        setTimeout(() => {
          this.#forgetClosed();
        }, 0);
      }),
    );
    const active = vscode.window.activeTextEditor?.document;
    this.activate(active !== undefined && isTranscript(active) ? shownBy(active.uri).file : this.#any());
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  /** Has a tab, whether its text was loaded into it or not yet, or was analyzed from disk. */
  isOpen(uri: vscode.Uri): boolean {
    const wanted = uri.toString();
    return (
      this.#held.has(wanted) ||
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
      )
    );
  }

  /** The server has its text from an editor. */
  isLoaded(uri: vscode.Uri): boolean {
    const wanted = uri.toString();
    return vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === wanted && isTranscript(document),
    );
  }

  /** Makes `uri` the active transcript: a view or a command spoke of it. */
  activate(uri: vscode.Uri | undefined): void {
    if (uri?.toString() === this.#uri?.toString()) return;
    this.#uri = uri;
    this.#log.debug(`active transcript: ${uri?.toString() ?? 'none'}`);
    this.#tellContext();
    this.#changed.fire(uri);
  }

  /** A file that was analyzed from disk becomes active, and stays a transcript without a document until `release`. */
  hold(uri: vscode.Uri): void {
    this.#held.set(uri.toString(), uri);
    this.#opened.fire();
    this.activate(uri);
    this.#tellContext(); // a slice of it may have made it active before
  }

  release(uri: vscode.Uri): void {
    this.#held.delete(uri.toString());
    this.#opened.fire();
    this.#forgetClosed();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#opened.dispose();
  }

  #consider(document: vscode.TextDocument): void {
    if (isTranscript(document)) this.activate(shownBy(document.uri).file);
  }

  #forgetClosed(): void {
    const uri = this.#uri;
    const known = uri !== undefined && (this.#held.has(uri.toString()) || this.isLoaded(uri));
    if (!known) this.activate(this.#any());
  }

  #tellContext(): void {
    const uri = this.#uri?.toString();
    void vscode.commands.executeCommand('setContext', 'kdscope.active', uri !== undefined);
    void vscode.commands.executeCommand(
      'setContext',
      'kdscope.activeFile',
      uri !== undefined && this.#held.has(uri),
    );
  }

  #any(): vscode.Uri | undefined {
    return anyTranscript() ?? [...this.#held.values()].at(-1);
  }
}

export function isTranscript(document: vscode.TextDocument): boolean {
  return document.languageId === transcriptLanguage;
}

function anyTranscript(): vscode.Uri | undefined {
  const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
  const found = [...visible, ...vscode.workspace.textDocuments].find(
    (document) => isTranscript(document) && document.uri.scheme !== sliceScheme,
  );
  return found?.uri;
}
