/** Names of fields by structure and offset: what a `dt` of the session prints, else what all builds of Windows agree on. */
import type { Machine } from '../../shared/triage';
import type { StructRecord } from '../model/data';
import { fieldAt } from '../reference/structs';
import { irpLayout } from './irpLayout';

/** A layout as `dt` prints it; small enough to travel with a digest. */
export interface PrintedLayout {
  /** `FILE_OBJECT`. */
  readonly struct: string;
  /** Offset and name of the structure's own fields; of unnamed unions the first. */
  readonly fields: readonly (readonly [offset: number, name: string])[];
}

const mostFields = 512;
const mostStructs = 256;

/** Undefined for structures without a type, and for `dx`, which prints no offsets. */
export function printedLayout({ type, fields }: StructRecord): PrintedLayout | undefined {
  const struct = type && bare(type);
  const own = fields.flatMap(({ offset, name, depth }) =>
    depth === 0 && offset !== undefined ? [[offset, name] as const] : [],
  );
  return struct !== undefined && struct !== '' && own.length > 0
    ? { struct, fields: own.slice(0, mostFields) }
    : undefined;
}

/** `FILE_OBJECT` of `nt!_FILE_OBJECT`. */
function bare(type: string): string | undefined {
  return /^(?:[\w.]+!)?_?(\w+)$/.exec(type.trim())?.[1];
}

export class Layouts {
  private readonly printed = new Map<string, ReadonlyMap<number, string>>();

  /** The first `dt` of a structure in a session counts. */
  learn(session: string, { struct, fields }: PrintedLayout): void {
    const key = `${session}/${struct}`;
    if (this.printed.has(key) || this.printed.size >= mostStructs) return;
    this.printed.set(key, new Map(fields.toReversed()));
  }

  /** The field that begins at an offset; undefined where builds differ and the text does not settle it. */
  fieldName(
    session: string,
    struct: string,
    machine: Machine | undefined,
    offset: number,
  ): string | undefined {
    const printed = this.printed.get(`${session}/${struct}`)?.get(offset);
    if (printed !== undefined) return printed;
    if (machine !== 'x86' && machine !== 'x64') return undefined;
    return (struct === 'IRP' ? locationField(machine, offset) : undefined) ?? agreed(struct, machine, offset);
  }
}

function agreed(struct: string, machine: 'x86' | 'x64', offset: number): string | undefined {
  const found = fieldAt(struct, machine, offset);
  return found && !found.variesByBuild && found.offset === offset ? found.field : undefined;
}

/** `stack location 3`, `stack location 3: DeviceObject`; counted from 1, as `!irp` does. */
function locationField(machine: 'x86' | 'x64', offset: number): string | undefined {
  const layout = irpLayout(machine);
  if (!layout || offset < layout.header) return undefined;
  const behind = offset - layout.header;
  const within = behind % layout.location;
  const name = `stack location ${Math.floor(behind / layout.location) + 1}`;
  const field = within === 0 ? undefined : agreed('IO_STACK_LOCATION', machine, within);
  return field === undefined ? (within === 0 ? name : undefined) : `${name}: ${field}`;
}
