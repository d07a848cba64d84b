/** Code lenses and inlay hints of source files, registered while a transcript is open and only then. */
import {
  CodeLensRequest,
  InlayHintRequest,
  type ClientCapabilities,
  type Connection,
  type Disposable,
} from 'vscode-languageserver/node';
import type { TriageService } from '../service';

const documentSelector = ['c', 'cpp', 'cuda-cpp', 'rust'].map((language) => ({ language, scheme: 'file' }));

export class SourceMarks {
  private wanted = false;
  private registered: readonly Disposable[] = [];
  private work: Promise<void> = Promise.resolve();
  private able = { lenses: false, hints: false };

  constructor(
    private readonly connection: Connection,
    private readonly service: TriageService,
  ) {}

  announced({ textDocument }: ClientCapabilities): void {
    this.able = {
      lenses: textDocument?.codeLens?.dynamicRegistration === true,
      hints: textDocument?.inlayHint?.dynamicRegistration === true,
    };
  }

  /** Registers or takes back, one after the other: a transcript may be closed while the client is still answering. */
  show(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.work = this.work.then(() => (wanted ? this.register() : this.unregister())).catch(() => undefined);
  }

  isSource(uri: string): boolean {
    return /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inl|rs)$/i.test(uri) && !this.service.has(uri);
  }

  private async register(): Promise<void> {
    const { client } = this.connection;
    this.registered = await Promise.all([
      ...(this.able.lenses ? [client.register(CodeLensRequest.type, { documentSelector })] : []),
      ...(this.able.hints ? [client.register(InlayHintRequest.type, { documentSelector })] : []),
    ]);
  }

  private unregister(): Promise<void> {
    for (const one of this.registered) one.dispose();
    this.registered = [];
    return Promise.resolve();
  }
}
