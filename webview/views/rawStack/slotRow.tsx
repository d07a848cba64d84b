/** One slot: where it is, what it holds, what that is, and the row of `k` it belongs to. */
import type { VNode } from 'preact';
import type { FrameModel, OverlayModel, SlotModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { memo } from '../../parts/memo';
import { slotSigns, slotWords, spelled } from './slotWords';

export interface SlotRowProps {
  readonly slot: SlotModel;
  readonly frame: FrameModel | undefined;
  /** What lies over it, and which end of that it is. */
  readonly overlay:
    { readonly model: OverlayModel; readonly part: 'first' | 'middle' | 'last' | 'only' } | undefined;
}

export const SlotRow = memo(({ slot, frame, overlay }: SlotRowProps): VNode => {
  return (
    <>
      <span
        class="slot-overlay"
        data-part={overlay?.part}
        data-kind={overlay?.model.kind}
        title={overlay?.model.label}
      >
        {overlay !== undefined && (overlay.part === 'first' || overlay.part === 'only') && (
          <span class="slot-overlay-name">{overlay.model.label}</span>
        )}
      </span>
      <span class="slot-address mono secondary">{spelled(slot.address)}</span>
      <span class="slot-value mono">{spelled(slot.value)}</span>
      <span class={`slot-class border-${slot.grade}`} data-class={slot.class}>
        <span aria-hidden="true">{slotSigns[slot.class]}</span> {slotWords(slot.class)}
      </span>
      <span class="slot-symbol mono" title={slot.symbol}>
        {slot.field !== undefined && <b class="slot-field">{slot.field}</b>}
        <span class="slot-name">{slot.symbol}</span>
      </span>
      {frame !== undefined && (
        <span class="slot-frame" data-state={frame.state} title={frame.why}>
          {t(`raw.${frame.state}`)}
          {frame.text !== slot.symbol && <span class="mono frame-text"> {frame.text}</span>}
        </span>
      )}
    </>
  );
});
