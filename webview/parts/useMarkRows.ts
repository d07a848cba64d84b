/** A long list of marks, one row each and all of one height: only what is in sight is drawn, and every row is reached by keys. */
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Mark } from '../marks';
import type { Actions } from '../store';
import type { MarkProps } from './markList';
import { listStep, orderOf, useRoving } from './roving';
import { useKeptInSight } from './useKeptInSight';
import { useScrollPlace } from './useScrollPlace';
import type { Size } from './useSize';

export interface MarkRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Of the scroller. */
  readonly size: Size;
  readonly marks: readonly Mark[];
  /** In pixels. */
  readonly rowHeight: number;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

export interface MarkRows {
  /** Indexes of the rows to draw. */
  readonly drawn: readonly number[];
  readonly total: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Spread on the element of a row, which stands at an absolute place. */
  readonly props: (index: number) => MarkProps & RowProps;
}

export interface RowProps {
  readonly style: Readonly<Record<string, string>>;
  readonly 'aria-posinset': number;
  readonly 'aria-setsize': number;
  readonly 'aria-selected': boolean;
}

/** Rows drawn above and below what is in sight, so that scrolling meets drawn rows. */
const margin = 8;
/** How many of them scrolling takes up at once. */
const step = 4;

export function useMarkRows(options: MarkRowsOptions): MarkRows {
  const { scroller, size, marks, rowHeight, selected, scrollRequest, actions } = options;
  const place = useScrollPlace(scroller, step * rowHeight);
  const order = useMemo(() => orderOf(marks), [marks]);
  const at = Math.min(...selected.map((id) => order.get(id) ?? Infinity));
  const roving = useRoving(scroller, order, marks[at]?.id);
  const active = order.get(roving.active ?? '') ?? -1;

  function scrollTo(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight - size.height];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop) element.scrollTop = bottom;
    place.look();
  }

  const asked = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (at < marks.length && asked.current !== scrollRequest) scrollTo(at);
    asked.current = scrollRequest;
  }, [scrollRequest, at]);

  useKeptInSight(scroller, size.height, at < marks.length ? at * rowHeight : undefined, () => {
    scrollTo(at);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const current = marks[active];
    if (current === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') actions.activate(current, event.key === ' ');
    else {
      const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
      const turn = { PageDown: page, PageUp: -page }[event.key];
      const next =
        turn === undefined
          ? listStep(event.key, marks.length, active)
          : Math.min(marks.length - 1, Math.max(0, active + turn));
      const mark = next === undefined ? undefined : marks[next];
      if (next === undefined || mark === undefined) return;
      scrollTo(next);
      roving.move(mark.id);
      actions.activate(mark, true);
    }
    event.preventDefault();
  }

  const beyond = place.jumped ? step : margin;
  const first = Math.floor(place.top / rowHeight);
  const from = Math.max(0, first - beyond);
  const to = Math.min(marks.length, first + Math.ceil(size.height / rowHeight) + beyond + 1);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (active >= 0 && (active < from || active >= to)) drawn.push(active);
  return {
    drawn,
    total: marks.length * rowHeight,
    onKeyDown,
    props: (index) => {
      const mark = marks[index] ?? { id: '' };
      return {
        'data-mark': mark.id,
        'data-selected': selected.includes(mark.id),
        'aria-posinset': index + 1,
        'aria-setsize': marks.length,
        'aria-selected': selected.includes(mark.id),
        tabindex: index === active ? 0 : -1,
        style: { top: `${index * rowHeight}px`, height: `${rowHeight}px` },
        onClick: () => {
          roving.set(mark.id);
          actions.activate(mark, true);
        },
        onDblClick: () => {
          actions.activate(mark, false);
        },
      };
    },
  };
}
