/** From columns and lanes to em: where the boxes of a story stand and how its arrows run. */
import type { PlacedStep, StoryLayout } from './storyLayout';

export const box = {
  least: 8.2,
  most: 19,
  height: 7.4,
  columnGap: 1.5,
  slotGap: 0.7,
  lanePad: 0.7,
  labelWidth: 7,
} as const;

export interface StoryGeometry {
  readonly width: number;
  readonly boxWidth: number;
  readonly height: number;
  readonly laneTops: readonly number[];
  readonly laneHeights: readonly number[];
  readonly left: (step: PlacedStep) => number;
  readonly top: (step: PlacedStep) => number;
}

/** `room`: the width there is; boxes take what they can use of it, and past their least width the chart scrolls. */
export function geometryOf({ columns, laneSlots }: StoryLayout, room: number): StoryGeometry {
  const share = (room - box.labelWidth - box.lanePad) / Math.max(1, columns) - box.columnGap;
  const boxWidth = Math.min(box.most, Math.max(box.least, share));
  const laneHeights = laneSlots.map(
    (slots) => slots * (box.height + box.slotGap) - box.slotGap + 2 * box.lanePad,
  );
  const laneTops = laneHeights.map((_, index) =>
    laneHeights.slice(0, index).reduce((sum, height) => sum + height, 0),
  );
  return {
    width: box.labelWidth + columns * (boxWidth + box.columnGap) + box.lanePad,
    boxWidth,
    height: laneHeights.reduce((sum, height) => sum + height, 0),
    laneTops,
    laneHeights,
    left: ({ column }) => box.labelWidth + box.lanePad + column * (boxWidth + box.columnGap),
    top: ({ lane, slot }) => (laneTops[lane] ?? 0) + box.lanePad + slot * (box.height + box.slotGap),
  };
}

/** A curve from the right side of one box to the left side of the other, in pixels. */
export function arrowPath(geometry: StoryGeometry, from: PlacedStep, to: PlacedStep, em: number): string {
  const x1 = (geometry.left(from) + geometry.boxWidth) * em;
  const y1 = (geometry.top(from) + box.height / 2) * em;
  const x2 = geometry.left(to) * em - 2;
  const y2 = (geometry.top(to) + box.height / 2) * em;
  const bend = Math.max(box.columnGap * em * 0.55, Math.abs(x2 - x1) * 0.3);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
