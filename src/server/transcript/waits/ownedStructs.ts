/** Locks that `dt` shows field by field: fast and guarded mutexes, mutants and ERESOURCEs name their owner in a field. */
import { addOffset, parseAddress, type Address } from '../../../shared/address';
import type { Lines } from '../../../shared/triage';
import type { StructField, StructRecord } from '../../model/data';
import type { Entry, Transcript } from '../transcript';

export interface OwnedStruct {
  readonly entry: Entry<StructRecord>;
  readonly address: Address;
  /** `FAST_MUTEX`. */
  readonly type: string;
  /** Absent when the field is null, or holds a pointer that is no thread's. */
  readonly owner?: Address;
  readonly ownerField: string;
  readonly ownerLines: Lines;
  /** What its waiters wait on: the sum of address and offset, or the pointer that a field holds. */
  readonly waitedOn: readonly {
    readonly address: Address;
    readonly field: string;
    readonly offset?: number;
    readonly lines: Lines;
  }[];
}

interface Layout {
  readonly owner: RegExp;
  /** Dispatcher objects inside the structure. */
  readonly inside: RegExp;
  /** Pointers to dispatcher objects. */
  readonly pointers?: RegExp;
}

const mutex: Layout = { owner: /^Owner$/, inside: /^(?:Event|Gate)$/ };
const layouts: Readonly<Record<string, Layout>> = {
  FAST_MUTEX: mutex,
  KGUARDED_MUTEX: mutex,
  KMUTANT: { owner: /^OwnerThread$/, inside: /^Header$/ },
  ERESOURCE: {
    owner: /^OwnerThread$/,
    inside: /^(?!)/,
    pointers: /^(?:Exclusive|Shared)Waiters$/,
  },
};

export function ownedStructs(transcript: Transcript): OwnedStruct[] {
  const found = new Map<string, OwnedStruct>();
  for (const entry of transcript.each('struct')) {
    const struct = readStruct(transcript, entry);
    if (struct) found.set(`${entry.session.id}/${struct.address}`, struct);
  }
  return [...found.values()];
}

function readStruct(transcript: Transcript, entry: Entry<StructRecord>): OwnedStruct | undefined {
  const { address, type = '', fields } = entry.record;
  const name = type.replace(/^.*!/, '').replace(/^_/, '').toUpperCase();
  const layout = Object.hasOwn(layouts, name) ? layouts[name] : undefined;
  const owner = fields.find((field) => layout?.owner.test(field.name));
  if (!layout || !address || !owner) return undefined;
  const thread = pointerOf(owner);
  return {
    entry,
    address,
    type: name,
    ownerField: owner.name,
    ownerLines: transcript.lines(entry, owner.lines),
    ...(thread && isThread(thread) && { owner: thread }),
    waitedOn: fields.flatMap((field) => {
      const lines = transcript.lines(entry, field.lines);
      const { name: member, offset, depth } = field;
      if (depth === 0 && offset !== undefined && layout.inside.test(member))
        return [{ address: addOffset(address, offset), field: member, offset, lines }];
      const pointer = layout.pointers?.test(member) === true ? pointerOf(field) : undefined;
      return pointer ? [{ address: pointer, field: member, lines }] : [];
    }),
  };
}

/** `0xfffffa80`06a5f660 _KTHREAD`; undefined for `(null)` and zero. */
function pointerOf({ value }: StructField): Address | undefined {
  const digits = /^0x([0-9a-f`]{8,17})(?=\s|$)/i.exec(value)?.[1];
  const address = digits === undefined ? undefined : parseAddress(digits);
  return address === undefined || /^0+$/.test(address) ? undefined : address;
}

/** Both low bits set: a pointer that somebody made the owner of an ERESOURCE. */
function isThread(owner: Address): boolean {
  return (Number.parseInt(owner.slice(-1), 16) & 3) === 0;
}
