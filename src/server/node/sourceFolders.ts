/** Workspace folders as the service's source files. */
import { pathToFileURL } from 'node:url';
import type { CancellationToken, SourceHost } from '../service';
import { loadCParser } from './treeSitter';
import { createWorkspaceFiles, type WorkspaceFiles } from './workspaceFiles';

export class SourceFolders implements SourceHost {
  private current: WorkspaceFiles = createWorkspaceFiles([]);

  readonly files = {
    list: (token: CancellationToken): Promise<readonly string[]> => this.current.list(token),
    read: (path: string): Promise<string | undefined> => this.current.read(path),
  };

  /** `grammars`: the folder where the C++ grammar lies. */
  constructor(private readonly grammars: string) {}

  readonly loadParser = (): ReturnType<typeof loadCParser> => loadCParser(this.grammars);

  uriOf(path: string): string {
    return pathToFileURL(path).href;
  }

  /** `folders`: URIs. */
  replace(folders: readonly string[]): void {
    this.current = createWorkspaceFiles(folders);
  }
}
