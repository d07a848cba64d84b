/** Everything the text describes, by address: exact, and by what lies inside (FILE_OBJECT + 0x80 is its Lock). */
import { addOffset, type Address } from '../../shared/address';
import type { Lines, Machine, ThingInfo } from '../../shared/triage';
import { fieldAt } from '../reference/structs';
import type { Thing, ThingKind } from './thing';
import { ThingTable, type Observed } from './thingTable';

export { isPlace, type Thing, type ThingKind } from './thing';

/** An address inside a thing. */
export interface Hit {
  readonly thing: Thing;
  readonly offset: number;
  /** The field at that offset, when the layout is the same in every version that the text may come from. */
  readonly field?: string;
}

export class ThingIndex {
  private readonly table = new ThingTable();
  private readonly kinds = new Set<ThingKind>();

  /** Adds an observation; the same thing printed twice is one thing. */
  add(thing: Observed, record: number, lines: Lines): void {
    this.kinds.add(thing.kind);
    this.table.add(thing, record, lines);
  }

  /** By its id, `s1/thread:fffffadfcca9a040`. */
  get(id: string): Thing | undefined {
    return this.exactly(id.slice(id.lastIndexOf(':') + 1) as Address).find((thing) => thing.id === id);
  }

  /** The things that begin exactly here. */
  exactly(address: Address): readonly Thing[] {
    return this.table.exactly(address);
  }

  /** Everything that begins at or contains an address, the smallest first. */
  at(address: Address): Hit[] {
    const hits: Hit[] = this.exactly(address).map((thing) => ({ thing, offset: 0 }));
    for (const { thing, offset } of this.table.around(address)) {
      const field = thing.struct === undefined ? undefined : fieldName(thing.struct, thing.machine, offset);
      hits.push({ thing, offset, ...(field !== undefined && { field }) });
    }
    return hits.sort((a, b) => a.thing.size - b.thing.size);
  }

  /** In the order in which the text first shows them. */
  *infos(): Iterable<ThingInfo> {
    for (const { id, kind, address, label, observations, lines } of this.table.all())
      yield { id, kind, address, label, observations, lines };
  }

  /** True when something of this kind was described. */
  has(kind: ThingKind): boolean {
    return this.kinds.has(kind);
  }
}

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
