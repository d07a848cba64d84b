/** The workspace folders as the client tells them, and what changes in them. */
import { join, sep } from 'node:path';
import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';
import { SourceFolders } from '../node/sourceFolders';
import type { SourceHost } from '../service';
import type { EditorSources } from './editorSources';

/** Beside the bundle, as it is packaged. */
const samples = join(__dirname, '..', 'samples');
const sourceGlob = '**/*.{c,cc,cpp,cxx,h,hh,hpp,hxx,inl,rs}';

export class Workspace extends SourceFolders implements SourceHost {
  private known: readonly string[] = [];
  private mapped: readonly string[] = [];
  private shown: readonly string[] = [];

  /** The grammar lies beside the bundle. */
  constructor(private readonly editor: EditorSources) {
    super(__dirname);
  }

  readonly findSymbol: NonNullable<SourceHost['findSymbol']> = async (name) =>
    (await this.editor.symbols(name)).flatMap((uri) => this.pathOf(uri) ?? []);

  readonly showProgress: NonNullable<SourceHost['showProgress']> = () => this.editor.showProgress();

  override allow(roots: readonly string[]): void {
    this.mapped = roots;
    super.allow([...roots, ...this.shown]);
  }

  /** The bundled samples come with the code that they are about: it counts while nothing but samples is open. True when that changed. */
  follows(transcripts: Iterable<string>): boolean {
    const open = [...transcripts];
    const isSample = (uri: string): boolean => this.pathOf(uri)?.startsWith(samples + sep) === true;
    const shown = open.length > 0 && open.every(isSample);
    if (shown === this.shown.length > 0) return false;
    this.shown = shown ? [samples] : [];
    super.allow([...this.mapped, ...this.shown]);
    return true;
  }

  get folders(): readonly string[] {
    return this.known;
  }

  override replace(folders: readonly string[]): void {
    this.known = folders;
    super.replace(folders);
  }

  /** Keeps up with folders and files, as far as the client tells. */
  follow(connection: Connection, client: ClientCapabilities, changed: () => void): void {
    if (client.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.replace([...this.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
        changed();
      });
    connection.onDidChangeWatchedFiles(() => {
      this.replace(this.folders);
      changed();
    });
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: sourceGlob }] })
        .catch(() => undefined);
  }
}
