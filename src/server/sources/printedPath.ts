/** Paths as a debugger prints them, matched against a list of files. They are compared only, never opened. */

/**
 * The parts of a path by win32 rules, whatever this host's are: both slashes part, case does not count, the drive and `.` say
 * nothing, `..` takes one back. `file:` URIs are decoded first.
 */
export function pathParts(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of decoded(path)
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]+/)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part.toLowerCase());
  }
  return parts;
}

function decoded(path: string): string {
  const uri = /^file:\/\/[^/]*\/?(?<rest>.*)$/is.exec(path)?.groups?.['rest'];
  if (uri === undefined) return path;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The files that share the longest tail with a printed path, at least the file name, in the order of the list. */
export function longestSuffixMatches(printed: string, files: readonly string[]): readonly string[] {
  const wanted = pathParts(printed);
  let longest = 1;
  let matches: string[] = [];
  for (const file of files) {
    const shared = sharedTail(wanted, pathParts(file));
    if (shared < longest) continue;
    if (shared > longest) matches = [];
    longest = shared;
    matches.push(file);
  }
  return matches;
}

function sharedTail(left: readonly string[], right: readonly string[]): number {
  const limit = Math.min(left.length, right.length);
  let count = 0;
  while (count < limit && left[left.length - 1 - count] === right[right.length - 1 - count]) count++;
  return count;
}
