/** What a slot of a raw stack is, and why. */
import type { Check } from '../../shared/triage';
import type { RawSlot } from '../model/stack';

export type SlotClass = 'return' | 'pointer' | 'trap-field' | 'seh-record' | 'residue' | 'phantom' | 'data';

export interface ClassifiedSlot {
  readonly slot: RawSlot;
  readonly class: SlotClass;
  /** In a sentence. */
  readonly why: string;
  /** The trap-frame field that the slot is. */
  readonly field?: string;
  readonly check?: Check;
}

/** What the symbol of a slot says by itself; undefined for one with a displacement, which may be a return address. */
export function classifyBySymbol(slot: RawSlot): ClassifiedSlot | undefined {
  if (slot.symbol === undefined) return { slot, class: 'data', why: 'no symbol' };
  if (slot.displacement !== undefined) return undefined;
  return {
    slot,
    class: 'pointer',
    why: 'the exact start of a function: an argument, a local variable or a saved register, no return address',
  };
}
