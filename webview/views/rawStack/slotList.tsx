/** The slots of one listing, of which only those in sight are drawn. */
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { FrameModel, OverlayModel, RawStackModel, SlotModel } from '../../../src/shared/viewModel';
import { useMarkRows } from '../../parts/useMarkRows';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { Actions } from '../../store';
import { SlotRow, type SlotRowProps } from './slotRow';

export interface SlotListProps {
  readonly stack: RawStackModel;
  /** Those that pass the filter. */
  readonly slots: readonly SlotModel[];
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

/** In em. Below `wide` a slot takes two lines. */
const height = { wide: 1.9, narrow: 3.4 } as const;
const wide = 60;

export function SlotList({ stack, slots, selected, scrollRequest, actions }: SlotListProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const isWide = size.width >= wide * size.em;
  useScrollMemory(scroller, `rawStack.scroll.${stack.id}`, actions);
  const frames = useMemo(() => new Map(stack.frames.map((frame) => [frame.id, frame])), [stack]);
  const overlays = useMemo(() => overlayParts(stack.overlays, slots), [stack, slots]);
  // A row of k that is selected means the slot beside it.
  const meant = slots
    .filter(({ id, frame }) => selected.includes(id) || selected.includes(frame ?? ''))
    .map(({ id }) => id);
  const rows = useMarkRows({
    scroller,
    size,
    marks: slots,
    rowHeight: Math.round((isWide ? height.wide : height.narrow) * size.em),
    selected: meant,
    scrollRequest,
    actions,
  });
  return (
    <div class="slot-scroller" ref={scroller} data-wide={isWide}>
      <div
        class="slots"
        role="listbox"
        aria-label={stack.label}
        data-rows={slots.length}
        style={{ height: `${rows.total}px` }}
        onKeyDown={rows.onKeyDown}
      >
        {rows.drawn.map((index) => {
          const slot = slots[index];
          if (slot === undefined) return null;
          const frame: FrameModel | undefined = frames.get(slot.frame ?? '');
          return (
            <div key={slot.id} class="slot" role="option" data-class={slot.class} {...rows.props(index)}>
              <SlotRow slot={slot} frame={frame} overlay={overlays.get(slot.id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Which slot is which part of what lies over it. An SEH record inside a trap frame keeps its own mark. */
function overlayParts(
  overlays: readonly OverlayModel[],
  slots: readonly SlotModel[],
): ReadonlyMap<string, NonNullable<SlotRowProps['overlay']>> {
  const parts = new Map<string, NonNullable<SlotRowProps['overlay']>>();
  const places = new Map(slots.map(({ id }, index) => [id, index]));
  for (const model of overlays) {
    const [a, b] = [places.get(model.from), places.get(model.to)];
    if (a === undefined || b === undefined) continue;
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    for (let index = first; index <= last; index += 1) {
      const part = index === first ? (first === last ? 'only' : 'first') : index === last ? 'last' : 'middle';
      parts.set(slots[index]?.id ?? '', { model, part });
    }
  }
  return parts;
}
