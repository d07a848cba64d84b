// Layouts of kernel structures: what stands at an offset, how large a structure is, and whether the builds of Windows agree on it.
import { chooseLayouts, type LayoutBasis, type LayoutChoice } from './layoutChoice';
import { lazyTable } from './lazyTable';
import { structsTable } from './structs.generated';

export { trapFrameFields } from './trapFrame';

type StructMachine = 'x86' | 'x64';

export interface FieldAt {
  /**
   * The member as `dt` prints it, members of a member with a dot: `Tail.Overlay.Thread`. `A/B` when unnamed union members share the place;
   * where the builds differ, every name there is, joined by ` or `: not to be shown as a fact.
   */
  readonly field: string;
  /** Where the field begins, in bytes; the offset asked for may lie inside the field. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  /** The type as the symbols spell it, `_KEVENT`; absent where it is unnamed or differs. */
  readonly type?: string;
  /** True when another build that the answer rests on has something else there, or nothing that the table knows. */
  readonly variesByBuild: boolean;
  /** Which builds the answer rests on. */
  readonly basis: LayoutBasis;
}

interface Field {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** The layouts that have it, by number; undefined: all. */
  readonly layouts: ReadonlySet<number> | undefined;
}

interface Struct {
  /** The size of each layout. */
  readonly sizes: readonly number[];
  /** The build numbers of each layout. */
  readonly builds: readonly ReadonlySet<number>[];
  readonly fields: readonly Field[];
  /** What was asked before: the layouts of a build, and what stands at an offset in them. */
  readonly choices: Map<number | undefined, Choice>;
}

interface Choice extends LayoutChoice {
  readonly answers: Map<number, FieldAt>;
}

/** A place as one layout sees it; `type` is empty where it has no name. */
interface Place {
  readonly field: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
}

/** The type of a union or structure whose members follow in the table. */
const container = '{}';

/**
 * What stands `offset` bytes into a structure (`FILE_OBJECT`, also written `_FILE_OBJECT`) of a build of Windows. Undefined when the
 * structure is not in the table, or no build has a known field there. Of threads, processes, handle tables and device nodes only the
 * fields that matter in a triage are known.
 */
export function fieldAt(
  struct: string,
  machine: StructMachine,
  offset: number,
  build?: number,
): FieldAt | undefined {
  const found = find(struct, machine);
  if (!found) return undefined;
  const choice = choiceFor(found, build);
  if (!choice.layouts.some((layout) => offset < (found.sizes[layout] ?? 0))) return undefined;
  const known = choice.answers.get(offset);
  if (known !== undefined) return known;
  const answer = compareBuilds(found, choice, offset);
  if (answer !== undefined) choice.answers.set(offset, answer);
  return answer;
}

/** The distinct sizes that a structure may have in a build, in bytes, rising; empty when it is not in the table. */
export function structSize(struct: string, machine: StructMachine, build?: number): number[] {
  const found = find(struct, machine);
  return found ? distinct(choiceFor(found, build).layouts.map((layout) => found.sizes[layout] ?? 0)) : [];
}

/** The distinct offsets of a field in the builds of the table, rising; empty when no build has it. */
export function fieldOffset(struct: string, machine: StructMachine, field: string): number[] {
  const fields = find(struct, machine)?.fields.filter((candidate) => candidate.name === field) ?? [];
  return distinct(fields.map((candidate) => candidate.offset));
}

/**
 * The names of the members of a type (`_KSEMAPHORE`) that begin exactly at an offset: in the layouts of one build of Windows, else in all
 * that are known. Several where updates or builds differ.
 */
export function membersAt(
  struct: string,
  machine: StructMachine,
  offset: number,
  type: string,
  build?: number,
): string[] {
  const found = find(struct, machine);
  if (!found) return [];
  const choice = choiceFor(found, build);
  const layouts = choice.basis === 'build' ? choice.layouts : [...found.sizes.keys()];
  const members = found.fields.filter(
    (field) =>
      field.offset === offset &&
      field.type === type &&
      layouts.some((layout) => field.layouts?.has(layout) ?? true),
  );
  return [...new Set(members.map(({ name }) => name))];
}

