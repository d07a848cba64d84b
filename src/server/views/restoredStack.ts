/** The rows of a stack as they should be read: printed ones, stale ones struck, those that the debugger skipped put back in their place. */
import { addOffset, formatAddress } from '../../shared/address';
import type { FrameModel } from '../../shared/viewModel';
import type { Frame, StackRecord } from '../model/stack';
import { functionRole } from '../reference/kernelFunctions';
import type { FrameTrust } from '../transcript/frameTrust';
import type { Reconciliation } from '../transcript/reconcile';
import type { Entry, Transcript } from '../transcript/transcript';

export function frameModels(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  id: string,
  reconciliation: Reconciliation | undefined,
  trust: readonly FrameTrust[],
): FrameModel[] {
  const { frames } = stack.record;
  const models: FrameModel[] = [];
  const waiting = [...(reconciliation?.restored ?? [])];
  for (const [index, frame] of frames.entries()) {
    const slot = slotOf(frames, index);
    while (reconciliation && waiting[0] && slot !== undefined && waiting[0].slot.address < slot)
      models.push(restored(transcript, reconciliation, waiting.splice(0, 1), models.length, id));
    models.push(printed(transcript, stack, frame, trust[index], models.length, id));
  }
  if (reconciliation)
    for (const link of waiting) models.push(restored(transcript, reconciliation, [link], models.length, id));
  return models;
}

/** Where the return address stands that a row is named by: above the saved EBP of the row over it. */
function slotOf(frames: readonly Frame[], index: number): string | undefined {
  const above = frames[index - 1]?.frame;
  return above === undefined ? undefined : addOffset(above, 4);
}

function printed(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  frame: Frame,
  known: FrameTrust | undefined,
  index: number,
  id: string,
): FrameModel {
  const { module, source } = frame;
  const role = functionRole(frame.symbol)?.role;
  const { trust, why } = known ?? { trust: 'unwound', why: undefined };
  return {
    id: `${id}/frame:${frame.index}`,
    index,
    text: frameText(frame),
    ...(module !== undefined && { module }),
    trust,
    ...(why !== undefined && { why }),
    state: trust === 'none' ? 'struck' : 'printed',
    ...(role !== undefined && { role }),
    ...(source && { source }),
    lines: transcript.lines(stack, frame.lines),
  };
}

function restored(
  transcript: Transcript,
  { raw }: Reconciliation,
  [link]: Reconciliation['restored'],
  index: number,
  id: string,
): FrameModel {
  const slot = link?.slot;
  const symbol = slot?.symbol ?? '';
  const role = functionRole(symbol)?.role;
  return {
    id: `${id}/slot:${slot?.address ?? index}`,
    index,
    text: frameText({ symbol, ...(slot?.displacement !== undefined && { displacement: slot.displacement }) }),
    ...(symbol.includes('!') && { module: symbol.slice(0, symbol.indexOf('!')) }),
    trust: 'scanned',
    why: `Skipped by the debugger, found on the raw stack${slot ? ` at ${formatAddress(slot.address)}` : ''}: ${link?.why ?? ''}.`,
    state: 'restored',
    ...(role !== undefined && { role }),
    lines: slot ? transcript.lines(raw, slot.lines) : transcript.lines(raw),
  };
}

/** `nt!KeWaitForSingleObject+0x5a6`. */
function frameText({ symbol, displacement }: Pick<Frame, 'symbol' | 'displacement'>): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
