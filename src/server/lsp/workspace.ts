/** The workspace folders as the client tells them, and what changes in them. */
import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';
import { SourceFolders } from '../node/sourceFolders';

const sourceGlob = '**/*.{c,cc,cpp,cxx,h,hpp}';

export class Workspace extends SourceFolders {
  private known: readonly string[] = [];

  /** The grammar lies beside the bundle. */
  constructor() {
    super(__dirname);
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
