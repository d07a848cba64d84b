/** The text of slices: asked of the server when one is opened, again when its file has changed. */
import * as vscode from 'vscode';
import { parseSlice } from '../../shared/slice';
import type { AnalyzedFiles } from './analyzedFiles';
import type { Server } from './server';

export class SliceText implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #files: AnalyzedFiles;
  readonly #server: Server;
  /** Slices that were the end of their file when they were read last. */
  readonly #ends = new Set<string>();
  readonly #outgrown = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with the URI of an open slice that ended its file, and does no longer. */
  readonly onDidOutgrow = this.#outgrown.event;

  constructor(files: AnalyzedFiles, server: Server) {
    this.#files = files;
    this.#server = server;
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return (listener, self, disposables) =>
      this.#files.onDidChange(
        (file) => {
          for (const { uri } of vscode.workspace.textDocuments)
            if (parseSlice(uri.toString())?.file === file) listener.call(self, uri);
        },
        undefined,
        disposables,
      );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const slice = parseSlice(uri.toString());
    if (slice === undefined || !(await this.#files.ensure(vscode.Uri.parse(slice.file))))
      return vscode.l10n.t('The file that this is a part of could not be read.');
    const { text, next } = await this.#server.sliceText(uri);
    this.#note(uri, next === undefined);
    return text;
  }

  dispose(): void {
    this.#outgrown.dispose();
  }

  #note(uri: vscode.Uri, isEnd: boolean): void {
    const key = uri.toString();
    if (isEnd) this.#ends.add(key);
    else if (this.#ends.delete(key)) this.#outgrown.fire(uri);
  }
}
