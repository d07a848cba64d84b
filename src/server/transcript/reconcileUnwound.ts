/**
 * A raw stack against the `k` of x64 and ARM64, where rows come from unwind tables and no chain of frame pointers can be rebuilt.
 *
 * On x64 the return address of a row stands 8 bytes below the Child-SP of the row under it. Everything else inside a frame is locals,
 * saved registers and what earlier calls left: symbols there are usual, and never a reason to call a frame skipped.
 */
import { addOffset, distance, formatAddress, type Address } from '../../shared/address';
import type { Frame, RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import { fieldAt } from '../reference/structs';
import { classifyBySymbol, type ClassifiedSlot } from './classifiedSlot';
import type { Reconciliation } from './reconcile';
import type { Entry, Transcript } from './transcript';

/** Fewer agreeing rows may be a coincidence. */
const fewestAgreeing = 2;
const trapFrameSize = 0x190;

/** A printed row with its extent: from its Child-SP to that of the row below it. */
interface Extent {
  readonly frame: Frame;
  readonly from: Address;
  readonly to: Address | undefined;
  /** Where the raw listing shows its return address. */
  readonly returnSlot: Address | undefined;
}

/** Pairs every raw listing of 8-byte slots with the stack of the same session that agrees with it best. */
export function reconcileUnwound(transcript: Transcript): Reconciliation[] {
  const raws = [...transcript.each('rawStack')].filter(
    ({ record }) => record.pointerSize === 8 && record.slots.length > 2,
  );
  if (raws.length === 0) return [];
  const stacks = [...transcript.each('stack')].filter(({ record }) => record.dialect.startsWith('x64'));
  if (stacks.length === 0) return [];
  return raws.flatMap((raw) => {
    let best: Reconciliation | undefined;
    let most = fewestAgreeing - 1;
    const values = new Map(raw.record.slots.map(({ address, value }) => [address, value]));
    for (const stack of stacks) {
      if (stack.session.id !== raw.session.id) continue;
      const extents = extentsOf(stack, values);
      const agreeing = extents.filter(({ returnSlot }) => returnSlot !== undefined).length;
      if (agreeing <= most) continue;
      most = agreeing;
      best = reconcile(stack, raw, extents);
    }
    return best ?? [];
  });
}

function extentsOf(
  { record, session }: Entry<StackRecord>,
  values: ReadonlyMap<Address, Address>,
): readonly Extent[] {
  const rows = record.frames.filter(({ frame, inline }) => frame !== undefined && inline !== true);
  return rows.flatMap((frame, index): Extent[] => {
    const to = rows[index + 1]?.frame;
    if (!frame.frame) return [];
    // Rows of one frame pointer are parts of one function; a row that goes down begins another stack.
    const known = to !== undefined && to > frame.frame ? to : undefined;
    const returnSlot =
      session.machine === 'arm64'
        ? savedLink(frame, known, values)
        : known && below(known, frame.returnAddress, values);
    return [{ frame, from: frame.frame, to: known, returnSlot }];
  });
}

function below(
  childSp: Address,
  returnAddress: Address | undefined,
  values: ReadonlyMap<Address, Address>,
): Address | undefined {
  const slot = addOffset(childSp, -8);
  return returnAddress !== undefined && values.get(slot) === returnAddress ? slot : undefined;
}

/** Frames longer than this are not searched: a stack is a few pages. */
const longestFrame = 0x1000;

/** ARM64 saves the link register somewhere in the frame, signed in its upper bits where the processor can. */
function savedLink(
  { frame, returnAddress }: Frame,
  to: Address | undefined,
  values: ReadonlyMap<Address, Address>,
): Address | undefined {
  const size = frame && to ? (distance(frame, to) ?? 0) : 0;
  if (!frame || returnAddress === undefined || size > longestFrame) return undefined;
  for (let offset = 0; offset < size; offset += 8) {
    const slot = addOffset(frame, offset);
    if (values.get(slot)?.slice(5) === returnAddress.slice(5)) return slot;
  }
  return undefined;
}

function reconcile(
  stack: Entry<StackRecord>,
  raw: Entry<RawStackRecord>,
  extents: readonly Extent[],
): Reconciliation {
  const slots = classifyAll(raw.record, extents, stack.session.machine !== 'arm64');
  return { stack, raw, trap: undefined, slots, chain: [], seh: [], restored: [], struck: [] };
}

function classifyAll(
  { slots }: RawStackRecord,
  extents: readonly Extent[],
  isX64: boolean,
): ClassifiedSlot[] {
  const returns = new Map(extents.flatMap((one) => (one.returnSlot ? [[one.returnSlot, one] as const] : [])));
  const traps = isX64 ? extents.flatMap(({ frame }) => frame.trapFrame ?? []) : [];
  const sorted = [...extents].sort((a, b) => (a.from < b.from ? -1 : 1));
  let at = -1;
  const rising = [...slots].sort((a, b) => (a.address < b.address ? -1 : 1));
  const owners = new Map<RawSlot, Extent | undefined>();
  for (const slot of rising) {
    while (sorted[at + 1] && (sorted[at + 1]?.from ?? '') <= slot.address) at++;
    owners.set(slot, sorted[at]);
  }
  return slots.map(
    (slot) =>
      returnSlot(slot, returns.get(slot.address), isX64) ??
      trapField(slot, traps) ??
      classifyBySymbol(slot) ??
      inFrame(slot, owners.get(slot)),
  );
}

function returnSlot(slot: RawSlot, extent: Extent | undefined, isX64: boolean): ClassifiedSlot | undefined {
  if (!extent) return undefined;
  const name = extent.frame.symbol;
  if (!isX64 || !extent.to)
    return { slot, class: 'return', why: `the return address of ${name}, saved in its frame` };
  return {
    slot,
    class: 'return',
    why: `the return address of ${name}: 8 bytes below the Child-SP of the row under it`,
    check: { terms: [extent.to, '-0x8'], equals: slot.address },
  };
}

/** A slot of a trap frame whose place is printed. */
function trapField(slot: RawSlot, traps: readonly Address[]): ClassifiedSlot | undefined {
  for (const base of traps) {
    const offset = distance(base, slot.address);
    if (offset === undefined || offset < 0 || offset >= trapFrameSize) continue;
    const field = fieldAt('KTRAP_FRAME', 'x64', offset);
    if (!field || field.variesByBuild || field.offset !== offset)
      return { slot, class: 'data', why: `inside the trap frame at ${formatAddress(base)}` };
    const isSelector = field.field.startsWith('Seg') && slot.symbol !== undefined;
    return {
      slot,
      class: isSelector ? 'phantom' : 'trap-field',
      field: field.field,
      why: isSelector
        ? `${field.field} of the trap frame: only the low 16 bits are the selector, the symbol is a coincidence`
        : `${field.field} of the trap frame`,
      check: { terms: [base, `+0x${offset.toString(16)}`], equals: slot.address },
    };
  }
  return undefined;
}

function inFrame(slot: RawSlot, owner: Extent | undefined): ClassifiedSlot {
  if (!owner)
    return {
      slot,
      class: 'residue',
      why: 'lies below the stack pointer of the top row: left by an earlier call',
    };
  if (!owner.to)
    return { slot, class: 'return', why: 'looks like a return address; nothing in the text confirms it' };
  return {
    slot,
    class: 'residue',
    why: `inside the frame of ${owner.frame.symbol}, and not its return address: a local variable, a saved register, or left by an earlier call`,
  };
}
