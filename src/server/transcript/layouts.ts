/**
 * Names of fields by structure and offset. A `dt` of the session settles what it prints; else the layouts of the session's build of Windows
 * decide, else all layouts that the build may have must agree. A table that contradicts a `dt` is not asked.
 */
import type { Lines, Machine } from '../../shared/triage';
import type { LayoutBasis } from '../reference/layoutChoice';
import { fieldAt, structSize } from '../reference/structs';
import { irpLayout } from './irpLayout';
import type { PrintedField, PrintedLayout } from './printedLayout';

export interface FieldName {
  /** `Lock`, `Tcb.WaitBlock[1].Object`, `stack location 3: DeviceObject`. */
  readonly name: string;
  /** What the name rests on: `printed` by a `dt`, at `lines`; else layouts of Windows. */
  readonly basis: LayoutBasis | 'printed';
  readonly lines?: Lines;
}

interface Printed extends Omit<PrintedLayout, 'lines'> {
  readonly lines: Lines;
  /** The first name of each offset. */
  readonly names: ReadonlyMap<number, PrintedField>;
}

/** Whose structure it is. */
interface Place {
  readonly session: string;
  readonly machine: 'x86' | 'x64';
}

const mostStructs = 256;
/** Structures inside structures: a wait block inside KTHREAD inside ETHREAD, and its list entry. */
const deepest = 4;

export class Layouts {
  private readonly printed = new Map<string, Printed>();
  private readonly builds = new Map<string, number>();
  /** Whether the table contradicts a `dt`, by its key. */
  private readonly doubts = new Map<string, boolean>();

  /** The first `dt` of a structure in a session counts. */
  learn(session: string, layout: PrintedLayout, lines: Lines): void {
    const key = `${session}/${layout.struct}`;
    if (this.printed.has(key) || this.printed.size >= mostStructs) return;
    const names = new Map(layout.fields.toReversed().map((field) => [field.offset, field]));
    this.printed.set(key, { ...layout, lines, names });
  }

  /** The build of Windows that a session shows. */
  settle(session: string, build: number): void {
    this.builds.set(session, build);
    this.doubts.clear();
  }

  buildOf(session: string): number | undefined {
    return this.builds.get(session);
  }

  /** What begins at an offset; undefined where it is not known, or layouts that may apply differ. */
  field(
    session: string,
    struct: string,
    machine: Machine | undefined,
    offset: number,
  ): FieldName | undefined {
    if (machine !== 'x86' && machine !== 'x64') return this.ofDt(`${session}/${struct}`, offset);
    const place = { session, machine };
    return (
      (struct === 'IRP' ? this.location(place, offset) : undefined) ?? this.path(place, struct, offset, 0)
    );
  }

  private ofDt(key: string, offset: number): FieldName | undefined {
    const known = this.printed.get(key);
    const field = known?.names.get(offset);
    return known && field && { name: field.name, basis: 'printed', lines: known.lines };
  }

  private path(place: Place, struct: string, offset: number, depth: number): FieldName | undefined {
    if (depth > deepest) return undefined;
    const key = `${place.session}/${struct}`;
    return (
      this.ofDt(key, offset) ??
      this.insidePrinted(place, this.printed.get(key), offset, depth) ??
      this.ofTable(place, struct, offset, depth) ??
      this.ofCore(place, struct, offset, depth)
    );
  }

  /** A thread begins with its KTHREAD, which the table of ETHREAD leaves out. */
  private ofCore(place: Place, struct: string, offset: number, depth: number): FieldName | undefined {
    if (struct !== 'ETHREAD') return undefined;
    if (offset >= Math.min(...structSize('KTHREAD', place.machine, this.buildOf(place.session))))
      return undefined;
    const member = this.path(place, 'KTHREAD', offset, depth + 1);
    return member && { ...member, name: `Tcb.${member.name}` };
  }

  /** Inside a field that a `dt` prints: the nearest before the offset, if it reaches so far. */
  private insidePrinted(
    place: Place,
    printed: Printed | undefined,
    offset: number,
    depth: number,
  ): FieldName | undefined {
    let holder: PrintedField | undefined;
    for (const field of printed?.fields ?? [])
      if (field.type !== undefined && field.offset < offset && field.offset >= (holder?.offset ?? 0))
        holder = field;
    if (!printed || holder?.type === undefined) return undefined;
    const { type, count } = arrayOf(holder.type);
    const size = this.sizeOf(place, type);
    if (size === undefined || offset - holder.offset >= size * count) return undefined;
    const inner = this.within(place, holder, size * count, offset - holder.offset, depth);
    return inner && { ...inner, lines: printed.lines };
  }

