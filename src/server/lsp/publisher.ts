/** After each change of an open transcript, and a moment of quiet: analysis, diagnostics, status. */
import type { Connection } from 'vscode-languageserver/node';
import { statusNotification } from '../../shared/requests';
import type { TriageService } from '../service';

/** About the pause between two keys: shorter would analyse in vain. */
const quietMs = 75;

interface Pending {
  readonly timer: NodeJS.Timeout;
  readonly token: { isCancellationRequested: boolean };
}

export class Publisher {
  private readonly pending = new Map<string, Pending>();
  private readonly open = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly service: TriageService,
  ) {}

  opened(uri: string): void {
    this.open.add(uri);
    this.schedule(uri, 0);
  }

  changed(uri: string): void {
    if (this.open.has(uri)) this.schedule(uri, quietMs);
  }

  closed(uri: string): void {
    this.open.delete(uri);
    this.cancel(uri);
    this.send(this.connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  /** The settings changed. */
  refreshAll(): void {
    for (const uri of this.open) this.schedule(uri, 0);
  }

  dispose(): void {
    for (const uri of this.pending.keys()) this.cancel(uri);
  }

  private schedule(uri: string, delay: number): void {
    this.cancel(uri);
    const token = { isCancellationRequested: false };
    const timer = setTimeout(() => {
      this.send(this.publish(uri, token));
    }, delay);
    this.pending.set(uri, { timer, token });
  }

  private cancel(uri: string): void {
    const pending = this.pending.get(uri);
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.token.isCancellationRequested = true;
    this.pending.delete(uri);
  }

  private async publish(uri: string, token: Pending['token']): Promise<void> {
    const status = await this.service.status(uri, token);
    const diagnostics = await this.service.diagnostics(uri, token);
    if (!status || !diagnostics || token.isCancellationRequested) return;
    await this.connection.sendDiagnostics({ uri, version: status.version, diagnostics });
    await this.connection.sendNotification(statusNotification, status);
  }

  private send(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.connection.console.error(`diagnostics: ${String(error)}`);
    });
  }
}
