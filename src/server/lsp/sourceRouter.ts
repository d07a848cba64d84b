/**
 * Who is asked about source files: the service for open documents, the worker for the slices that are open. Checks follow only the frames
 * that these slices show: to look at every frame of a gigabyte would take as long as to understand it. Lenses and marks ask for the
 * functions of one file, which the marks of the whole text answer.
 */
import type { CodeLens, Diagnostic, InlayHint, Range } from 'vscode-languageserver-types';
import type { CancellationToken } from 'vscode-languageserver/node';
import { parseSlice } from '../../shared/slice';
import type { Router } from './router';

export class SourceRouter {
  /** URIs of the open documents and slices that are transcripts. */
  readonly transcripts = new Set<string>();

  constructor(private readonly router: Router) {}

  lenses(uri: string, token: CancellationToken): Promise<CodeLens[]> {
    return this.both(this.router.service.sourceLenses(uri, token), (of) =>
      this.router.worker.request('sourceLenses', { uri, of }, token),
    );
  }

  hints(uri: string, range: Range, token: CancellationToken): Promise<InlayHint[]> {
    return this.both(this.router.service.sourceHints(uri, range, token), (of) =>
      this.router.worker.request('sourceHints', { uri, range, of }, token),
    );
  }

  /** Each file again when more is known of it. The worker, where it has work, comes last. */
  async *diagnostics(token: {
    readonly isCancellationRequested: boolean;
  }): AsyncGenerator<{ readonly uri: string; readonly diagnostics: Diagnostic[] }, void, undefined> {
    const known = new Map<string, Diagnostic[]>();
    for await (const { uri, diagnostics } of this.router.service.sourceDiagnostics(token)) {
      known.set(uri, [...diagnostics]);
      yield { uri, diagnostics: [...diagnostics] };
    }
    const of = this.slices();
    if (of.length === 0 || token.isCancellationRequested) return;
    for (const { uri, diagnostics } of await this.router.worker.request('sourceDiagnostics', { of }))
      yield { uri, diagnostics: joined(known.get(uri) ?? [], diagnostics) };
  }

  private slices(): string[] {
    return [...this.transcripts].filter((uri) => parseSlice(uri) !== undefined);
  }

  private async both<T>(own: Promise<T[]>, ofSlices: (of: string[]) => Promise<T[]>): Promise<T[]> {
    const slices = this.slices();
    return slices.length === 0 ? own : (await Promise.all([own, ofSlices(slices)])).flat();
  }
}

/** The checks of a file answer the same for both; what differs is the findings that they may explain. */
function joined(own: readonly Diagnostic[], others: readonly Diagnostic[]): Diagnostic[] {
  const all = new Map<string, Diagnostic>();
  for (const one of [...own, ...others]) {
    const key = JSON.stringify([one.code, one.range]);
    const links = [...(all.get(key)?.relatedInformation ?? []), ...(one.relatedInformation ?? [])];
    const unique = new Map(links.map((link) => [JSON.stringify(link), link]));
    all.set(key, { ...one, relatedInformation: [...unique.values()] });
  }
  return [...all.values()];
}