  private sizeOf({ session, machine }: Place, type: string): number | undefined {
    if (type === '_LIST_ENTRY') return machine === 'x86' ? 8 : 16;
    const [size, ...others] = structSize(type, machine, this.buildOf(session));
    return others.length > 0 ? undefined : size;
  }

  private ofTable(place: Place, struct: string, offset: number, depth: number): FieldName | undefined {
    const { session, machine } = place;
    const found = fieldAt(struct, machine, offset, this.buildOf(session));
    if (!found || found.variesByBuild || this.contradicted(place, struct)) return undefined;
    if (found.offset === offset) return { name: found.field, basis: found.basis };
    const holder = { name: found.field, ...(found.type !== undefined && { type: found.type }) };
    const inner = this.within(place, holder, found.size, offset - found.offset, depth);
    return inner && { ...inner, basis: weaker(inner.basis, found.basis) };
  }

  /** What begins `offset` bytes into a field: an element of an array, a member of a structure. */
  private within(
    place: Place,
    { name, type: declared = '' }: Pick<PrintedField, 'name' | 'type'>,
    size: number,
    offset: number,
    depth: number,
  ): FieldName | undefined {
    const { type, count } = arrayOf(declared);
    const length = size / count;
    const index = Math.floor(offset / length);
    const element = count > 1 ? `${name}[${index}]` : name;
    const behind = offset - index * length;
    if (behind === 0) return { name: element, basis: 'build' };
    const pair = type === '_LIST_ENTRY' && behind === length / 2 ? 'Blink' : undefined;
    if (pair !== undefined) return { name: `${element}.${pair}`, basis: 'build' };
    if (!type.startsWith('_') || type.endsWith('*')) return undefined;
    const member = this.path(place, type.slice(1), behind, depth + 1);
    return member && { ...member, name: `${element}.${member.name}` };
  }

  /** A table that has another name where a `dt` of the session prints one is that of another Windows. */
  private contradicted(place: Place, struct: string): boolean {
    const key = `${place.session}/${struct}`;
    const printed = this.printed.get(key);
    if (!printed) return false;
    let doubt = this.doubts.get(key);
    if (doubt === undefined) {
      doubt = Array.from(printed.names.keys()).some((offset) => this.differs(place, printed, offset));
      this.doubts.set(key, doubt);
    }
    return doubt;
  }

  private differs({ session, machine }: Place, { struct, fields }: Printed, offset: number): boolean {
    const found = fieldAt(struct, machine, offset, this.buildOf(session));
    if (!found || found.variesByBuild || found.offset !== offset) return false;
    const known = found.field.split('/').map((name) => name.split('.', 1)[0]);
    return !fields.some((field) => field.offset === offset && known.includes(field.name));
  }

  /** `stack location 3`, `stack location 3: DeviceObject`; counted from 1, as `!irp` does. */
  private location(place: Place, offset: number): FieldName | undefined {
    const layout = irpLayout(place.machine);
    if (!layout || offset < layout.header) return undefined;
    const behind = offset - layout.header;
    const within = behind % layout.location;
    const name = `stack location ${Math.floor(behind / layout.location) + 1}`;
    if (within === 0) return { name, basis: 'build' };
    const field = this.path(place, 'IO_STACK_LOCATION', within, 0);
    return field && { ...field, name: `${name}: ${field.name}` };
  }
}

/** `_KWAIT_BLOCK[4]`: four of them. */
function arrayOf(type: string): { readonly type: string; readonly count: number } {
  const [, element = type, count = '1'] = /^(.*)\[(\d+)\]$/.exec(type) ?? [];
  return { type: element, count: Math.max(1, Number(count)) };
}

const strength: readonly FieldName['basis'][] = ['all', 'version', 'neighbours', 'build', 'printed'];

function weaker(one: FieldName['basis'], other: FieldName['basis']): FieldName['basis'] {
  return strength.indexOf(one) < strength.indexOf(other) ? one : other;
}
