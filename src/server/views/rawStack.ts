/** Raw stack memory slot by slot, beside the rows that `k` made of it, with the structures that lie over it. */
import * as l10n from '@vscode/l10n';
import type { OverlayModel, RawStackModel, RawStackView, SlotModel } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { RawStackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { checkWords } from '../transcript/checkWords';
import { classifyBySymbol, type ClassifiedSlot } from '../transcript/classifiedSlot';
import type { Reconciliation } from '../transcript/reconcile';
import type { Entry } from '../transcript/transcript';
import { empty } from './empty';
import { frameModels } from './restoredStack';
import { slotFrames } from './slotFrames';
import { stackRange } from './stackRange';

/** As much as one message to a webview should carry. */
const mostStacks = 40;
const mostSlots = 1500;

export function rawStack(analyzed: Analyzed): RawStackView {
  const { transcript, analysis } = analyzed;
  const reconciled = new Map(analysis.reconciliations.map((one) => [one.raw.index, one]));
  const stacks: RawStackModel[] = [];
  let omitted = 0;
  for (const raw of transcript.each('rawStack')) {
    if (raw.record.slots.length === 0) continue;
    if (stacks.length < mostStacks) stacks.push(stackModel(analysis, raw, reconciled.get(raw.index)));
    else omitted++;
  }
  if (stacks.length > 0) return { kind: 'rawStack', stacks, omitted };
  const message = l10n.t('The text shows no stack memory with its symbols.');
  const commands = { kernel: 'dps @rsp L100', user: 'dps @$csp L100' };
  return { kind: 'rawStack', empty: empty(transcript, message, commands), stacks, omitted };
}

function stackModel(
  analysis: Analysis,
  raw: Entry<RawStackRecord>,
  reconciliation: Reconciliation | undefined,
): RawStackModel {
  const { transcript } = analysis;
  const id = `${raw.session.id}/rawStack:${raw.index}`;
  const { slots } = raw.record;
  const frames =
    reconciliation === undefined
      ? []
      : frameModels(
          transcript,
          reconciliation.stack,
          id,
          reconciliation,
          analysis.trustOf(reconciliation.stack),
        );
  const beside = reconciliation === undefined ? new Map<string, string>() : slotFrames(reconciliation, id);
  const classified = reconciliation?.slots ?? slots.map(bySymbol);
  const shown = classified.slice(0, mostSlots).map((one, index): SlotModel => {
    const { slot, check, field } = one;
    const frame = beside.get(slot.address);
    return {
      id: `${id}/${index}`,
      address: slot.address,
      value: slot.value,
      ...(slot.symbol !== undefined && { symbol: symbolText(slot.symbol, slot.displacement) }),
      class: one.class,
      why: one.why,
      grade: gradeOf(one, reconciliation),
      ...(field !== undefined && { field }),
      ...(check && { sum: checkWords(check) }),
      ...(frame !== undefined && { frame }),
      lines: transcript.lines(raw, slot.lines),
    };
  });
  const range = stackRange(transcript, raw);
  return {
    id,
    label: `${transcript.blocks[raw.block]?.command ?? 'raw stack'}: ${slots.length} slots of ${raw.record.pointerSize} bytes`,
    slots: shown,
    omitted: slots.length - shown.length,
    overlays: reconciliation === undefined ? [] : overlaysOf(reconciliation, shown, id),
    frames,
    ...(range && { range }),
    lines: transcript.lines(raw),
  };
}

/** Without a `k` of the same stack only the symbol speaks, and one with a displacement may be anything. */
function bySymbol(slot: ClassifiedSlot['slot']): ClassifiedSlot {
  const why = 'looks like a return address; no stack in the text was unwound from this memory';
  return classifyBySymbol(slot) ?? { slot, class: 'return', why };
}

/** A sum makes it derived; what only the symbol or the place suggests is a judgement. */
function gradeOf(
  { class: is, check, slot }: ClassifiedSlot,
  known: Reconciliation | undefined,
): SlotModel['grade'] {
  if (is === 'data') return 'observed';
  const link = known?.chain.find((one) => one.slot === slot);
  if (link) return link.grade;
  return check ? 'derived' : 'inferred';
}

function symbolText(symbol: string, displacement: number | undefined): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}

function overlaysOf(
  { trap, seh }: Reconciliation,
  slots: readonly SlotModel[],
  id: string,
): readonly OverlayModel[] {
  const overlays: OverlayModel[] = [];
  const fields = slots.filter(({ field }) => field !== undefined);
  const [first, last] = [fields[0], fields.at(-1)];
  if (trap && first && last)
    overlays.push({
      id: `${id}/trap`,
      kind: 'trap-frame',
      label: 'KTRAP_FRAME',
      why: `Layout: ${trap.layoutWhy}.`,
      from: first.id,
      to: last.id,
    });
  for (const { handler, scopeTable, framePointer } of seh) {
    const at = (address: string): SlotModel | undefined => slots.find((slot) => slot.address === address);
    const [from, to] = [at(handler.address), at(scopeTable.address)];
    if (from && to)
      overlays.push({
        id: `${id}/seh:${handler.address}`,
        kind: 'seh-record',
        label: 'SEH record',
        why: checkWords({ terms: [handler.address, '+0xc'], equals: framePointer }),
        from: from.id,
        to: to.id,
      });
  }
  return overlays;
}
