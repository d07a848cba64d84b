/** How far each row of a stack can be trusted: where the debugger got it from, and what the raw stack says against it. */
import { formatAddress } from '../../shared/address';
import type { Frame, StackRecord } from '../model/stack';
import type { CodeEvidence } from './codeEvidence';
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

/** What is known besides the stack itself. */
interface TrustEvidence {
  /** Of this stack, where its raw memory is printed. */
  readonly reconciliation?: Reconciliation | undefined;
  readonly code?: CodeEvidence;
  /** The session of the stack: `code` speaks of all of them. */
  readonly session?: string;
}

/** One answer for each row, in order. */
export function frameTrust(stack: StackRecord, evidence: TrustEvidence = {}): FrameTrust[] {
  const { reconciliation } = evidence;
  const { frames } = stack;
  const warnedAt = frames.findIndex(({ warning }) => warning !== undefined);
  const lostAt = frames.findIndex((frame, index) => isLost(frame, frames[index + 1]));
  return frames.map((frame, index) => {
    const stale = reconciliation?.struck.find((row) => row.frame.index === frame.index);
    if (stale)
      return { trust: 'none', why: `Stale: its slot ${formatAddress(stale.slot.address)} ${stale.why}.` };
    // The row directly under the warning was still reached in the ordinary way; what it leads to is guessed.
    const guess = guessed(frames, index, warnedAt, lostAt);
    const known = guess ?? reached(frames, index, reconciliation);
    const doubt = doubtOf(frame, evidence);
    return doubt === undefined ? known : { ...known, why: `${known.why} ${doubt}` };
  });
}

function guessed(
  frames: readonly Frame[],
  index: number,
  warnedAt: number,
  lostAt: number,
): FrameTrust | undefined {
  if (warnedAt >= 0 && index > warnedAt)
    return { trust: 'scanned', why: `Guessed: stands below "${frames[warnedAt]?.warning ?? ''}"` };
  const lost = frames[lostAt];
  if (!lost || index <= lostAt) return undefined;
  return {
    trust: 'scanned',
    why: `Guessed: ${isUnloaded(lost) ? `${lost.symbol} above it is the place of a module that is no longer loaded` : `${lost.symbol} above it lies in no module that the debugger knows`}, and without its unwind information the caller is a guess.`,
  };
}

/** A row whose code the debugger knows nothing of, when a row of known code follows: without it, the walk ended anyhow. */
function isLost(frame: Frame, below: Frame | undefined): boolean {
  if (!below || frame.inline) return false;
  return isUnloaded(frame) || (isBare(frame) && !isBare(below));
}

function isUnloaded({ symbol }: Frame): boolean {
  return symbol.startsWith('<Unloaded_');
}

/** Nothing but an address. */
function isBare({ symbol }: Frame): boolean {
  return /^0x[0-9a-f`]+$/i.test(symbol);
}

/** From here on a displacement is more than most functions are long. */
const farDisplacement = 0x1000;

/** What speaks against the name of a row, however it was reached. */
function doubtOf(frame: Frame, { code, session = '' }: TrustEvidence): string | undefined {
  const { module, displacement = 0, symbol } = frame;
  const changed = code?.changeOf(session, symbol);
  if (changed)
    return `Its code was changed in memory (line ${changed[0]}): what it calls need not be what its source says.`;
  const gap = module === undefined ? undefined : code?.gapOf(session, module);
  if (!gap || displacement < farDisplacement || !symbol.includes('!')) return undefined;
  return `The name is only the nearest exported one, 0x${displacement.toString(16)} bytes before (line ${gap.lines[0]}: no symbols of ${module ?? ''}); the address is what counts.`;
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
