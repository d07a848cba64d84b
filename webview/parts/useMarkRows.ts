/** A long list of marks, one row each and all of one height: only what is in sight is drawn, and every row is reached by keys. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mark } from '../marks';
import type { Actions } from '../store';
import type { MarkProps } from './markList';
import { listStep, useRoving } from './roving';
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
const margin = 12;

export function useMarkRows(options: MarkRowsOptions): MarkRows {
  const { scroller, size, marks, rowHeight, selected, scrollRequest, actions } = options;
  const [scrollTop, setScrollTop] = useState(0);
  const chosen = new Set(selected);
  const at = marks.findIndex(({ id }) => chosen.has(id));
  const ids = marks.map(({ id }) => id);
  const roving = useRoving(scroller, ids, ids[at]);
  const active = roving.active === undefined ? -1 : ids.indexOf(roving.active);

  useEffect(() => {
    const element = scroller.current;
    const onScroll = (): void => {
      setScrollTop(element?.scrollTop ?? 0);
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element?.removeEventListener('scroll', onScroll);
    };
  }, []);

  function scrollTo(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight - size.height];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop) element.scrollTop = bottom;
    setScrollTop(element.scrollTop);
  }

  const asked = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (at >= 0 && asked.current !== scrollRequest) scrollTo(at);
    asked.current = scrollRequest;
  }, [scrollRequest, at]);

  function onKeyDown(event: KeyboardEvent): void {
    const current = marks[active];
    if (current === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') actions.activate(current, event.key === ' ');
    else {
      const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
      const step = { PageDown: page, PageUp: -page }[event.key];
      const next =
        step === undefined
          ? ids.indexOf(listStep(event.key, ids, roving.active) ?? '')
          : Math.min(marks.length - 1, Math.max(0, active + step));
      const mark = marks[next];
      if (mark === undefined) return;
      scrollTo(next);
      roving.move(mark.id);
      actions.activate(mark, true);
    }
    event.preventDefault();
  }

  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const to = Math.min(marks.length, Math.ceil((scrollTop + size.height) / rowHeight) + margin);
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
        'data-selected': chosen.has(mark.id),
        'aria-posinset': index + 1,
        'aria-setsize': marks.length,
        'aria-selected': chosen.has(mark.id),
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
