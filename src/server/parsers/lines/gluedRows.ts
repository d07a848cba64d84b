/**
 * Rows of memory that pasting joined: an address, with the gap behind it, begins where a value or a displacement ends.
 *
 *     fffff880`03164a10  00000000`00000001fffff880`03164a18  fffff800`02a7c1b2 nt!KiSwapContext+0x7a
 *     8213a000  00000001 00000002 00000003 000000048213a010  00000005 00000006 00000007 00000008
 */

const wide = /(?<=\S)(?=[0-9a-f]{8}`[0-9a-f]{8} {2})/i;
const narrow = /(?<=[\s`?][0-9a-f?]{8})(?=[0-9a-f]{8} {2})/i;
/** Nobody joins more; a longer line is something else. */
const longest = 2000;

/** The rows of a line: itself, where nothing was joined. */
export function gluedRows(line: string): readonly string[] {
  if (line.length > longest || !line.includes('  ')) return [line];
  return line.split(line.charAt(8) === '`' ? wide : narrow);
}
