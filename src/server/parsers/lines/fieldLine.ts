/** `Name : value`, `Name = value`: the lines of which half of all extensions' output is made. */
import type { FieldLine } from '../../model/listing';
import { flat, intern } from '../../text/intern';

const field = /^([A-Za-z~][\w.,'()/&#+-]*(?: [\w.,'()/&#+-]+){0,7})\s*(?:=|:(?=\s|$))\s*(.*)$/;

/** Reads one such line; a name has at most eight words. For sections whose command is known to print them. */
export function readFieldLine(line: string, at: number): FieldLine | undefined {
  const match = field.exec(line);
  if (match?.[1] === undefined) return undefined;
  return { name: intern(match[1]), value: flat(match[2] ?? ''), lines: [at, at] };
}
