/**
 * `dv`: the local variables and parameters of a frame.
 *
 *                c = 0n7
 *     @ebx                            b = 0n13                              dv /v
 *     00000000`0050fcb0       int  num1 = 0n0                               dv /v /t
 *     prv local  000000a5`8b9bf4c0  struct _X * p = 0x00007ff6`3be11020     dv /i /t /v
 *
 * Documentation: "dv (Display Local Variables)".
 */
import type { LocalsRecord } from '../model/data';
import { flat, intern } from '../text/intern';
import { nothing, type Parser } from './parser';

const visibility = /^(?:prv|pub)\s+(?:param|local|global|static|func|\w+)\s+/i;
const place = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?|@\w+|<unavailable>)\s+/i;
const nameShape = /^[A-Za-z_~$@]\S*$/;

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  readonly location?: string;
}

function readVariable(line: string): Variable | undefined {
  const sign = line.length < 2000 ? line.indexOf(' = ') : -1;
  if (sign < 0) return undefined;
  let left = line.slice(0, sign).trimEnd().replace(visibility, '');
  const location = place.exec(left)?.[0];
  if (location !== undefined && location.length < left.length) left = left.slice(location.length);
  const blank = left.lastIndexOf(' ');
  const name = left.slice(blank + 1);
  const type = left.slice(0, blank < 0 ? 0 : blank).trim();
  if (!nameShape.test(name)) return undefined;
  return {
    name: intern(name),
    value: flat(line.slice(sign + 3).trim()),
    ...(type !== '' && { type: intern(type) }),
    ...(location !== undefined && { location: flat(location.trim()) }),
  };
}

export const localsParser: Parser = {
  commands: /^(?:dv\b|\.frame\b[^;]*;\s*dv\b)/,
  parse(text, _context, from) {
    const variables: LocalsRecord['variables'][number][] = [];
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const variable = readVariable(text.trimmed(at));
      if (!variable) continue;
      variables.push({ ...variable, lines: [at, at] });
      text.recognise(at);
      first ??= at;
      last = at;
    }
    return first === undefined ? nothing : { records: [{ kind: 'locals', lines: [first, last], variables }] };
  },
};
