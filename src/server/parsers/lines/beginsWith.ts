/** A look at one character before any pattern: most lines are none of what a shape asks for. */

/** Whether a line begins with one of some ASCII characters. */
export function beginsWith(characters: string): (line: string) => boolean {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return (line) => table[line.charCodeAt(0)] === 1;
}
