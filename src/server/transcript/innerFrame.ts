/** What a row of a stack called: the row above it, but for stale rows, and with those that the debugger skipped. */
import { addOffset, type Address } from '../../shared/address';
import type { Frame } from '../model/stack';
import type { Reconciliation } from './reconcile';

export function innerFrame(
  frames: readonly Frame[],
  frame: Frame,
  reconciliation: Reconciliation | undefined,
): Pick<Frame, 'symbol'> | undefined {
  const stale = new Set(reconciliation?.struck.map(({ frame: { index } }) => index));
  const inner = frames.slice(0, frame.index).findLast(({ index }) => !stale.has(index));
  const upper = returnSlot(frames, frame);
  const lower = inner && returnSlot(frames, inner);
  if (upper === undefined) return inner;
  const skipped = reconciliation?.restored.findLast(
    ({ slot: { address } }) => address < upper && (lower === undefined || address > lower),
  );
  return skipped?.slot.symbol === undefined ? inner : { symbol: skipped.slot.symbol };
}

/** Where the return address stands that names an x86 row: above the saved EBP of the row over it. */
function returnSlot(frames: readonly Frame[], { index }: Frame): Address | undefined {
  const above = frames[index - 1]?.frame;
  return above === undefined ? undefined : addOffset(above, 4);
}
