/** The requests of the language server beyond LSP, typed. */
import * as vscode from 'vscode';
import { ProgressType } from 'vscode-languageclient';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  fileNotification,
  requests,
  statusNotification,
  type AnalyzeFileParams,
  type AnalyzeFileResult,
  type DescribeResult,
  type DocumentParams,
  type ExcerptParams,
  type ExcerptResult,
  type FileEvent,
  type HtmlResult,
  type Match,
  type NextCommandsResult,
  type NormalizeResult,
  type Progress,
  type ReportResult,
  type SarifResult,
  type SearchParams,
  type SearchResult,
  type SliceResult,
  type SliceTextResult,
  type Status,
  type TreeResult,
  type ViewParams,
  type ViewResult,
} from '../../shared/requests';

export class Server {
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #status = new vscode.EventEmitter<Status>();
  readonly #file = new vscode.EventEmitter<FileEvent>();
  readonly #subscription: vscode.Disposable;
  #reports = 0;
  /** Something happened to a file that was analyzed from disk. */
  readonly onFile = this.#file.event;
  /** Fires after each analysis of an open transcript, and of a file from disk. */
  readonly onStatus = this.#status.event;

  constructor(client: LanguageClient, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#log = log;
    this.#subscription = vscode.Disposable.from(
      client.onNotification(statusNotification, (status: Status) => {
        this.#status.fire(status);
      }),
      client.onNotification(fileNotification, (event: FileEvent) => {
        this.#file.fire(event);
      }),
    );
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

  html(uri: vscode.Uri): Promise<HtmlResult> {
    return this.#client.sendRequest<HtmlResult>(requests.html, documentParams(uri));
  }

  sarif(uri: vscode.Uri): Promise<SarifResult> {
    return this.#client.sendRequest<SarifResult>(requests.sarif, documentParams(uri));
  }

  normalize(uri: vscode.Uri): Promise<NormalizeResult> {
    return this.#client.sendRequest<NormalizeResult>(requests.normalize, documentParams(uri));
  }

  excerpt(params: ExcerptParams): Promise<ExcerptResult> {
    return this.#client.sendRequest<ExcerptResult>(requests.excerpt, params);
  }

  nextCommands(uri: vscode.Uri): Promise<NextCommandsResult> {
    return this.#client.sendRequest<NextCommandsResult>(requests.nextCommands, documentParams(uri));
  }

  analyzeFile(
    uri: vscode.Uri,
    report: (progress: Progress) => void,
    token: vscode.CancellationToken,
  ): Promise<AnalyzeFileResult> {
    const params: AnalyzeFileParams = documentParams(uri);
    return this.#reporting(requests.analyzeFile, params, new ProgressType<Progress>(), report, token);
  }

  async closeFile(uri: vscode.Uri): Promise<void> {
    try {
      await this.#client.sendRequest(requests.closeFile, documentParams(uri));
    } catch (error) {
      this.#log.warn(`${requests.closeFile}: ${String(error)}`); // the server is gone, and the file with it
    }
  }

  slice(uri: vscode.Uri, line: number): Promise<SliceResult> {
    return this.#client.sendRequest<SliceResult>(requests.slice, { ...documentParams(uri), line });
  }

  sliceText(slice: vscode.Uri): Promise<SliceTextResult> {
    return this.#client.sendRequest<SliceTextResult>(requests.sliceText, documentParams(slice));
  }

  search(
    uri: vscode.Uri,
    query: Pick<SearchParams, 'text' | 'matchCase'>,
    report: (matches: readonly Match[]) => void,
    token: vscode.CancellationToken,
  ): Promise<SearchResult> {
    const params: SearchParams = { ...documentParams(uri), ...query };
    return this.#reporting(requests.search, params, new ProgressType<readonly Match[]>(), report, token);
  }

  describe(uri: string, line: number, token: vscode.CancellationToken): Promise<DescribeResult | null> {
    return this.#client.sendRequest<DescribeResult | null>(requests.describe, { uri, line }, token);
  }

  /** A request that reports before it is answered. */
  async #reporting<T, R>(
    method: string,
    params: object,
    type: ProgressType<T>,
    report: (value: T) => void,
    token: vscode.CancellationToken,
  ): Promise<R> {
    const partialResultToken = `kdscope-${this.#reports++}`;
    const reports = this.#client.onProgress(type, partialResultToken, report);
    try {
      return await this.#client.sendRequest<R>(method, { ...params, partialResultToken }, token);
    } finally {
      reports.dispose();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#file.dispose();
    this.#status.dispose();
  }
}

function documentParams(uri: vscode.Uri): DocumentParams {
  return { uri: uri.toString() };
}
