/** Diagnostics of the slices that are open: when they open, and when their file is understood anew. */
import { CancellationTokenSource, type Connection } from 'vscode-languageserver/node';
import { fileNotification, statusNotification, type FileEvent } from '../../shared/requests';
import { parseSlice } from '../../shared/slice';
import type { FileWorker } from './fileWorker';

export class SlicePublisher {
  private readonly open = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly worker: FileWorker,
  ) {}

  opened(uri: string): void {
    this.open.add(uri);
    this.publish(uri);
  }

  closed(uri: string): void {
    this.open.delete(uri);
    this.run(this.connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  /** A file was analyzed, or has grown: its status goes to the client before the slices follow. */
  refresh(file: string): void {
    this.run(this.sendStatus(file));
    for (const uri of this.open) if (parseSlice(uri)?.file === file) this.publish(uri);
  }

  /** The settings changed. */
  refreshAll(): void {
    const files = new Set([...this.open].map((uri) => parseSlice(uri)?.file));
    for (const file of files) if (file !== undefined) this.refresh(file);
  }

  tell(event: FileEvent): void {
    this.run(this.connection.sendNotification(fileNotification, event));
    if (event.what === 'grown') this.refresh(event.uri);
  }

  private async sendStatus(uri: string): Promise<void> {
    const status = await this.worker.request('status', { uri });
    if (status) await this.connection.sendNotification(statusNotification, status);
  }

  private publish(uri: string): void {
    const { token } = new CancellationTokenSource();
    this.run(
      this.worker.features.diagnostics(uri, token).then(async (diagnostics) => {
        if (diagnostics && this.open.has(uri)) await this.connection.sendDiagnostics({ uri, diagnostics });
      }),
    );
  }

  private run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.connection.console.error(`slices: ${String(error)}`);
    });
  }
}
