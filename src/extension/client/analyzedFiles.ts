/** Files that are too large for an editor: read from disk by the server, kept until the user lets them go, watched meanwhile. */
import * as vscode from 'vscode';
import type { FileEvent, Progress } from '../../shared/requests';
import { parseSlice } from '../../shared/slice';
import type { ActiveTranscript } from './activeTranscript';
import type { Server } from './server';
import { titleOf } from '../webviews/title';

export class AnalyzedFiles implements vscode.Disposable {
  readonly #server: Server;
  readonly #transcripts: ActiveTranscript;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscription: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<string>();
  /** By URI; the analysis that runs, or has ended well. */
  readonly #files = new Map<string, Promise<boolean>>();
  /** Fires with the URI of a file whose text is another now. */
  readonly onDidChange = this.#changed.event;

  constructor(server: Server, transcripts: ActiveTranscript, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#transcripts = transcripts;
    this.#log = log;
    this.#subscription = server.onFile((event) => void this.#happened(event));
  }

  has(uri: vscode.Uri): boolean {
    return this.#files.has(uri.toString());
  }

  /** Reads a file, again when it is known. Answers false after a cancellation or a failure, which was told. */
  async analyze(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    const reading = this.#read(uri);
    this.#files.set(key, reading);
    const done = await reading;
    if (done) {
      this.#transcripts.hold(uri);
      this.#changed.fire(key);
    } else if (this.#files.get(key) === reading) {
      this.close(uri);
    }
    return done;
  }

  /** Reads a file unless it is known: a slice of it was restored. */
  ensure(uri: vscode.Uri): Promise<boolean> {
    return this.#files.get(uri.toString()) ?? this.analyze(uri);
  }

  close(uri: vscode.Uri): void {
    this.#files.delete(uri.toString());
    this.#transcripts.release(uri);
    void this.#server.closeFile(uri);
    void vscode.window.tabGroups.close(slicesOf(uri));
  }

  /** The slice that holds a 1-based line; undefined for what is no analyzed file. */
  async sliceOf(uri: vscode.Uri, line: number): Promise<vscode.Uri | undefined> {
    return this.has(uri) ? vscode.Uri.parse((await this.#server.slice(uri, line)).uri) : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #read(uri: vscode.Uri): Promise<boolean> {
    const title = vscode.l10n.t('kdscope: {0}', titleOf(uri));
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    try {
      await vscode.window.withProgress(options, (progress, token) => {
        let before = 0;
        return this.#server.analyzeFile(
          uri,
          (step) => {
            const percent = percentOf(step);
            progress.report({ message: phaseText(step), increment: Math.max(0, percent - before) });
            before = Math.max(before, percent);
          },
          token,
        );
      });
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log.info(`${uri.toString()}: ${reason}`);
      if (error instanceof vscode.CancellationError || /\bcancel/i.test(reason)) return false;
      void vscode.window.showErrorMessage(
        vscode.l10n.t('kdscope cannot analyze {0}: {1}.', titleOf(uri), reason),
      );
      return false;
    }
  }

  async #happened({ uri, what }: FileEvent): Promise<void> {
    if (!this.#files.has(uri)) return;
    const file = vscode.Uri.parse(uri);
    if (what === 'grown') {
      this.#changed.fire(uri);
      return;
    }
    if (what === 'lost') this.#files.delete(uri);
    const again = vscode.l10n.t('Analyze Again');
    const choice = await vscode.window.showWarningMessage(eventText(what, titleOf(file)), again);
    if (choice === again) await this.analyze(file);
  }
}

/** Reading takes about a fifth of the time. */
function percentOf({ phase, part }: Progress): number {
  return phase === 'reading' ? 20 * part : 20 + 80 * part;
}

function phaseText({ phase, part }: Progress): string {
  const percent = Math.floor(100 * part);
  return phase === 'reading'
    ? vscode.l10n.t('reading, {0} %', percent)
    : vscode.l10n.t('understanding, {0} %', percent);
}

function eventText(what: Exclude<FileEvent['what'], 'grown'>, name: string): string {
  switch (what) {
    case 'gone':
      return vscode.l10n.t('{0} is no longer on disk. kdscope shows what it has read of it.', name);
    case 'replaced':
      return vscode.l10n.t('{0} is another file now. kdscope shows the one that it has read.', name);
    case 'truncated':
      return vscode.l10n.t('{0} has become shorter. What kdscope knows of it does not hold any more.', name);
    case 'changed':
      return vscode.l10n.t('{0} has changed on disk. What kdscope knows of it does not hold any more.', name);
    case 'lost':
      return vscode.l10n.t('The analysis of {0} ended unexpectedly. The kdscope log says why.', name);
  }
}

function slicesOf(file: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputText && parseSlice(input.uri.toString())?.file === file.toString(),
    );
}
