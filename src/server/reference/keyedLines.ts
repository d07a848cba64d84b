// The plainest table: one line per entry, a key, a blank, the rest.

/** `key rest of the line` → Map. Several names of one thing share a line as `one|two rest`. */
export function keyedLines(text: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const line of text.trim().split('\n')) {
    const blank = line.indexOf(' ');
    for (const key of line.slice(0, blank).split('|')) table.set(key, line.slice(blank + 1));
  }
  return table;
}
