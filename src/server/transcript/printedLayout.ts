/** A structure as `dt` prints it: small enough to travel with a digest. */
import type { StructRecord } from '../model/data';
import type { Span } from '../text/span';

export interface PrintedField {
  /** In bytes. */
  readonly offset: number;
  readonly name: string;
  /** `_KWAIT_BLOCK[4]`, where a type is printed and not a value. */
  readonly type?: string;
}

export interface PrintedLayout {
  /** `FILE_OBJECT`. */
  readonly struct: string;
  /** The structure's own fields; members of an unnamed union share an offset. */
  readonly fields: readonly PrintedField[];
  readonly lines: Span;
}

const mostFields = 512;

/** Undefined for structures without a type, and for `dx`, which prints no offsets. */
export function printedLayout({ type, fields, lines }: StructRecord): PrintedLayout | undefined {
  const struct = type && bareType(type);
  const own = fields.flatMap(({ offset, name, depth, value }) => {
    if (depth !== 0 || offset === undefined) return [];
    const printed = typeOf(value);
    return [{ offset, name, ...(printed !== undefined && { type: printed }) }];
  });
  return struct !== undefined && struct !== '' && own.length > 0
    ? { struct, fields: own.slice(0, mostFields), lines }
    : undefined;
}

/** `FILE_OBJECT` of `nt!_FILE_OBJECT`. */
export function bareType(type: string): string | undefined {
  return /^(?:[\w.]+!)?_?(\w+)$/.exec(type.trim())?.[1];
}

/** `_KWAIT_BLOCK[4]` of `[4] _KWAIT_BLOCK`; undefined for pointers and values. */
function typeOf(value: string): string | undefined {
  const [, count, type] = /^(?:\[(\d{1,4})\] )?(_[A-Z]\w*)(?: \[ .*)?$/.exec(value.trim()) ?? [];
  return type === undefined || count === undefined ? type : `${type}[${count}]`;
}
