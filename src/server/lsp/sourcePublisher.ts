/** Diagnostics of C and C++ files: checked while a transcript is open, cleared when the last one closes. */
import type { Connection } from 'vscode-languageserver/node';
import type { TriageService } from '../service';
import type { SourceMarks } from './sourceMarks';

/** Files that change come in bursts: a checkout, a build. */
const quietMs = 1000;

export class SourcePublisher {
  private readonly transcripts = new Set<string>();
  /** URIs that have diagnostics of ours. */
  private published = new Set<string>();
  private token = { isCancellationRequested: false };
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly service: TriageService,
    private readonly marks: SourceMarks,
    /** Is told which transcripts are open, before their sources are asked for. */
    private readonly follow: (transcripts: ReadonlySet<string>) => void,
  ) {}

  opened(uri: string): void {
    this.transcripts.add(uri);
    this.update();
  }

  closed(uri: string): void {
    if (!this.transcripts.delete(uri)) return;
    this.update();
  }

  /** What a transcript says now may lead to other files. */
  changed(uri: string): void {
    if (this.transcripts.has(uri)) this.restart();
  }

  private update(): void {
    this.follow(this.transcripts);
    this.marks.show(this.transcripts.size > 0);
    this.restart(0);
  }

  /** Files or settings changed. */
  restart(delay = quietMs): void {
    this.dispose();
    const token = (this.token = { isCancellationRequested: false });
    this.timer = setTimeout(() => {
      this.check(token).catch((error: unknown) => {
        this.connection.console.error(`source checks: ${String(error)}`);
      });
    }, delay);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.token.isCancellationRequested = true;
  }

  private async check(token: { readonly isCancellationRequested: boolean }): Promise<void> {
    const found = new Set<string>();
    if (this.transcripts.size > 0) {
      for await (const { uri, diagnostics } of this.service.sourceDiagnostics(token)) {
        if (token.isCancellationRequested) return;
        if (diagnostics.length === 0) continue;
        found.add(uri);
        this.published.add(uri);
        await this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
      }
    }
    if (token.isCancellationRequested) return;
    const stale = [...this.published].filter((uri) => !found.has(uri));
    this.published = found;
    for (const uri of stale) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
