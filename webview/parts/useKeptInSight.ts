/** What is selected in a list stays in sight when the foot below the list grows over it. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * @param height of the scroller
 * @param top of the selected row in the list; both in pixels
 * @param show scrolls to it
 */
export function useKeptInSight(
  scroller: RefObject<HTMLElement | null>,
  height: number,
  top: number | undefined,
  show: () => void,
): void {
  const before = useRef(height);
  useEffect(() => {
    const from = scroller.current?.scrollTop ?? 0;
    const wasSeen = top !== undefined && top >= from && top < from + before.current;
    if (wasSeen && height < before.current) show();
    before.current = height;
  }, [height]);
}
