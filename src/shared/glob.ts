/** Patterns that users write: `*` any number of characters, `?` one; everything else is itself. Linear, whatever the pattern. */

/** True when the pattern matches the whole text; letters of either case are the same. */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let from = 0;
  // Where the last star stands, and what it has taken so far: only that one is ever tried again.
  let star = -1;
  let taken = 0;
  while (from < given.length) {
    if (at < wanted.length && wanted[at] === '*') {
      star = at++;
      taken = from;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++taken;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
