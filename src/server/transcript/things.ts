/** Everything the text describes, by address: exact, and by what lies inside (FILE_OBJECT + 0x80 is its Lock). */
import { addOffset, distance, type Address } from '../../shared/address';
import type { Lines, Machine, ThingInfo } from '../../shared/triage';
import { fieldAt } from '../reference/structs';

export type ThingKind =
  | 'thread'
  | 'process'
  | 'irp'
  | 'fileObject'
  | 'threadStack'
  | 'memory'
  | 'lock'
  | 'criticalSection'
  | 'errorRecord'
  | 'pool'
  | 'trapFrame'
  | 'contextRecord'
  | 'exceptionRecord'
  | 'device'
  | 'driver'
  | 'deviceNode'
  | 'vpb'
  | 'object'
  | 'teb'
  | 'dpc'
  | 'timer'
  | 'apc'
  | 'pcr'
  | 'peb'
  | 'token';

export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly address: Address;
  /** Bytes from `address` that belong to it for certain; 0 where only the address itself is known. */
  size: number;
  /** The structure whose fields lie in it. */
  readonly struct?: string;
  readonly machine: Machine | undefined;
  label: string;
  readonly session: string;
  readonly observations: number[];
  readonly lines: Lines[];
}

/** An address inside a thing. */
export interface Hit {
  readonly thing: Thing;
  readonly offset: number;
  /** The field at that offset, when the layout is the same in every version that the text may come from. */
  readonly field?: string;
}

export class ThingIndex {
  private readonly byId = new Map<string, Thing>();
  private readonly exact = new Map<Address, Thing[]>();
  private readonly kinds = new Set<ThingKind>();
  private ranges: Range[] | undefined;

  /** Adds an observation; the same thing printed twice is one thing. */
  add(thing: Omit<Thing, 'observations' | 'lines'>, record: number, lines: Lines): Thing {
    const known = this.byId.get(thing.id);
    if (known) {
      known.observations.push(record);
      known.lines.push(lines);
      known.size = Math.max(known.size, thing.size);
      if (thing.label.length > known.label.length) known.label = thing.label;
      return known;
    }
    const added: Thing = { ...thing, observations: [record], lines: [lines] };
    this.byId.set(thing.id, added);
    this.kinds.add(thing.kind);
    const here = this.exact.get(thing.address);
    if (here) here.push(added);
    else this.exact.set(thing.address, [added]);
    this.ranges = undefined;
    return added;
  }

  get(id: string): Thing | undefined {
    return this.byId.get(id);
  }

  /** The things that begin exactly here. */
  exactly(address: Address): readonly Thing[] {
    return this.exact.get(address) ?? [];
  }

  /** Everything that begins at or contains an address, the smallest first. */
  at(address: Address): Hit[] {
    const hits: Hit[] = this.exactly(address).map((thing) => ({ thing, offset: 0 }));
    for (const { thing, end } of this.startingBefore(address)) {
      const offset = address < end ? distance(thing.address, address) : undefined;
      if (offset === undefined || offset <= 0) continue;
      const field = thing.struct === undefined ? undefined : fieldName(thing.struct, thing.machine, offset);
      hits.push({ thing, offset, ...(field !== undefined && { field }) });
    }
    return hits.sort((a, b) => a.thing.size - b.thing.size);
  }

  *all(): Iterable<Thing> {
    yield* this.byId.values();
  }

  infos(): ThingInfo[] {
    return Array.from(this.byId.values(), ({ id, kind, address, label, observations, lines }) => ({
      id,
      kind,
      address,
      label,
      observations,
      lines,
    }));
  }

  /** True when something of this kind was described. */
  has(kind: ThingKind): boolean {
    return this.kinds.has(kind);
  }

  /** Candidates by binary search over range starts: things nest at most a few deep, so a short walk back finds them all. */
  private startingBefore(address: Address): readonly Range[] {
    this.ranges ??= Array.from(this.byId.values())
      .filter(({ size }) => size > 0)
      .map((thing) => ({ thing, end: addOffset(thing.address, thing.size) }))
      .sort((a, b) => (a.thing.address < b.thing.address ? -1 : 1));
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.thing.address ?? '') <= address) low = middle + 1;
      else high = middle;
    }
    return this.ranges.slice(Math.max(0, low - walkBack), low);
  }
}

interface Range {
  readonly thing: Thing;
  /** The first address behind it. */
  readonly end: Address;
}

const walkBack = 64;

function fieldName(struct: string, machine: Machine | undefined, offset: number): string | undefined {
  if (machine !== 'x86' && machine !== 'x64') return undefined;
  const found = fieldAt(struct, machine, offset);
  return found && !found.variesByBuild && found.offset === offset ? found.field : undefined;
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
