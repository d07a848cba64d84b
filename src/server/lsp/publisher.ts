/** After each change of an open transcript, and a moment of quiet: analysis, diagnostics, status. */
import type { Connection } from 'vscode-languageserver/node';
import { statusNotification } from '../../shared/requests';
import type { TriageService } from '../service';

/** About the pause between two keys: shorter would analyse in vain. */
const quietMs = 75;
/** A log that grows all the time is told of again and again. Between two times it rests as long as the last took, at most so many milliseconds. */
const longestRest = 2000;

interface Pending {
  readonly timer: NodeJS.Timeout;
  readonly token: { isCancellationRequested: boolean };
  /** More was appended than is being told of. */
  isBehind: boolean;
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

  /** What is only appended lets what is under way go on: every line that it speaks of is still there. */
  changed(uri: string, appends: boolean): void {
    const pending = this.pending.get(uri);
    if (appends && pending) pending.isBehind = true;
    else if (this.open.has(uri)) this.schedule(uri, quietMs);
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
      pending.isBehind = false;
      this.send(this.follow(uri, pending));
    }, delay);
    const pending: Pending = { timer, token, isBehind: false };
    this.pending.set(uri, pending);
  }

  private async follow(uri: string, pending: Pending): Promise<void> {
    const started = performance.now();
    try {
      await this.publish(uri, pending.token);
    } finally {
      if (this.pending.get(uri) === pending) {
        this.pending.delete(uri);
        const rest = Math.min(performance.now() - started, longestRest);
        if (pending.isBehind) this.schedule(uri, Math.max(rest, quietMs));
      }
    }
  }

  private cancel(uri: string): void {
    const pending = this.pending.get(uri);
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.token.isCancellationRequested = true;
    this.pending.delete(uri);
  }

  private async publish(uri: string, token: Pending['token']): Promise<void> {
    const problems = await this.service.problems(uri, token);
    if (!problems || token.isCancellationRequested) return;
    const { status, diagnostics } = problems;
    await this.connection.sendDiagnostics({ uri, version: status.version, diagnostics });
    await this.connection.sendNotification(statusNotification, status);
  }

  private send(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.connection.console.error(`diagnostics: ${String(error)}`);
    });
  }
}
