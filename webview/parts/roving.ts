/** One tab stop for many marks: arrow keys move it, selection follows it, and only the user's keys move the focus. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Roving {
  /** The mark that Tab reaches. */
  readonly active: string | undefined;
  /** Makes a mark the tab stop, as a click does. */
  readonly set: (id: string) => void;
  /** Makes a mark the tab stop and focuses it once it is drawn. */
  readonly move: (id: string) => void;
}

/** Where each mark stands in reading order, by id. */
export type Order = ReadonlyMap<string, number>;

export function orderOf(marks: readonly { readonly id: string }[]): Order {
  return new Map(marks.map(({ id }, at) => [id, at]));
}

/** `selected` (from the cursor of the editor, say) takes the tab stop without the focus. */
export function useRoving(
  container: RefObject<Element | null>,
  order: Order,
  selected: string | undefined,
): Roving {
  const [chosen, setChosen] = useState(selected);
  const focusNext = useRef(false);
  useEffect(() => {
    if (selected !== undefined && order.has(selected)) setChosen(selected);
  }, [selected]);
  useLayoutEffect(() => {
    if (!focusNext.current || chosen === undefined) return;
    focusNext.current = false;
    findMark(container.current, chosen)?.focus({ preventScroll: false });
  });
  return {
    active: chosen !== undefined && order.has(chosen) ? chosen : order.keys().next().value,
    set: setChosen,
    move: (id) => {
      focusNext.current = true;
      setChosen(id);
      // The mark may be the tab stop already, and then nothing is drawn again.
      findMark(container.current, id)?.focus();
    },
  };
}

/** The element of a mark. Ids hold any text, so they are compared and never built into a selector. */
export function findMark(container: Element | null, id: string): HTMLElement | SVGElement | undefined {
  const marks = container?.querySelectorAll<HTMLElement | SVGElement>('[data-mark]') ?? [];
  return Array.from(marks).find((mark) => mark.dataset['mark'] === id);
}

/** Scrolls the first selected mark into view when the host asks for it; never moves the focus. */
export function useScrollTo(
  container: RefObject<Element | null>,
  id: string | undefined,
  request: number,
): void {
  useEffect(() => {
    if (id !== undefined)
      findMark(container.current, id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [request]);
}

/** The place that a key leads to in a list of `count`; undefined when it leads nowhere. */
export function listStep(key: string, count: number, from: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
