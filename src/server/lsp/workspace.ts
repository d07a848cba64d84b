/** The workspace folders as source files, and what changes in them. */
import { pathToFileURL } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';
import { loadCParser } from '../node/treeSitter';
import { createWorkspaceFiles, type WorkspaceFiles } from '../node/workspaceFiles';
import type { CancellationToken, SourceHost } from '../service';

const sourceGlob = '**/*.{c,cc,cpp,cxx,h,hpp}';

export class Workspace implements SourceHost {
  private folders: readonly string[] = [];
  private current: WorkspaceFiles = createWorkspaceFiles([]);

  readonly files = {
    list: (token: CancellationToken): Promise<readonly string[]> => this.current.list(token),
    read: (path: string): Promise<string | undefined> => this.current.read(path),
  };

  /** The grammar lies beside the bundle. */
  readonly loadParser = (): ReturnType<typeof loadCParser> => loadCParser(__dirname);

  uriOf(path: string): string {
    return pathToFileURL(path).href;
  }

  replace(folders: readonly string[]): void {
    this.folders = folders;
    this.current = createWorkspaceFiles(folders);
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
      this.current.refresh();
      changed();
    });
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: sourceGlob }] })
        .catch(() => undefined);
  }
}
