/** What one found source file says about where the others lie. */

/**
 * `d:\bld\drv\src\x.c` that is `/w/drv/src/x.c` here: what lay below `d:\bld` lies below `/w`. A file that has another name here stands
 * for itself alone.
 */
export function sourceBase(printed: string, local: string): readonly [printed: string, local: string] {
  const theirs = printed.split(/[\\/]/);
  const ours = local.split(/[\\/]/);
  let same = 0;
  while (
    same < theirs.length - 1 &&
    same < ours.length - 1 &&
    equal(theirs.at(-1 - same), ours.at(-1 - same))
  )
    same++;
  if (same === 0) return [printed, local];
  return [parent(printed, theirs, same), parent(local, ours, same)];
}

/** The path without its last parts, spelled as it was. */
function parent(path: string, parts: readonly string[], count: number): string {
  const tail = parts.slice(parts.length - count).join('/').length;
  return path.slice(0, Math.max(0, path.length - tail - 1)) || '/';
}

function equal(left = '', right = ''): boolean {
  return left !== '' && left.toLowerCase() === right.toLowerCase();
}
