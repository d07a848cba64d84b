/** The driver that the system itself names below a fatal error: `Driver at fault: mydrv.sys.` */
import type { Lines } from '../../../shared/triage';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';

const named = /^\W{0,8}Driver at fault:\s{0,8}([\w.$~-]{1,64}?)\.?\s*$/i;
/** It follows at once; with an address it has a line of its own. */
const nextLine = /^\W{0,8}([\w.$~-]{1,64}) - Address [0-9a-f]{8,16}\b/i;
const reach = 10;

export function namedDriver(
  { source }: Transcript,
  { bugchecks, lines }: Crash,
): { readonly name: string; readonly lines: Lines } | undefined {
  if (bugchecks.length === 0) return undefined;
  for (let line = lines[0]; line <= Math.min(lines[1] + reach, source.lineCount); line++) {
    const text = source.line(line - 1).slice(0, 400);
    const name = named.exec(text)?.[1] ?? nextLine.exec(text)?.[1];
    if (name !== undefined && name !== '') return { name, lines: [line, line] };
  }
  return undefined;
}
