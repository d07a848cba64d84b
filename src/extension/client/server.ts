/** The requests of the language server beyond LSP, typed. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  requests,
  statusNotification,
  type DocumentParams,
  type NextCommandsResult,
  type NormalizeResult,
  type ReportResult,
  type Status,
  type TreeResult,
  type ViewParams,
  type ViewResult,
} from '../../shared/requests';

export class Server {
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #status = new vscode.EventEmitter<Status>();
  readonly #subscription: vscode.Disposable;
  /** Fires after each analysis of an open transcript. */
  readonly onStatus = this.#status.event;

  constructor(client: LanguageClient, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#log = log;
    this.#subscription = client.onNotification(statusNotification, (status: Status) => {
      this.#status.fire(status);
    });
  }

  /** Never rejects: a server that cannot start leaves a plain editor and a message. */
  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.#log.error(`The language server did not start: ${String(error)}`);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('kdscope could not start its language server. The log says why.'),
      );
    }
  }

  async stop(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
  }

  view(params: ViewParams, token: vscode.CancellationToken): Promise<ViewResult> {
    return this.#client.sendRequest<ViewResult>(requests.view, params, token);
  }

  tree(uri: vscode.Uri): Promise<TreeResult> {
    return this.#client.sendRequest<TreeResult>(requests.tree, documentParams(uri));
  }

  report(uri: vscode.Uri): Promise<ReportResult> {
    return this.#client.sendRequest<ReportResult>(requests.report, documentParams(uri));
  }

  normalize(uri: vscode.Uri): Promise<NormalizeResult> {
    return this.#client.sendRequest<NormalizeResult>(requests.normalize, documentParams(uri));
  }

  nextCommands(uri: vscode.Uri): Promise<NextCommandsResult> {
    return this.#client.sendRequest<NextCommandsResult>(requests.nextCommands, documentParams(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#status.dispose();
  }
}

function documentParams(uri: vscode.Uri): DocumentParams {
  return { uri: uri.toString() };
}
