/** Keeps a scrolled list of rows to those in sight: real heights, measured on hidden samples of each shape. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useScrollPlace } from '../../parts/useScrollPlace';
import type { Size } from '../../parts/useSize';
import { rowShape, type Row, type RowShape } from './rows';
import { inSight, offsetsOf } from './windowing';

export type Heights = Readonly<Record<RowShape, number>>;

/** In pixels, until the samples are measured (and where nothing can be, as in a test). */
const usual: Heights = { stack: 44, frame: 22, reasoned: 40 };

/** In pixels: drawn above and below what is in sight, so that scrolling meets drawn rows; and how many of them it takes up at once. */
const margin = 200;
const scrollStep = 80;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly top: (index: number) => number;
  readonly total: number;
  readonly scrollTo: (index: number) => void;
}

export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  samples: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  size: Size,
): RowWindow {
  const place = useScrollPlace(scroller, scrollStep);
  const [heights, setHeights] = useState(usual);
  useLayoutEffect(() => {
    const measured = { ...usual };
    for (const sample of samples.current?.children ?? []) {
      const height = sample.getBoundingClientRect().height;
      const shape = (sample as HTMLElement).dataset['shape'] as RowShape;
      if (height > 0) measured[shape] = height;
    }
    setHeights(measured);
  }, [size.em, size.width]);
  const offsets = useMemo(
    () => offsetsOf(rows.length, (index) => heightOf(rows[index], heights)),
    [rows, heights],
  );
  const [from, to] = inSight(offsets, place.top, size.height, place.jumped ? scrollStep : margin);
  const top = (index: number): number => offsets.tops[index] ?? 0;
  return {
    from,
    to,
    top,
    total: top(rows.length),
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      const bottom = top(index + 1) - size.height;
      if (top(index) < element.scrollTop) element.scrollTop = top(index);
      else if (bottom > element.scrollTop) element.scrollTop = bottom;
      place.look();
    },
  };
}

function heightOf(row: Row | undefined, heights: Heights): number {
  return row === undefined ? 0 : heights[rowShape(row)];
}
