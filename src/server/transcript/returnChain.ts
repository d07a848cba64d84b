/** The return addresses of an interrupted x86 thread, linked outwards from its stack pointer, each link with its reason. */
import { addOffset, distance, formatAddress, type Address } from '../../shared/address';
import type { Check, Grade } from '../../shared/triage';
import type { Frame, RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import { prototype } from '../reference/prototypes';
import { functionName, isKernel } from './frames';
import type { SehRecord } from './sehRecord';
import type { TrapFrame } from './trapFrame';
import type { Entry } from './transcript';

export interface Link {
  readonly slot: RawSlot;
  /** How this slot was found to be a return address. */
  readonly how: 'interrupted-sp' | 'direct-call' | 'frame-size' | 'seh' | 'frame-pointer' | 'scan';
  readonly why: string;
  readonly grade: Grade;
  readonly check?: Check;
  /** EBP of the function that the slot returns into, where it is known. */
  readonly framePointer?: Address;
  /** Other facts that agree: sums over printed values. */
  readonly support: readonly {
    readonly claim: string;
    readonly grade: Grade;
    /** A check that the rows of `k` fail, not only one that the chain passes. */
    readonly contradicts: boolean;
    readonly check: Check;
    readonly slots: readonly RawSlot[];
    readonly stack?: Entry<StackRecord>;
    readonly frames?: readonly number[];
  }[];
}

/** Largest displacement that a return address into a function of ordinary size has. */
const farthest = 0x2000;
/** Parameters of routines that have no public prototype; stdcall. Source: their public re-implementation. */
const internalArity: Readonly<Record<string, number>> = { KiDeliverApc: 3 };

export function rebuildChain(
  raw: RawStackRecord,
  trap: TrapFrame,
  stack: StackRecord,
  others: readonly Entry<StackRecord>[],
  seh: readonly SehRecord[],
): Link[] {
  const start = trap.interruptedSp;
  const first = raw.slots.find(({ address }) => address === start);
  if (!first || !start || !isReturnLike(first, seh)) return [];
  const chain: Link[] = [
    {
      slot: first,
      how: 'interrupted-sp',
      // Only a routine that pushes nothing has its return address at the stack pointer.
      grade: isLeaf(trap.interrupted) ? 'derived' : 'inferred',
      why: `at the stack pointer of the interrupted ${functionName(trap.interrupted)}: ${formatAddress(trap.base)} + 0x74, a trap from kernel mode pushes no ESP`,
      check: { terms: [trap.base, '+0x74'], equals: start },
      support: [],
    },
  ];
  for (let link = chain[0]; link && chain.length < 64;) {
    const callee = chain.length > 1 ? nameOf(chain.at(-2)?.slot ?? first) : functionName(trap.interrupted);
    const next = follow(link, callee, raw, stack, others, seh);
    if (!next) break;
    chain[chain.length - 1] = next.from;
    chain.push(next.to);
    link = next.to;
  }
  return chain;
}

/** The lock primitives of the hal and the kernel push nothing. */
function isLeaf(frame: Frame): boolean {
  return (
    (isKernel(frame) || /^hal\w*$/i.test(frame.module ?? '')) &&
    /SpinLock|(?:Raise|Lower)Irql/.test(functionName(frame))
  );
}

/** From one return slot to the next: by the frame size of the same return address elsewhere, by an SEH record, else by address. */
function follow(
  link: Link,
  callee: string,
  raw: RawStackRecord,
  stack: StackRecord,
  others: readonly Entry<StackRecord>[],
  seh: readonly SehRecord[],
): { from: Link; to: Link } | undefined {
  const candidates = raw.slots.filter(
    (slot) => slot.address > link.slot.address && (isReturnLike(slot, seh) || isUsed(slot, stack)),
  );
  const sized = frameSize(link.slot, others);
  if (sized) {
    const framePointer = addOffset(link.slot.address, sized.size);
    const slot = candidates.find(({ address }) => address === addOffset(framePointer, 4));
    if (slot)
      return {
        from: withFrame(link, framePointer, argumentArea(link, framePointer, slot, stack)),
        to: bySize(slot, link, sized, framePointer, seh),
      };
  }
  const record = seh.find(
    ({ framePointer }) =>
      framePointer > link.slot.address &&
      candidates.some(({ address }) => address === addOffset(framePointer, 4)),
  );
  const bySeh = record && candidates.find(({ address }) => address === addOffset(record.framePointer, 4));
  const nearest = candidates[0];
  if (!nearest) return undefined;
  if (record && bySeh && !candidates.some(({ address }) => address < record.handler.address)) {
    const why = `above the SEH record at ${formatAddress(record.handler.address)}: its function's EBP is that slot + 0xc`;
    return {
      from: withFrame(link, record.framePointer, []),
      to: {
        slot: bySeh,
        how: 'seh',
        grade: 'derived',
        why,
        check: { terms: [record.handler.address, '+0xc', '+0x4'], equals: bySeh.address },
        support: [],
      },
    };
  }
  const to = byAddress(nearest, link, callee, others);
  const confirmed: Link =
    to.how === 'direct-call' && link.how === 'scan'
      ? { ...link, grade: 'derived', why: `${link.why}; what lies above it fits exactly` }
      : link;
  return { from: confirmed, to };
}

function withFrame(link: Link, framePointer: Address, support: Link['support']): Link {
  return { ...link, framePointer, support: [...link.support, ...support] };
}

interface Sized {
  readonly size: number;
  readonly stack: Entry<StackRecord>;
  /** Where the return address stands there, and the EBP above it. */
  readonly from: Address;
  readonly to: Address;
  /** The row that holds the return address, and the row of the function it returns into. */
  readonly rows: readonly [number, number];
}

/**
 * The distance from this return address to the EBP of its function, where other stacks have the same return address: all of them, and
 * above any row that the debugger warns of, or none is believed.
 */
function frameSize(slot: RawSlot, others: readonly Entry<StackRecord>[]): Sized | undefined {
  const found: Sized[] = [];
  for (const stack of others) {
    for (const [index, row] of stack.record.frames.entries()) {
      if (row.warning !== undefined) break;
      const above = stack.record.frames[index + 1];
      if (row.returnAddress !== slot.value || !row.frame || !above?.frame) continue;
      const from = addOffset(row.frame, 4);
      const size = distance(from, above.frame);
      if (size !== undefined && size > 0 && size < 0x4000)
        found.push({ size, stack, from, to: above.frame, rows: [index, index + 1] });
    }
  }
  const [first] = found;
  return found.every(({ size }) => size === first?.size) ? first : undefined;
}

function bySize(
  slot: RawSlot,
  from: Link,
  sized: Sized,
  framePointer: Address,
  seh: readonly SehRecord[],
): Link {
  const callee = nameOf(from.slot);
  const size = `0x${sized.size.toString(16)}`;
  const support: Link['support'][number][] = [
    {
      grade: 'derived',
      contradicts: false,
      claim: `In the other stack the same return address lies ${size} below the EBP of ${callee}`,
      check: { terms: [sized.from, `+${size}`], equals: sized.to },
      slots: [from.slot],
      stack: sized.stack,
      frames: sized.rows,
    },
    ...sehSupport(slot, from, seh),
  ];
  return {
    slot,
    how: 'frame-size',
    grade: 'derived',
    why: `the frame of ${callee} ends at ${formatAddress(framePointer)} (${formatAddress(from.slot.address)} + ${size}, the distance that the same return address has in another stack), and its return address is the next slot`,
    check: { terms: [from.slot.address, `+${size}`, '+0x4'], equals: slot.address },
    support,
  };
}

/**
 * The SEH frame of the caller must leave room for the callee's arguments and its return address. How many bytes of locals the caller has
 * is not printed, so that this only shows that the place is possible.
 */
function sehSupport(slot: RawSlot, from: Link, seh: readonly SehRecord[]): Link['support'] {
  const arguments_ = parameterCount(from.slot);
  const record = seh.find(({ framePointer }) => framePointer > slot.address);
  if (arguments_ === undefined || !record) return [];
  const top = addOffset(slot.address, 4 + arguments_ * 4);
  const locals = distance(top, addOffset(record.framePointer, -0x10 - 0xc));
  if (locals === undefined || locals < 0 || locals > 0x200 || locals % 4 !== 0) return [];
  return [
    {
      grade: 'inferred',
      contradicts: false,
      claim: `The caller's SEH frame (EBP ${formatAddress(record.framePointer)}: record 0x10, three saved registers 0xc) agrees: with ${arguments_} arguments above this return address, ${locals} bytes are left for the caller's locals`,
      check: {
        terms: [
          record.framePointer,
          '-0x10',
          `-0x${locals.toString(16)}`,
          '-0xc',
          `-0x${(arguments_ * 4).toString(16)}`,
          '-0x4',
        ],
        equals: slot.address,
      },
      slots: [slot, record.handler],
    },
  ];
}

/** If the frame that `k` printed were right, the callee's own arguments would hold a code address that `k` itself uses. */
function argumentArea(link: Link, framePointer: Address, next: RawSlot, stack: StackRecord): Link['support'] {
  const count = parameterCount(link.slot);
  const printed = stack.frames.find(
    ({ frame }) => frame && frame > link.slot.address && frame < framePointer,
  );
  if (count === undefined || !printed?.frame) return [];
  const offset = distance(printed.frame, next.address);
  const used = stack.frames.some(({ frame }) => frame && addOffset(frame, 4) === next.address);
  if (!used || offset === undefined || offset < 8 || offset >= 8 + count * 4) return [];
  const name = prototype(nameOf(link.slot))?.parameters[(offset - 8) / 4]?.name;
  const which = name === undefined ? `argument ${(offset - 8) / 4 + 1}` : `its argument ${name}`;
  return [
    {
      grade: 'derived',
      contradicts: true,
      claim: `With the EBP that k prints (${formatAddress(printed.frame)}), ${which} of ${nameOf(link.slot)} would be the code address at ${formatAddress(next.address)}, which k itself uses as a return address`,
      check: { terms: [printed.frame, `+0x${offset.toString(16)}`], equals: next.address },
      slots: [next],
    },
  ];
}

/**
 * The nearest slot that looks like a return address. The callee's arguments and the saved registers of the function between fill the
 * gap exactly when that function made the call itself.
 */
function byAddress(slot: RawSlot, from: Link, callee: string, others: readonly Entry<StackRecord>[]): Link {
  const gap = distance(from.slot.address, slot.address) ?? 0;
  const caller = nameOf(from.slot);
  const count = arity(callee);
  const saved = savedRegisters(caller, others);
  if (count !== undefined && saved !== undefined && gap === 4 + count * 4 + saved) {
    return {
      slot,
      how: 'direct-call',
      grade: 'derived',
      why: `${caller} called ${callee} directly: above that return address, ${count} arguments and ${saved / 4} saved registers fill the gap exactly`,
      check: {
        terms: [from.slot.address, '+0x4', `+0x${(count * 4).toString(16)}`, `+0x${saved.toString(16)}`],
        equals: slot.address,
      },
      support: [],
    };
  }
  return {
    slot,
    how: 'scan',
    grade: 'inferred',
    why: `the next slot that looks like a return address above ${formatAddress(from.slot.address)}`,
    support: [],
  };
}

/**
 * Bytes of registers that a function saves below its return address, where another stack shows it calling something that takes no
 * stack arguments.
 */
function savedRegisters(name: string, others: readonly Entry<StackRecord>[]): number | undefined {
  for (const { record } of others) {
    for (const [index, row] of record.frames.entries()) {
      const below = record.frames[index - 1];
      if (functionName(row) !== name || !below?.frame || !row.frame) continue;
      const bytes = (distance(below.frame, row.frame) ?? 0) - 4;
      if (bytes >= 0 && bytes <= 0x10) return bytes;
    }
  }
  return undefined;
}

/** A slot that `k` itself took for a return address: far from its symbol, it may still be one. */
function isUsed(slot: RawSlot, stack: StackRecord): boolean {
  return stack.frames.some(({ frame }) => frame && addOffset(frame, 4) === slot.address);
}

function isReturnLike(slot: RawSlot, seh: readonly SehRecord[]): boolean {
  if (slot.symbol === undefined || slot.displacement === undefined || slot.displacement >= farthest)
    return false;
  return !seh.some(({ handler, scopeTable }) => handler === slot || scopeTable === slot);
}

function parameterCount(slot: RawSlot): number | undefined {
  return arity(nameOf(slot));
}

/** Parameters on the stack of a stdcall routine. */
function arity(name: string): number | undefined {
  const known = prototype(name);
  if (known) return known.convention === 'stdcall' ? known.parameters.length : undefined;
  return internalArity[name];
}

function nameOf(slot: RawSlot): string {
  return functionName({ symbol: slot.symbol ?? '' });
}
