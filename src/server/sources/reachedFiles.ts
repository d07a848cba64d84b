/** The files of the workspace that frames lead to, and the files beside them: where source checks look. */
import { pathParts } from './printedPath';

/** Where the calls of the same component stand. In the order of the list. */
export function reachedFiles(reached: Iterable<string>, list: readonly string[]): readonly string[] {
  const folders = new Set(Array.from(reached, folderOf));
  return folders.size === 0 ? [] : list.filter((path) => folders.has(folderOf(path)));
}

function folderOf(path: string): string {
  return pathParts(path).slice(0, -1).join('/');
}
