/** A KTRAP_FRAME recognised among raw slots: x86, from a KiTrapXX row or a printed `TrapFrame @`. */
import { addOffset, isNarrow, type Address } from '../../shared/address';
import { buildNumber } from '../reference/kernelBuild';
import { trapFrameFields, type TrapFrameField } from '../reference/trapFrame';
import type { Frame, RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import type { Check } from '../../shared/triage';
import { functionName, isKernel } from './frames';
import type { Entry } from './transcript';

export interface TrapFrame {
  readonly base: Address;
  /** The row of the trap handler. */
  readonly handler: Frame;
  /** The row of the interrupted function. */
  readonly interrupted: Frame;
  readonly layout: 'xp' | '8.1';
  readonly layoutWhy: string;
  readonly fields: readonly TrapFrameField[];
  /** 0x74 after a trap from kernel mode: no stack pointer was pushed. */
  readonly size: number;
  /** The stack pointer of the interrupted code; only for a trap from kernel mode. */
  readonly interruptedSp?: Address;
  /** The slots that hold the address of the interrupted row, DbgEip and Eip, with their place in the frame. */
  readonly evidence: readonly { readonly slot: RawSlot; readonly check: Check }[];
}

const handlerName = /^_?KiTrap[0-9A-F]{2}$/;
const dbgEip = 4;
const eip = 0x68;
const hardwareEsp = 0x74;

/**
 * The base is the printed `TrapFrame @`, else the ChildEBP of a KiTrapXX row when [base+4] (DbgEip) = [base+0x68] (Eip) = the address of
 * the interrupted row. ChildEBP alone is not enough: some debuggers print another base.
 */
export function readTrapFrame(
  stack: StackRecord,
  raw: RawStackRecord,
  stacks: readonly Entry<StackRecord>[],
): TrapFrame | undefined {
  for (const [index, handler] of stack.frames.entries()) {
    const interrupted = stack.frames[index + 1];
    const base = handler.trapFrame ?? handler.frame;
    if (!interrupted || !base || !isKernel(handler) || !handlerName.test(functionName(handler))) continue;
    const evidence = evidenceAt(base, raw);
    // A printed base is believed unless the slots that are shown contradict it; a ChildEBP only when both slots agree.
    const agrees = evidence.every(({ slot }) => slot.value === handler.returnAddress);
    if (!agrees || (evidence.length < 2 && handler.trapFrame === undefined)) continue;
    const { layout, why, isKnown } = layoutOf(stacks);
    const fromKernel = handler.returnAddress !== undefined && isNarrow(handler.returnAddress);
    return {
      base,
      handler,
      interrupted,
      layout,
      layoutWhy: why,
      fields: isKnown ? trapFrameFields(layout) : commonFields(),
      size: fromKernel ? hardwareEsp : 0x8c,
      ...(fromKernel && { interruptedSp: addOffset(base, hardwareEsp) }),
      evidence,
    };
  }
  return undefined;
}

/** The slots of the listing at DbgEip and Eip, if it shows them. */
function evidenceAt(base: Address, raw: RawStackRecord): TrapFrame['evidence'] {
  return [dbgEip, eip].flatMap((offset) => {
    const slot = raw.slots.find(({ address }) => address === addOffset(base, offset));
    return slot
      ? [{ slot, check: { terms: [base, `+0x${offset.toString(16)}`], equals: slot.address } }]
      : [];
  });
}

/** Which of the two x86 layouts: KiCommitThreadWait came with Windows 7, the shorter frame with 8.1, so a wait without it is older. */
function layoutOf(stacks: readonly Entry<StackRecord>[]): {
  layout: 'xp' | '8.1';
  why: string;
  isKnown: boolean;
} {
  const direct = stacks.some(({ record }) =>
    record.frames.some(
      (frame, index) =>
        functionName(frame) === 'KiSwapThread' &&
        functionName(record.frames[index + 1] ?? { symbol: '' }).startsWith('KeWaitFor'),
    ),
  );
  const build = buildNumber(stacks[0]?.session.osBuild);
  if (build !== undefined && build >= 2600)
    return { layout: build >= 9600 ? '8.1' : 'xp', why: `Windows build ${build}`, isKnown: true };
  if (direct)
    return {
      layout: 'xp',
      why: 'KeWaitFor… calls KiSwapThread directly in this text, as before Windows 7',
      isKnown: true,
    };
  return {
    layout: 'xp',
    why: 'only what all versions share: the text does not say which Windows this is',
    isKnown: false,
  };
}

/** The fields that stand at the same place in both layouts. */
function commonFields(): readonly TrapFrameField[] {
  const later = new Map(trapFrameFields('8.1').map(({ offset, name }) => [offset, name]));
  return trapFrameFields('xp').filter(({ offset, name }) => later.get(offset) === name);
}
