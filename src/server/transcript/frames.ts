/** Questions about the frames of a stack, by function name. */
import type { Frame } from '../model/stack';

/** `KiSwapThread` of `nt!KiSwapThread`; the whole symbol when there is no module. */
export function functionName({ symbol }: Pick<Frame, 'symbol'>): string {
  return symbol.slice(symbol.indexOf('!') + 1);
}

/** True for a frame of the kernel image, by the names debuggers use for it. */
export function isKernel({ module }: Pick<Frame, 'module'>): boolean {
  return module !== undefined && /^(?:nt|ntoskrnl|ntkrnlpa|ntkrnlmp|ntkrpamp)$/i.test(module);
}

/** Frames that match the patterns in this order from the innermost outwards, others allowed between; undefined when one is missing. */
export function frameChain(frames: readonly Frame[], ...wanted: readonly RegExp[]): Frame[] | undefined {
  const chain: Frame[] = [];
  let from = 0;
  for (const pattern of wanted) {
    const at = frames.findIndex((frame, index) => index >= from && pattern.test(functionName(frame)));
    const found = frames[at];
    if (!found) return undefined;
    chain.push(found);
    from = at + 1;
  }
  return chain;
}

export const waitRoutine =
  /^Ke(?:WaitFor(?:Single|Multiple)Objects?|DelayExecutionThread|RemoveQueue\w*|WaitForGate|WaitForMutexObject)$/;

/** Where a thread stands that has given up the processor. */
export const switchRoutine = /^(?:KiSwapContext|KiSwapThread|KiCommitThreadWait|SwapContext)$/;

/** Routines of a process that is being torn down. */
export const rundownRoutine =
  /^(?:Nt|Zw)Terminate(?:Process|Thread)$|^PspExitThread$|^PspTerminateThreadByPointer$|^ObKillProcess$|^ExSweepHandleTable$|^PspExitProcess$/;

/** System services that carry one file request, by both of their names. */
export const fileService =
  /^(?:Nt|Zw)(?:Read|Write|Lock|Unlock|Flush|DeviceIoControl|FsControl|QueryDirectory|NotifyChangeDirectory|QueryInformation|SetInformation|Create|Open|QueryVolumeInformation)(?:File|BuffersFile)\w*$/;

/** `nt!KeWaitForSingleObject+0x5a6`. */
export function formatSymbol({ symbol, displacement }: Pick<Frame, 'symbol' | 'displacement'>): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