/** Whether the layout of a build is known. */
export function knowsBuild(struct: string, machine: StructMachine, build: number): boolean {
  const found = find(struct, machine);
  return found !== undefined && choiceFor(found, build).basis === 'build';
}

function choiceFor({ builds, choices }: Struct, build: number | undefined): Choice {
  const known = choices.get(build);
  if (known) return known;
  if (choices.size >= mostBuilds) choices.clear();
  const made = { ...chooseLayouts(builds, build), answers: new Map<number, FieldAt>() };
  choices.set(build, made);
  return made;
}

/** Builds whose answers are kept: a text may name any number of them. */
const mostBuilds = 32;

function compareBuilds(
  struct: Struct,
  { layouts, basis }: LayoutChoice,
  offset: number,
): FieldAt | undefined {
  const seen = layouts.map((layout) =>
    offset < (struct.sizes[layout] ?? 0) ? placeIn(struct, layout, offset) : undefined,
  );
  const places = seen.filter((place) => place !== undefined);
  const [first] = places;
  if (first === undefined) return undefined;
  const agree = places.every((place) => place.field === first.field && place.offset === first.offset);
  const types = new Set(places.map((place) => place.type));
  return {
    field: [...new Set(places.map((place) => place.field))].join(' or '),
    offset: first.offset,
    size: first.size,
    ...(types.size === 1 && first.type !== '' ? { type: first.type } : {}),
    variesByBuild: !agree || seen.includes(undefined),
    basis,
  };
}

function find(struct: string, machine: StructMachine): Struct | undefined {
  const name = `${struct.startsWith('_') ? struct.slice(1) : struct} ${machine}`;
  const parsed = structs.get(name);
  if (parsed) return parsed;
  const block = blocks().get(name);
  if (block === undefined) return undefined;
  const made = readBlock(block);
  structs.set(name, made);
  return made;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The smallest thing of one layout that covers an offset: a field or, where union members compete for it, the member that holds them. */
function placeIn(struct: Struct, layout: number, offset: number): Place | undefined {
  const covering = struct.fields.filter(
    (field) =>
      (field.layouts?.has(layout) ?? true) && field.offset <= offset && offset < field.offset + field.size,
  );
  const named = covering.filter((field) => field.type !== container);
  const only = named[0] ?? covering.at(-1);
  if (only === undefined || named.length <= 1) return only && place(only.name, only);
  const holder = covering.findLast((field) =>
    named.every((member) => member.name.startsWith(`${field.name}.`)),
  );
  return holder === undefined
    ? place(named.map((field) => field.name).join('/'), only)
    : place(holder.name, holder);
}

function place(name: string, { offset, size, type }: Field): Place {
  return { field: name, offset, size, type: type === container ? '' : type };
}

/** Those that were asked for: a text needs a handful of them. */
const structs = new Map<string, Struct>();

/** `STRUCT machine` → its block of the table. */
const blocks = lazyTable(
  (): ReadonlyMap<string, string> =>
    new Map(
      structsTable
        .split('\n\n')
        .map((block) => [block.slice(0, block.indexOf(' ', block.indexOf(' ') + 1)), block]),
    ),
);

function readBlock(block: string): Struct {
  const [head = '', ...lines] = block.split('\n');
  const [, , sizes = '', builds = ''] = head.split(' ');
  return {
    sizes: sizes.split(',').map((size) => Number.parseInt(size, 16)),
    builds: builds.split(',').map((list) => new Set(list.split('+').map(Number))),
    fields: lines.map(readField),
    choices: new Map(),
  };
}

function readField(line: string): Field {
  const [offset = '', name = '', size = '', type = '', layouts] = line.split(' ');
  return {
    name,
    offset: Number.parseInt(offset, 16),
    size: Number.parseInt(size, 16),
    type: type.startsWith('_') ? type : type.replaceAll('_', ' '), // unsigned_long, but _LIST_ENTRY[2]
    layouts:
      layouts === undefined ? undefined : new Set(Array.from(layouts, (digit) => Number.parseInt(digit, 36))),
  };
}
