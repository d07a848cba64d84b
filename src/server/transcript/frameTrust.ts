/** How far each row of a stack can be trusted: where the debugger got it from, and what the raw stack says against it. */
import { formatAddress } from '../../shared/address';
import type { Frame, StackRecord } from '../model/stack';
import { functionName, isKernel } from './frames';
import type { Reconciliation } from './reconcile';

/**
 * `context`: from registers or a trap frame. `unwound`: from the row above it, by the rules of the unwinder. `scanned`: a guess of the
 * unwinder, or found on the raw stack. `none`: the evidence says that the row is stale.
 */
export interface FrameTrust {
  readonly trust: 'context' | 'unwound' | 'scanned' | 'none';
  /** In a sentence. */
  readonly why: string;
}

const trapHandler =
  /^_?KiTrap[0-9A-F]{2}$|^Ki(?:PageFault|GeneralProtectionFault|DivideErrorFault|InvalidOpcodeFault|StackFault|\w+Interrupt)(?:Shadow)?$/;

/** One answer for each row, in order. `reconciliation` is that of this stack, where there is one. */
export function frameTrust(stack: StackRecord, reconciliation?: Reconciliation): FrameTrust[] {
  const warnedAt = stack.frames.findIndex(({ warning }) => warning !== undefined);
  return stack.frames.map((frame, index) => {
    const stale = reconciliation?.struck.find((row) => row.frame.index === frame.index);
    if (stale)
      return { trust: 'none', why: `Stale: its slot ${formatAddress(stale.slot.address)} ${stale.why}.` };
    // The row directly under the warning was still reached in the ordinary way; what it leads to is guessed.
    if (warnedAt >= 0 && index > warnedAt) {
      const warned = stack.frames[warnedAt];
      return { trust: 'scanned', why: `Guessed: stands below "${warned?.warning ?? ''}"` };
    }
    return reached(stack.frames, index, reconciliation);
  });
}

function reached(
  frames: readonly Frame[],
  index: number,
  reconciliation: Reconciliation | undefined,
): FrameTrust {
  const frame = frames[index];
  const above = frames[index - 1];
  if (!frame || !above)
    return {
      trust: 'context',
      why: 'Top row: the instruction pointer, from the registers or from the context that the thread saved.',
    };
  if (isTrap(above, reconciliation)) {
    const base = above.trapFrame ?? reconciliation?.trap?.base;
    const where = base === undefined ? 'the trap frame' : `the trap frame at ${formatAddress(base)}`;
    return {
      trust: 'context',
      why: `The interrupted function: its address is the instruction pointer in ${where}.`,
    };
  }
  const link = reconciliation?.chain.find(
    ({ slot }) => slot.symbol === frame.symbol && slot.displacement === frame.displacement,
  );
  if (link)
    return { trust: 'unwound', why: `The return address that the raw stack shows as well: ${link.why}.` };
  if (frame.inline)
    return { trust: 'unwound', why: 'Inlined into the row below it, according to the symbols.' };
  return {
    trust: 'unwound',
    why: `The return address of ${functionName(above)}, as the debugger unwound it.`,
  };
}

function isTrap(frame: Frame, reconciliation: Reconciliation | undefined): boolean {
  if (frame.trapFrame !== undefined || reconciliation?.trap?.handler.index === frame.index) return true;
  return isKernel(frame) && trapHandler.test(functionName(frame));
}
