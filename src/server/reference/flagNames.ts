// Splitting a flags value into the names of its bits.

/**
 * The names of the bits of `value`, lowest first; bits without a name stay visible as hex (`0x60000`), in one item at the end.
 * `names` has one bit per key.
 */
export function flagNames(value: number, names: ReadonlyMap<number, string>): string[] {
  const found: string[] = [];
  let rest = value >>> 0;
  for (const [bit, name] of names) {
    if ((rest & bit) === 0) continue;
    found.push(name);
    rest = (rest & ~bit) >>> 0;
  }
  if (rest !== 0) found.push(`0x${rest.toString(16)}`);
  return found;
}

/** `1 NAME` lines, hex bits in rising order, as `flagNames` takes them. */
export function flagTable(text: string): ReadonlyMap<number, string> {
  return new Map(
    text
      .trim()
      .split(/[\n,]/)
      .map((line) => line.trim().split(' '))
      .map(([bit = '', name = '']) => [Number.parseInt(bit, 16), name]),
  );
}
