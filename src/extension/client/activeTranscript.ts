/** Which transcript the views speak of: the one edited last, as long as it is open. Keeps the context key `kdscope.active`. */
import * as vscode from 'vscode';
import { transcriptLanguage } from '../detect/detector';

export class ActiveTranscript implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly #subscriptions: vscode.Disposable;
  readonly #log: vscode.LogOutputChannel;
  #uri: vscode.Uri | undefined;
  readonly onDidChange = this.#changed.event;

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
      // The document list is right only after the event: a change of language closes and opens at once.
      vscode.workspace.onDidCloseTextDocument(() => {
        setTimeout(() => {
          this.#forgetClosed();
        }, 0);
      }),
    );
    const active = vscode.window.activeTextEditor?.document;
    this.activate(active !== undefined && isTranscript(active) ? active.uri : anyTranscript());
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  /** Makes `uri` the active transcript: a view or a command spoke of it. */
  activate(uri: vscode.Uri | undefined): void {
    if (uri?.toString() === this.#uri?.toString()) return;
    this.#uri = uri;
    this.#log.debug(`active transcript: ${uri?.toString() ?? 'none'}`);
    void vscode.commands.executeCommand('setContext', 'kdscope.active', uri !== undefined);
    this.#changed.fire(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #consider(document: vscode.TextDocument): void {
    if (isTranscript(document)) this.activate(document.uri);
  }

  #forgetClosed(): void {
    const uri = this.#uri?.toString();
    const open = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri && isTranscript(document),
    );
    if (!open) this.activate(anyTranscript());
  }
}

export function isTranscript(document: vscode.TextDocument): boolean {
  return document.languageId === transcriptLanguage;
}

function anyTranscript(): vscode.Uri | undefined {
  const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
  return [...visible, ...vscode.workspace.textDocuments].find(isTranscript)?.uri;
}
