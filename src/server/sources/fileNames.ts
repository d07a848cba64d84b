/** The files of a list by their name, without case: made once for a list, however many paths are looked up in it. */
import { pathParts } from './printedPath';

const made = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** The files of the list that are named like the printed path, in the order of the list. */
export function sameName(printed: string, files: readonly string[]): readonly string[] {
  const name = nameOf(printed);
  return name === undefined ? [] : (byName(files).get(name) ?? []);
}

function byName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = made.get(files);
  if (known) return known;
  const names = new Map<string, string[]>();
  for (const file of files) {
    const name = nameOf(file);
    if (name === undefined) continue;
    const same = names.get(name);
    if (same) same.push(file);
    else names.set(name, [file]);
  }
  made.set(files, names);
  return names;
}

function nameOf(path: string): string | undefined {
  return pathParts(path).at(-1);
}
