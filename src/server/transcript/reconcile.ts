/**
 * A raw stack against the `k` that was unwound from it. Of x86 here: trap frame overlaid, skipped frames restored, stale rows struck.
 *
 * `k` follows saved EBPs and guesses where there are none; the raw slots below show what it stepped over. RetAddr = [ChildEBP + 4] by
 * construction, so that agreement there proves nothing; what counts is the trap frame, frame sizes known from other stacks, argument
 * areas, and SEH records.
 */
import { addOffset, distance, formatAddress, type Address } from '../../shared/address';
import type { Frame, RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import { readTrapFrame, type TrapFrame } from './trapFrame';
import { findSehRecords, type SehRecord } from './sehRecord';
import { classifyBySymbol, type ClassifiedSlot } from './classifiedSlot';
import { rebuildChain, type Link } from './returnChain';
import type { Entry, Transcript } from './transcript';

export interface Reconciliation {
  readonly stack: Entry<StackRecord>;
  readonly raw: Entry<RawStackRecord>;
  readonly trap: TrapFrame | undefined;
  readonly slots: readonly ClassifiedSlot[];
  /** Return addresses from the interrupted stack pointer outwards. */
  readonly chain: readonly Link[];
  readonly seh: readonly SehRecord[];
  /** Frames that the chain has and `k` lacks. */
  readonly restored: readonly Link[];
  /** Rows of `k` whose return address the chain shows to be stale. */
  readonly struck: readonly { readonly frame: Frame; readonly slot: RawSlot; readonly why: string }[];
}

/** Pairs every x86 stack with the raw listing of the same session that covers it. */
export function reconcileStacks(transcript: Transcript): Reconciliation[] {
  const raws = [...transcript.each('rawStack')].filter(
    ({ record }) => record.pointerSize === 4 && record.slots.length > 2,
  );
  if (raws.length === 0) return [];
  const stacks = [...transcript.each('stack')].filter(({ record }) => record.dialect.startsWith('x86'));
  return raws.flatMap((raw) => {
    const candidates = stacks.filter(
      (stack) => stack.session.id === raw.session.id && overlap(stack.record, raw.record) > 1,
    );
    const stack = candidates.sort((a, b) => overlap(b.record, raw.record) - overlap(a.record, raw.record))[0];
    return stack
      ? [
          reconcile(
            stack,
            raw,
            stacks.filter((other) => other !== stack && other.session.id === raw.session.id),
          ),
        ]
      : [];
  });
}

/** How many rows of the stack have their return address among the raw slots. */
function overlap(stack: StackRecord, raw: RawStackRecord): number {
  const values = new Map(raw.slots.map(({ address, value }) => [address, value]));
  return stack.frames.filter(
    ({ frame, returnAddress }) => frame && returnAddress && values.get(addOffset(frame, 4)) === returnAddress,
  ).length;
}

function reconcile(
  stack: Entry<StackRecord>,
  raw: Entry<RawStackRecord>,
  others: readonly Entry<StackRecord>[],
): Reconciliation {
  const trap = readTrapFrame(stack.record, raw.record, [stack, ...others]);
  const seh = findSehRecords(raw.record);
  const chain = trap?.interruptedSp ? rebuildChain(raw.record, trap, stack.record, others, seh) : [];
  const slots = raw.record.slots.map((slot) => classify(slot, trap, seh, chain));
  const struck = strike(stack.record, raw.record, chain);
  const known = new Set(
    stack.record.frames.map(({ symbol, displacement }) => `${symbol}+${displacement ?? 0}`),
  );
  // Skipped are links that something confirms, and not those beyond the last row: there the listing ends.
  const end = lastReturnSlot(stack.record);
  const restored = chain.filter(
    ({ slot, grade }) =>
      grade !== 'inferred' &&
      end !== undefined &&
      slot.address < end &&
      !known.has(`${slot.symbol ?? ''}+${slot.displacement ?? 0}`),
  );
  return { stack, raw, trap, slots, chain, seh, restored, struck };
}

/**
 * True when the raw stack shows frames that `k` lacks, and `k` fails a check: one of its return slots lies inside another frame, or in an
 * argument area. Return-like slots alone prove nothing.
 */
export function contradictsUnwinder({ trap, chain, restored, struck }: Reconciliation): boolean {
  const fails =
    struck.length > 0 || chain.some(({ support }) => support.some(({ contradicts }) => contradicts));
  return trap !== undefined && restored.length > 0 && fails;
}

/** Where the return address of the outermost row stands that has a frame. */
function lastReturnSlot({ frames }: StackRecord): Address | undefined {
  const last = frames.findLast(({ frame }) => frame !== undefined && !/^0+$/.test(frame));
  return last?.frame && addOffset(last.frame, 4);
}

function classify(
  slot: RawSlot,
  trap: TrapFrame | undefined,
  seh: readonly SehRecord[],
  chain: readonly Link[],
): ClassifiedSlot {
  const inTrap = trap && classifyTrapSlot(slot, trap);
  if (inTrap) return inTrap;
  const record = seh.find(({ handler, scopeTable }) => handler === slot || scopeTable === slot);
  if (record) {
    const why =
      record.handler === slot
        ? 'exception handler of an SEH record'
        : 'scope table of the SEH record whose handler is the slot before';
    return { slot, class: 'seh-record', why };
  }
  const link = chain.find((candidate) => candidate.slot === slot);
  if (link) return { slot, class: 'return', why: link.why, ...(link.check && { check: link.check }) };
  const bySymbol = classifyBySymbol(slot);
  if (bySymbol) return bySymbol;
  const owner = owning(slot, chain);
  if (owner) return { slot, class: 'residue', why: insideFrame(owner) };
  if (trap?.interruptedSp && slot.address < trap.interruptedSp)
    return {
      slot,
      class: 'residue',
      why: 'lies below the interrupted stack pointer: left by an earlier call',
    };
  if (chain.some((link) => link.framePointer && slot.address < link.framePointer))
    return {
      slot,
      class: 'residue',
      why: 'no link of the rebuilt chain uses it: left by an earlier call at this depth',
    };
  return { slot, class: 'return', why: 'looks like a return address; nothing in the text confirms it' };
}

/** The link whose own frame, from its return slot to its EBP, holds the slot. */
function owning(slot: RawSlot, chain: readonly Link[]): { symbol: string; why: string } | undefined {
  for (const { slot: own, framePointer, grade } of chain) {
    if (
      grade !== 'inferred' &&
      framePointer &&
      own.symbol !== undefined &&
      own.address < slot.address &&
      slot.address < framePointer
    )
      return {
        symbol: own.symbol,
        why: `which reaches to its EBP ${formatAddress(framePointer)}`,
      };
  }
  return undefined;
}

function classifyTrapSlot(slot: RawSlot, trap: TrapFrame): ClassifiedSlot | undefined {
  const offset = distance(trap.base, slot.address);
  if (offset === undefined || offset < 0 || offset >= trap.size) return undefined;
  const field = trap.fields.find((candidate) => candidate.offset === offset);
  if (!field)
    return {
      slot,
      class: 'data',
      why: 'inside the trap frame; which field it is differs between versions of Windows, and the text does not say which this is',
    };
  const check = { terms: [trap.base, `+0x${offset.toString(16)}`], equals: slot.address };
  const base = { slot, field: field.name, check };
  if (field.written !== 'always')
    return {
      ...base,
      class: 'residue',
      why: `${field.name} of the trap frame, which this trap did not write: left by an earlier call, before the trap`,
    };
  if (field.kind === 'segment')
    return {
      ...base,
      class: 'phantom',
      why: `${field.name} of the trap frame: only the low 16 bits (0x${slot.value.slice(-4).replace(/^0+(?=.)/, '')}) are the selector, the symbol is a coincidence`,
    };
  return { ...base, class: 'trap-field', why: `${field.name} of the trap frame` };
}

/** A row of `k` is stale when its name comes from a slot inside the frame of another function. */
function strike(stack: StackRecord, raw: RawStackRecord, chain: readonly Link[]): Reconciliation['struck'] {
  return stack.frames.flatMap((frame, index) => {
    const below = stack.frames[index - 1];
    const slot = below?.frame && slotAt(raw, addOffset(below.frame, 4));
    const owner = slot && !chain.some((link) => link.slot === slot) ? owning(slot, chain) : undefined;
    return slot && owner ? [{ frame, slot, why: insideFrame(owner) }] : [];
  });
}

function insideFrame({ symbol, why }: { readonly symbol: string; readonly why: string }): string {
  return `lies inside the frame of ${symbol}, ${why}, where no return address can be: left by an earlier call`;
}

function slotAt(raw: RawStackRecord, address: Address): RawSlot | undefined {
  return raw.slots.find((slot) => slot.address === address);
}
