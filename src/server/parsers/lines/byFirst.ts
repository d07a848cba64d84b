/** A table of shapes by the character that their lines begin with: most lines meet none of them, and the others a few. */

const none: readonly never[] = [];

/** `starts` gives the text that an entry's lines begin with, none of which is empty. Answers the entries a line may have, in their order. */
export function byFirst<T>(
  entries: readonly T[],
  starts: (entry: T) => string,
): (line: string) => readonly T[] {
  const table: (T[] | undefined)[] = [];
  for (const entry of entries) (table[starts(entry).charCodeAt(0)] ??= []).push(entry);
  return (line) => table[line.charCodeAt(0)] ?? none;
}
