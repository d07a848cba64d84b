/** Diagnostics of C and C++ files: checked while a transcript is open, cleared when the last one closes. */
import type { Connection } from 'vscode-languageserver/node';
import type { SourceMarks } from './sourceMarks';
import type { SourceRouter } from './sourceRouter';

/** Files that change come in bursts: a checkout, a build. */
const quietMs = 1000;
/** Between two checks while a transcript grows all the time. */
const growingMs = 5000;

export class SourcePublisher {
  /** Our diagnostics by URI, as JSON. */
  private published = new Map<string, string>();
  private token = { isCancellationRequested: true };
  private timer: NodeJS.Timeout | undefined;
  /** Transcripts hold more than is being checked. */
  private isBehind = false;

  constructor(
    private readonly connection: Connection,
    private readonly sources: SourceRouter,
    private readonly marks: SourceMarks,
    /** Is told which transcripts are open, before their sources are asked for. */
    private readonly follow: (transcripts: ReadonlySet<string>) => void,
    /** Is told when source files hold something else than before, or nothing more: transcripts link to it. */
    private readonly told: () => void,
  ) {}

  opened(uri: string): void {
    this.sources.transcripts.add(uri);
    this.update();
  }

  closed(uri: string): void {
    if (!this.sources.transcripts.delete(uri)) return;
    this.update();
  }

  /** What a transcript says now may lead to other files. What is only appended lets a check go on, and another one follows. */
  changed(uri: string, appends: boolean): void {
    if (!this.sources.transcripts.has(uri)) return;
    if (appends && !this.token.isCancellationRequested) this.isBehind = true;
    else this.restart();
  }

  private update(): void {
    const { transcripts } = this.sources;
    this.follow(transcripts);
    this.marks.show(transcripts.size > 0);
    this.restart(0);
  }

  /** Files or settings changed. */
  restart(delay = quietMs): void {
    this.dispose();
    const token = (this.token = { isCancellationRequested: false });
    this.timer = setTimeout(() => {
      this.isBehind = false;
      this.check(token)
        .catch((error: unknown) => {
          this.connection.console.error(`source checks: ${String(error)}`);
        })
        .finally(() => {
          this.ended(token);
        });
    }, delay);
  }

  private ended(token: SourcePublisher['token']): void {
    if (token.isCancellationRequested) return;
    token.isCancellationRequested = true;
    if (this.isBehind) this.restart(growingMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.token.isCancellationRequested = true;
  }

  private async check(token: { readonly isCancellationRequested: boolean }): Promise<void> {
    const found = new Map<string, string>();
    let isNews = false;
    if (this.sources.transcripts.size > 0) {
      for await (const { uri, diagnostics } of this.sources.diagnostics(token)) {
        if (token.isCancellationRequested) return;
        if (diagnostics.length === 0) continue;
        const json = JSON.stringify(diagnostics);
        isNews ||= this.published.get(uri) !== json;
        found.set(uri, json);
        this.published.set(uri, json);
        await this.connection.sendDiagnostics({ uri, diagnostics });
      }
    }
    if (token.isCancellationRequested) return;
    const stale = [...this.published.keys()].filter((uri) => !found.has(uri));
    this.published = found;
    for (const uri of stale) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
    if (isNews || stale.length > 0) this.told();
  }
}
