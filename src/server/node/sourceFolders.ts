/** Workspace folders, and what the source map leads to, as the service's source files. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CancellationToken, SourceHost } from '../service';
import { loadCParser } from './treeSitter';
import { createWorkspaceFiles, type WorkspaceFiles } from './workspaceFiles';

type Files = SourceHost['files'];

export class SourceFolders implements SourceHost {
  private current: WorkspaceFiles = createWorkspaceFiles([]);
  private opened: readonly string[] = [];
  private roots: readonly string[] = [];

  readonly files: Files = {
    list: (token: CancellationToken) => this.current.list(token),
    read: (path) => this.current.read(path),
    state: (path) => this.current.state(path),
  };

  /** `grammars`: the folder where the grammars lie. */
  constructor(private readonly grammars: string) {}

  readonly loadParser: SourceHost['loadParser'] = (language) => loadCParser(this.grammars, language);

  uriOf(path: string): string {
    return pathToFileURL(path).href;
  }

  pathOf(uri: string): string | undefined {
    try {
      // With a host it is a network path.
      return /^file:\/\/\/(?!\/)/i.test(uri) ? fileURLToPath(uri) : undefined;
    } catch {
      return undefined;
    }
  }

  /** `folders`: URIs. */
  replace(folders: readonly string[]): void {
    this.opened = folders;
    this.reopen();
  }

  /** `roots`: absolute paths outside the folders that the user allows, folders or files. */
  allow(roots: readonly string[]): void {
    if (roots.join('\n') === this.roots.join('\n')) return;
    this.roots = roots;
    this.reopen();
  }

  private reopen(): void {
    this.current = createWorkspaceFiles([...this.opened, ...this.roots]);
  }
}
