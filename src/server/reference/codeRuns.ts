// Named codes as the generators pack them: a line is the first code (hex) and the names of consecutive codes.

/** Code → name. The usual prefix was left out of a name, unless it begins with `!`. */
export function codeRuns(table: string, usual = ''): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of table.split('\n')) {
    const [first = '', ...run] = line.split(' ');
    const from = Number.parseInt(first, 16);
    run.forEach((name, index) => {
      names.set(from + index, name.startsWith('!') ? name.slice(1) : `${usual}${name}`);
    });
  }
  return names;
}
