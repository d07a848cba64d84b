/** The text of slices: asked of the server when one is opened, again when its file has changed. */
import * as vscode from 'vscode';
import { parseSlice } from '../../shared/slice';
import type { AnalyzedFiles } from './analyzedFiles';
import type { Server } from './server';

export class SliceText implements vscode.TextDocumentContentProvider {
  readonly #files: AnalyzedFiles;
  readonly #server: Server;

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
    return (await this.#server.sliceText(uri)).text;
  }
}
