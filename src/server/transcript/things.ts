/** Everything the text describes, by address: exact, and by what lies inside (FILE_OBJECT + 0x80 is its Lock). */
import { addOffset, isNarrow, type Address } from '../../shared/address';
import type { Lines, ThingInfo } from '../../shared/triage';
import type { Span } from '../text/span';
import { Layouts, type FieldName } from './layouts';
import type { PrintedLayout } from './printedLayout';
import type { Steps } from './steps';
import type { Thing, ThingKind } from './thing';
import { ThingTable, type Claim, type Observed, type Place } from './thingTable';

export { isPlace, type Thing, type ThingKind } from './thing';

/** An address inside a thing. */
export interface Hit {
  readonly thing: Thing;
  readonly offset: number;
  /** The field that begins at that offset, when all layouts that the text may come from have it there. */
  readonly field?: string;
  /** What its name rests on. */
  readonly layout?: Omit<FieldName, 'name'>;
}

export class ThingIndex {
  private readonly table = new ThingTable();
  private readonly kinds = new Set<ThingKind>();
  private readonly layouts = new Layouts();

  /** Adds an observation; the same thing printed twice is one thing. */
  add(thing: Observed, record: number, span: Span, place: Place): void {
    this.kinds.add(thing.kind);
    this.table.add(thing, record, span, place);
  }

  /** Makes ready what `at` needs. */
  prepare(): Steps<void> {
    return this.table.prepare();
  }

  /** A structure as a `dt` of the session prints it. */
  learn(session: string, layout: PrintedLayout, lines: Lines): void {
    this.layouts.learn(session, layout, lines);
  }

  /** The build of Windows that a session shows. */
  settle(session: string, build: number): void {
    this.layouts.settle(session, build);
  }

  /** The build of Windows by which the structures of a session are read. */
  buildOf(session: string): number | undefined {
    return this.layouts.buildOf(session);
  }

  /** By its id, `s1/thread:fffffadfcca9a040`. */
  get(id: string): Thing | undefined {
    return this.exactly(id.slice(id.lastIndexOf(':') + 1) as Address).find((thing) => thing.id === id);
  }

  /** The things that begin exactly here. */
  exactly(address: Address): readonly Thing[] {
    return this.table.exactly(address);
  }

  /** True when a thing of one of the kinds begins exactly here; makes none of them. */
  begins(address: Address, kinds: ReadonlySet<ThingKind>): boolean {
    return this.table.begins(address, kinds);
  }

  /**
   * Everything that begins at or contains an address, the smallest first. Where nothing does: what the other spelling of a 32-bit address
   * leads to, and the object whose pointer carries flags in its low bits.
   */
  at(address: Address): Hit[] {
    const hits = this.found(address);
    if (hits.length > 0) return hits;
    const twin = otherSpelling(address);
    const other = twin ? this.found(twin) : [];
    return other.length > 0 ? other : this.flagged(address);
  }

  /** Addresses that several things lay claim to: two kinds of object, or one object under two names. */
  disputed(): Iterable<readonly Claim[]> {
    return this.table.disputed(objects);
  }

  /** What begins at an offset into a structure of a session. */
  fieldIn(session: string, struct: string, machine: Thing['machine'], offset: number): FieldName | undefined {
    return this.layouts.field(session, struct, machine, offset);
  }

  private found(address: Address): Hit[] {
    const hits: Hit[] = this.exactly(address).map((thing) => ({ thing, offset: 0 }));
    for (const { thing, offset } of this.table.around(address)) {
      const { session, struct, machine } = thing;
      if (objects.has(thing.kind) && offset < pointerBytes && offset % 4 !== 0) {
        hits.push({ thing, offset, field: lowBits });
        continue;
      }
      const found = struct === undefined ? undefined : this.fieldIn(session, struct, machine, offset);
      if (!found) hits.push({ thing, offset });
      else {
        const { name: field, ...layout } = found;
        hits.push({ thing, offset, field, layout });
      }
    }
    return hits.sort((a, b) => a.thing.size - b.thing.size);
  }

  /** EX_FAST_REF keeps a count in the low bits of a pointer, push locks and owners of resources keep flags there. */
  private flagged(address: Address): Hit[] {
    const low = Number.parseInt(address.slice(15), 16);
    if (low === 0) return [];
    return this.exactly(`${address.slice(0, 15)}0` as Address)
      .filter(({ kind }) => objects.has(kind))
      .map((thing) => ({ thing, offset: low, field: lowBits }));
  }

  /** Of one kind, or all; those whose label matches; in the order in which the text first shows them. */
  *infos(only?: ThingKind, called?: RegExp): Iterable<ThingInfo> {
    for (const { id, kind, address, label, observations, lines } of this.table.all(only, called))
      yield { id, kind, address, label, observations, lines };
  }

  /** The threads that are printed with their id; `idAt` names the thing of a row. */
  threads(): ReturnType<ThingTable['threads']> {
    return this.table.threads();
  }

  idAt(row: number): string {
    return this.table.idAt(row);
  }

  /** How many things there are, in parts: by session and kind, and by what else tells families of things apart. */
  counts(): ReturnType<ThingTable['counts']> {
    return this.table.counts();
  }

  /** True when something of this kind was described. */
  has(kind: ThingKind): boolean {
    return this.kinds.has(kind);
  }
}

const lowBits = 'flags in the low bits of a reference';
/** Flags of a reference stay below the size of a pointer; objects begin with fields of four bytes or in steps of four. */
const pointerBytes = 8;

/** What an address holds one of at a time. */
const objects: ReadonlySet<ThingKind> = new Set([
  'thread',
  'process',
  'irp',
  'fileObject',
  'device',
  'driver',
  'token',
]);

/** `ffffffff85a1b008` for `0000000085a1b008`, and back. */
function otherSpelling(address: Address): Address | undefined {
  if (isNarrow(address)) return `00000000${address.slice(8)}` as Address;
  return address.startsWith('00000000') && address.charCodeAt(8) > 0x37
    ? (`ffffffff${address.slice(8)}` as Address)
    : undefined;
}

/** `FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock)`. */
export function describeHit({ thing, offset, field }: Hit): string {
  const base = thing.label;
  if (offset === 0) return base;
  return `${base} + 0x${offset.toString(16)}${field === undefined ? '' : ` (${field})`}`;
}

/** A sum that a reader can repeat. */
export function offsetCheck(thing: Thing, offset: number): { terms: string[]; equals: string } {
  return { terms: [thing.address, `+0x${offset.toString(16)}`], equals: addOffset(thing.address, offset) };
}
