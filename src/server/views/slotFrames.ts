/** Which row of a stack each raw slot returns into. */
import { addOffset, type Address } from '../../shared/address';
import type { Reconciliation } from '../transcript/reconcile';

/**
 * Ids of frame models by the address of the slot. On x86 the return address of a row stands above its saved EBP, on x64 below the
 * Child-SP of the next row; it leads into that next row. What the debugger skipped is found by its own slot.
 */
export function slotFrames(
  { stack, raw, restored }: Reconciliation,
  id: string,
): ReadonlyMap<string, string> {
  const { dialect, frames } = stack.record;
  const values = new Map(raw.record.slots.map(({ address, value }) => [address, value]));
  const found = new Map<string, string>(
    restored.map(({ slot }) => [slot.address, `${id}/slot:${slot.address}`]),
  );
  for (const [index, { frame, returnAddress }] of frames.entries()) {
    const next = frames[index + 1];
    const slot: Address | undefined = dialect.startsWith('x86')
      ? frame && addOffset(frame, 4)
      : next?.frame && addOffset(next.frame, -8);
    if (next === undefined || slot === undefined || values.get(slot) !== returnAddress) continue;
    if (!found.has(slot)) found.set(slot, `${id}/frame:${next.index}`);
  }
  return found;
}
