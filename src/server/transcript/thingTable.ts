/**
 * The rows behind `ThingIndex`: one per observation, in columns, sorted by address when somebody first asks.
 *
 * A system has a million threads and stacks, of which a reader asks for a few; as objects in maps they would cost more time and
 * memory than all the rest of the analysis.
 */
import type { Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import { hexAt } from '../text/addressAt';
import { addressOfHalves } from '../text/recentAddress';
import type { Span } from '../text/span';
import { addressOrder } from './addressOrder';
import { Column, firstIndex } from './column';
import { Labels, type Label } from './labels';
import { finish, type Steps } from './steps';
import type { Thing, ThingKind } from './thing';

/** A thing as one record describes it. */
export type Observed = Pick<Thing, 'kind' | 'address' | 'struct'> & {
  readonly label: Label;
  readonly size?: number;
};
/** One observation of a thing. */
export interface Claim extends Pick<Thing, 'kind' | 'session' | 'address' | 'label'> {
  /** Index of the record. */
  readonly record: number;
  readonly lines: Lines;
}
type Family = Pick<Thing, 'kind' | 'session' | 'machine' | 'struct'>;
/** Where a thing was seen: the session, the machine its addresses belong to, and the 0-based line at which the section begins. */
export interface Place extends Pick<Thing, 'session' | 'machine'> {
  readonly base: number;
}

const twoTo32 = 0x1_0000_0000;
/** Things nest at most a few deep, so a short walk back over those that have an extent finds all that contain an address. */
const walkBack = 64;
/** Rows that are joined in one step: a millisecond. */
const rowsOfStep = 8192;

interface Sorted {
  /** Rows by address, those of one address in the order of the text. */
  readonly rows: Uint32Array;
  /** By row: the next row that describes the same thing, or 0. */
  readonly next: Uint32Array;
  /** By row: 1 when an earlier row describes the same thing. */
  readonly again: Uint8Array;
  /** Positions in `rows` at which an address begins whose things have an extent. */
  readonly wide: Column<Uint32Array>;
  /** For each of them, the largest extent. */
  readonly extents: Column<Float64Array>;
  /** Things that somebody has asked for, by their first row. */
  readonly made: Map<number, Thing>;
}

export class ThingTable {
  private readonly families: Family[] = [];
  private readonly familyIds = new Map<string, number>();
  /** The family of the thing of each kind that was added last: mostly that of the next one. */
  private readonly latest = new Map<ThingKind, number>();
  private readonly labels = new Labels();
  private readonly family = new Column(new Uint32Array(0));
  private readonly high = new Column(new Uint32Array(0));
  private readonly low = new Column(new Uint32Array(0));
  private readonly size = new Column(new Float64Array(0));
  private readonly record = new Column(new Uint32Array(0));
  private readonly first = new Column(new Uint32Array(0));
  private readonly last = new Column(new Uint32Array(0));
  private order: Sorted | undefined;

  add(thing: Observed, record: number, span: Span, place: Place): void {
    const { address, label, size = 0 } = thing;
    this.family.push(this.familyId(thing, place));
    this.high.push(upper(address));
    this.low.push(lower(address));
    this.size.push(size);
    this.labels.push(label);
    this.record.push(record);
    this.first.push(place.base + span[0] + 1);
    this.last.push(place.base + span[1] + 1);
    this.order = undefined;
  }

  /** The things that begin at an address. */
  exactly(address: Address): readonly Thing[] {
    const at = this.lowerBound(address);
    return this.startsAt(at, address) ? this.thingsFrom(at) : [];
  }

  /** True when a thing of one of the kinds begins at an address. */
  begins(address: Address, kinds: ReadonlySet<ThingKind>): boolean {
    const at = this.lowerBound(address);
    if (!this.startsAt(at, address)) return false;
    const { rows } = this.sorted;
    const end = this.addressEnd(rows, at);
    return rows.subarray(at, end).some((row) => kinds.has(this.familyOf(row).kind));
  }

  /** The things that contain an address and begin before it. */
  *around(address: Address): Iterable<{ readonly thing: Thing; readonly offset: number }> {
    const { rows, wide, extents } = this.sorted;
    const end = this.lowerBound(address);
    const behind = firstIndex(wide.length, (index) => wide.at(index) >= end);
    for (let index = Math.max(0, behind - walkBack); index < behind; index++) {
      const at = wide.at(index);
      const row = rows[at] ?? 0;
      const offset = (upper(address) - this.high.at(row)) * twoTo32 + lower(address) - this.low.at(row);
      if (offset >= extents.at(index)) continue;
      for (const thing of this.thingsFrom(at)) if (offset < thing.size) yield { thing, offset };
    }
  }

  /** The observations of `kinds` at each address where those of one session differ in kind or name. */
  *disputed(kinds: ReadonlySet<ThingKind>): Iterable<readonly Claim[]> {
    const { rows } = this.sorted;
    for (let at = 0; at < rows.length;) {
      const end = this.addressEnd(rows, at);
      if (end - at > 1) {
        const claiming = rows.subarray(at, end).filter((row) => kinds.has(this.familyOf(row).kind));
        if (this.differ(claiming)) yield Array.from(claiming, (row) => this.claim(row));
      }
      at = end;
    }
  }

  /** Whether two of these rows, of one session, differ in kind or name. */
  private differ(rows: Uint32Array): boolean {
    const first = new Map<string, number>();
    for (const row of rows) {
      const { session, kind } = this.familyOf(row);
      const before = first.get(session);
      if (before === undefined) first.set(session, row);
      else if (this.familyOf(before).kind !== kind || this.labels.at(before) !== this.labels.at(row))
        return true;
    }
    return false;
  }

  private claim(row: number): Claim {
    const { kind, session } = this.familyOf(row);
    return {
      kind,
      session,
      address: this.addressOf(row),
      label: this.labels.at(row),
      record: this.record.at(row),
      lines: [this.first.at(row), this.last.at(row)],
    };
  }

  private addressOf(row: number): Address {
    return addressOfHalves(this.high.at(row), this.low.at(row));
  }

  /** Every thing, or those of one kind and name, in the order of the rows that first describe them. Keeps none of them. */
  *all(kind?: ThingKind, called?: RegExp): Iterable<Thing> {
    for (const row of this.firstRows(kind))
      if (called === undefined || this.isCalled(row, called)) yield this.make(row);
  }

  /** Whether a label of the thing that a row describes first matches. */
  private isCalled(first: number, pattern: RegExp): boolean {
    const { next } = this.sorted;
    if (pattern.test(this.labels.at(first))) return true;
    for (let row = next[first] ?? 0; row !== 0; row = next[row] ?? 0)
      if (pattern.test(this.labels.at(row))) return true;
    return false;
  }

  /** The threads that are printed with their id, in the same order: at a fraction of what the things cost. */
  *threads(): Iterable<{ readonly row: number; readonly session: string; readonly thread: number }> {
    const { next } = this.sorted;
    for (const first of this.firstRows('thread')) {
      let thread = this.labels.threadAt(first);
      for (let row = next[first] ?? 0; thread === undefined && row !== 0; row = next[row] ?? 0)
        thread = this.labels.threadAt(row);
      if (thread !== undefined) yield { row: first, session: this.familyOf(first).session, thread };
    }
  }

  idAt(row: number): string {
    const { session, kind } = this.familyOf(row);
    return `${session}/${kind}:${this.addressOf(row)}`;
  }

  private *firstRows(kind: ThingKind | undefined): Iterable<number> {
    const { again } = this.sorted;
    const isWanted = this.families.map((family) => kind === undefined || family.kind === kind);
    for (let row = 0; row < again.length; row++)
      if (again[row] === 0 && isWanted[this.family.at(row)] === true) yield row;
  }

  /** How many things there are in each family. */
  *counts(): Iterable<{ readonly session: string; readonly kind: ThingKind; readonly count: number }> {
    const { again } = this.sorted;
    const counts = new Uint32Array(this.families.length);
    for (let row = 0; row < again.length; row++)
      if (again[row] === 0) counts[this.family.at(row)] = (counts[this.family.at(row)] ?? 0) + 1;
    for (const [family, { session, kind }] of this.families.entries())
      yield { session, kind, count: counts[family] ?? 0 };
  }

  private familyId({ kind, struct }: Observed, { session, machine }: Place): number {
    const last = this.families[this.latest.get(kind) ?? -1];
    if (last?.session === session && last.machine === machine && last.struct === struct)
      return this.latest.get(kind) ?? 0;
    const key = `${session}/${kind}/${machine ?? ''}/${struct ?? ''}`;
    let id = this.familyIds.get(key);
    if (id === undefined) {
      id = this.families.push({ kind, session, machine, ...(struct !== undefined && { struct }) }) - 1;
      this.familyIds.set(key, id);
    }
    this.latest.set(kind, id);
    return id;
  }

  /** Sorts the rows, which is done at once when somebody asks before. */
  *prepare(): Steps<void> {
    if (this.order) return;
    const sorted = yield* this.sort();
    this.order ??= sorted;
  }

  private get sorted(): Sorted {
    return (this.order ??= finish(this.sort()));
  }

  private *sort(): Steps<Sorted> {
    const count = this.labels.length;
    const sorted: Sorted = {
      rows: yield* addressOrder(this.high, this.low),
      next: new Uint32Array(count),
      again: new Uint8Array(count),
      wide: new Column(new Uint32Array(0)),
      extents: new Column(new Float64Array(0)),
      made: new Map(),
    };
    for (let at = 0, pause = 0; at < count; at = this.link(sorted, at)) {
      if (at < pause) continue;
      pause = at + rowsOfStep;
      yield undefined;
    }
    return sorted;
  }

  /** Joins the rows of each thing at one address, and notes how far the things there extend. Answers where the next address begins. */
  private link({ rows, next, again, wide, extents }: Sorted, at: number): number {
    const end = this.addressEnd(rows, at);
    const latest = end - at > 1 ? new Map<string, number>() : undefined;
    let extent = 0;
    for (let position = at; position < end; position++) {
      const row = rows[position] ?? 0;
      extent = Math.max(extent, this.size.at(row));
      if (!latest) break;
      const { session, kind } = this.familyOf(row);
      const before = latest.get(`${session}/${kind}`);
      latest.set(`${session}/${kind}`, row);
      if (before === undefined) continue;
      next[before] = row;
      again[row] = 1;
    }
    if (extent > 0) {
      wide.push(at);
      extents.push(extent);
    }
    return end;
  }

  /** Where the rows of the address at `at` end. */
  private addressEnd(rows: Uint32Array, at: number): number {
    const [high, low] = [this.high.at(rows[at] ?? 0), this.low.at(rows[at] ?? 0)];
    let end = at + 1;
    while (end < rows.length && this.compare(rows[end] ?? 0, high, low) === 0) end++;
    return end;
  }

  private compare(row: number, high: number, low: number): number {
    return this.high.at(row) - high || this.low.at(row) - low;
  }

  private lowerBound(address: Address): number {
    const [high, low] = [upper(address), lower(address)];
    const { rows } = this.sorted;
    return firstIndex(rows.length, (position) => this.compare(rows[position] ?? 0, high, low) >= 0);
  }

  private startsAt(at: number, address: Address): boolean {
    const row = this.sorted.rows[at];
    return row !== undefined && this.compare(row, upper(address), lower(address)) === 0;
  }

  private thingsFrom(at: number): readonly Thing[] {
    const { rows, again, made } = this.sorted;
    const things: Thing[] = [];
    const end = this.addressEnd(rows, at);
    for (let position = at; position < end; position++) {
      const row = rows[position] ?? 0;
      if (again[row] === 1) continue;
      const thing = made.get(row) ?? this.make(row);
      made.set(row, thing);
      things.push(thing);
    }
    return things;
  }

  private familyOf(row: number): Family {
    const family = this.families[this.family.at(row)];
    if (!family) throw new RangeError('no such row');
    return family;
  }

  /** The thing that a row describes first: the largest extent and the longest label of all its rows. */
  private make(row: number): Thing {
    const family = this.familyOf(row);
    const address = this.addressOf(row);
    const observations: number[] = [];
    const lines: Lines[] = [];
    let size = 0;
    let label = '';
    for (let one = row; observations.length === 0 || one !== 0; one = this.sorted.next[one] ?? 0) {
      observations.push(this.record.at(one));
      lines.push([this.first.at(one), this.last.at(one)]);
      size = Math.max(size, this.size.at(one));
      const printed = this.labels.at(one);
      if (printed.length > label.length) label = printed;
    }
    return {
      id: this.idAt(row),
      ...family,
      address,
      size,
      label,
      observations,
      lines,
    };
  }
}

function upper(address: Address): number {
  return hexAt(address, 0, 8);
}

function lower(address: Address): number {
  return hexAt(address, 8, 16);
}
