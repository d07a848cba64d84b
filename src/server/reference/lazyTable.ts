// A reference table costs nothing until someone asks it: what `parse` makes is made once, on the first call.

/** Answers a function that calls `parse` the first time and gives the same value ever after. */
export function lazyTable<T>(parse: () => T): () => T {
  let made: { readonly table: T } | undefined;
  return () => (made ??= { table: parse() }).table;
}
