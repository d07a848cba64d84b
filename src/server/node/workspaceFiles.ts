/** The C, C++ and Rust files below the workspace folders, on disk. */
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CancellationToken, FileState, SourceFiles } from '../sources/sourceHost';

export interface WorkspaceLimits {
  /** Files listed over all folders. */
  readonly files: number;
  /** Folders visited over all folders. */
  readonly folders: number;
  /** Bytes; a larger file is listed and reads as undefined. */
  readonly fileSize: number;
}

export interface WorkspaceFiles extends SourceFiles {
  /** Forgets the list: files were created, renamed or deleted. */
  refresh(): void;
}

const defaultLimits: WorkspaceLimits = { files: 200_000, folders: 100_000, fileSize: 2 * 1024 * 1024 };
const source = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inl|rs)$/i;
/** What builds leave behind, and packages; dot folders are skipped as well. */
const skipped =
  /^(?:\..*|node_modules|build|out|dist|bin|obj|target|debug|release|_build|cmake-build-.*|obj(?:chk|fre)_.*|vcpkg_installed)$/i;

/**
 * `folders` are absolute paths or `file:` URIs, of folders or of single files. Network and device paths (`\\server\share`, `\\?\C:\x`) are dropped unseen:
 * asking for one can send credentials over the network. Symbolic links are never followed, neither listing nor reading.
 */
export function createWorkspaceFiles(
  folders: readonly string[],
  limits: Partial<WorkspaceLimits> = {},
): WorkspaceFiles {
  const bounds = { ...defaultLimits, ...limits };
  const roots = [...new Set(folders.flatMap(localFolder))];
  let known: readonly string[] | undefined;
  let generation = 0;
  return {
    async list(token) {
      if (known) return known;
      const began = generation;
      const found = await walk(roots, bounds, token);
      if (!token.isCancellationRequested && began === generation) known = found;
      return found;
    },
    async read(path) {
      if (isRemote(path) || !roots.some((root) => isBelow(path, root))) return undefined;
      try {
        return await readText(path, roots, bounds.fileSize);
      } catch {
        return undefined;
      }
    },
    async state(path) {
      if (isRemote(path) || !roots.some((root) => isBelow(path, root))) return undefined;
      return stateOf(path).catch(() => undefined);
    },
    refresh() {
      known = undefined;
      generation++;
    },
  };
}

function localFolder(folder: string): string[] {
  try {
    if (/^file:\/\/[^/]/i.test(folder)) return []; // a URI with a host is a network path
    const path = /^file:/i.test(folder) ? fileURLToPath(folder) : folder;
    return isRemote(path) || !isAbsolute(path) ? [] : [resolve(path)];
  } catch {
    return [];
  }
}

/** Two leading slashes of either kind, as win32 reads them on every host. */
function isRemote(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/** A root may be a file: what it holds is itself. */
function isBelow(path: string, root: string): boolean {
  const rest = relative(root, resolve(path));
  if (rest === '') return source.test(path);
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}

/** Depth first with sorted names, so that a cut at the limit is always the same one; then sorted as a whole. */
async function walk(
  roots: readonly string[],
  limits: WorkspaceLimits,
  token: CancellationToken,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const waiting = [...roots].reverse();
  for (let visited = 0; visited < limits.folders; visited++) {
    const folder = waiting.pop();
    if (folder === undefined || token.isCancellationRequested || found.size >= limits.files) break;
    if (roots.includes(folder) && source.test(folder) && (await isFile(folder))) found.add(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    entries.sort((left, right) => compare(right.name, left.name));
    for (const entry of entries) {
      if (entry.isDirectory() && !skipped.test(entry.name)) waiting.push(join(folder, entry.name));
    }
    for (const entry of entries.reverse()) {
      if (entry.isFile() && source.test(entry.name) && found.size < limits.files)
        found.add(join(folder, entry.name));
    }
  }
  return [...found].sort(compare);
}

/** By code units: the same everywhere, whatever the locale. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isFile() === true;
}

async function stateOf(path: string): Promise<FileState | undefined> {
  const status = await lstat(path);
  return status.isFile() ? { modified: Math.trunc(status.mtimeMs), size: status.size } : undefined;
}

async function readText(path: string, roots: readonly string[], limit: number): Promise<string | undefined> {
  // A pipe would block on open, and a link on the way may lead out of the folder.
  if (!(await lstat(path)).isFile()) return undefined;
  const real = await realpath(path);
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
  if (isRemote(real) || !realRoots.some((root) => isBelow(real, root))) return undefined;
  const handle = await open(real, 'r');
  try {
    if ((await handle.stat()).size > limit) return undefined;
    return decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** By byte order mark, else UTF-8, else windows-1252; undefined for what holds zero bytes and so is no text. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
